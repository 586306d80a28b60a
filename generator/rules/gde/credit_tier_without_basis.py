"""信用等级加重了负担，没有法律依据

## 为什么
通知三（六）要求按信用状况分级分类监管：良好的可以减少手续，不良的谨慎审批、多检查。多检查是批完以后的事；办理的时候多要材料、多走环节、办得更慢，
就是增加办理条件和环节，要有法律、法规、规章依据（优化营商环境条例第三十五条）。通知和其他规范性文件不是这样的依据。
是不是加重，由总格式里每个要素的次序比出来，和旗县区对市级、版本对版本是同一套。

## 会指出
对严重失信的多要一份材料，没有写依据，或者只有规范性文件：

```yaml
# 文件: catalog/vocabulary/credit-tiers.yml
# yaml-language-server: $schema=../schemas/credit-tiers.schema.json
信用分级:
  - 名称: 严重失信
    认定标准: 待核
    办理措施: []
    监管措施: [实施严格监管]
    指南变化:
      - 事项: jianzhu-gongcheng-shigong-xuke
        内容:
          申请材料:
            - {名称: 信用修复证明, 变动: 增加, 材料类型: 原件, 材料形式: 纸质或电子, 份数: 1, 必要性: 必要, 来源渠道: 申请人自备, 依据: 待核}  # expect: GDE114
            - {名称: 施工合同, 份数: 3}  # expect: GDE114
        设定依据: []
        核对: 待核
    依据: 赤工改办综合字〔2023〕7号三(六)
    核对: 已核条文
```

## 不指出
减轻的不要依据；加重的写了法律：

```yaml
# 文件: catalog/vocabulary/credit-tiers.yml
# yaml-language-server: $schema=../schemas/credit-tiers.schema.json
信用分级:
  - 名称: 信用状况良好
    认定标准: 待核
    办理措施: [可以考虑减少手续]
    监管措施: [减少事中事后监管频次]
    指南变化:
      - 事项: jianzhu-gongcheng-shigong-xuke
        内容: {承诺办结时限: 3日, 申请材料: [{名称: 施工合同, 变动: 不要求}]}
        设定依据: []
        核对: 待核
    依据: 赤工改办综合字〔2023〕7号三(六)
    核对: 已核条文
  - 名称: 严重失信
    认定标准: 待核
    办理措施: []
    监管措施: [实施严格监管]
    指南变化:
      - 事项: jianzhu-gongcheng-shigong-xuke
        内容: {申请材料: [{名称: 施工合同, 份数: 3}]}
        设定依据: [{名称: 建筑法, 条款: 第八条}]
        核对: 待核
    依据: 赤工改办综合字〔2023〕7号三(六)
    核对: 已核条文
```

## 怎么改
删掉这一条；确有法律、法规、规章依据的，写在 `设定依据`，简称照 `catalog/laws.yml`。批完以后怎么查，写在 `监管措施`。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.collection.credit import FILE, Change, tiers
from generator.comparing import Difference, Effect
from generator.findings import ERROR, WARNING, Fact, Where
from generator.rules.rule import Rule

_WEIGHED = {Effect.HEAVIER: (ERROR, "加重了负担"), Effect.OPEN: (WARNING, "说不清是不是加重")}


def check(portal: Portal) -> Iterator[Fact]:
    """Differences of a tier that are heavier, or may be, where no statute is named."""
    for tier in tiers(portal):
        for change in tier.changes:
            for difference in change.differences if not change.statutes else ():
                if difference.effect in _WEIGHED:
                    severity, word = _WEIGHED[difference.effect]
                    named = f"只写了{'、'.join(name for name, _ in change.bases)}，不是法律、法规、规章" if change.bases else "没有写依据"
                    yield Fact(_where(change, difference), f"对“{tier.name}”的申请人，{difference.subject}{word}，{named}。",
                               "删掉；确有法律、法规、规章依据的，写在“设定依据”。批完以后的检查写在“监管措施”。", "", change.item,
                               f"{tier.name}/{difference.subject}", severity=severity)


def _where(change: Change, difference: Difference) -> Where:
    """The line in the tiers' own file; what has no line of its own stands at its change."""
    for node in (difference.left, difference.holder):
        if node is not None and node.where.path == FILE:
            return node.where
    return change.where


RULE = Rule(code="GDE114", name="credit-tier-without-basis", severity=ERROR, since="0.2",
            basis="优化营商环境条例第三十五条", mended_by="市工改办", check=check)
