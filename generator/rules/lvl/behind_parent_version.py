"""旗县区没有跟进市指南的新版

## 为什么
赤工改办综合字〔2023〕7号三(一)要求上级作出调整的，下级及时调整。市指南的每个新版写明生效日期和宽限；宽限以内是提示，过了就是错误。
只看实质：新版只改文字、不影响申请人的，不催；后面又出了新版，期限仍从第一个没跟进的实质版本起算。

## 会指出
到2026-11-20，施工许可第3版的宽限已经过了(错误)，消防设计审查第2版还在宽限以内(提示)：

```yaml
# 文件: catalog/150402-hongshan/claims.yml
# yaml-language-server: $schema=../schemas/claims.schema.json
旗县区: '150402'
示例: 是
部门: {发展和改革: 待核, 住房和城乡建设: 待核}
认领:
  - {事项: qiye-touzi-xiangmu-beian, 名称: 企业投资项目备案, 状态: 认领, 跟随版本: 1, 日期: 2026-09-18}
  - {事项: teshu-jianshe-gongcheng-xiaofang-sheji-shencha, 名称: 特殊建设工程消防设计审查, 状态: 认领, 跟随版本: 1, 日期: 2026-09-18}  # expect: LVL104
  - {事项: jianzhu-gongcheng-shigong-xuke, 名称: 建筑工程施工许可证核发, 状态: 认领, 跟随版本: 2, 日期: 2026-09-18}  # expect: LVL104
```

## 不指出
跟随最新的版本：

```yaml
# 文件: catalog/150402-hongshan/claims.yml
# yaml-language-server: $schema=../schemas/claims.schema.json
旗县区: '150402'
示例: 是
部门: {发展和改革: 待核, 住房和城乡建设: 待核}
认领:
  - {事项: qiye-touzi-xiangmu-beian, 名称: 企业投资项目备案, 状态: 认领, 跟随版本: 1, 日期: 2026-09-18}
  - {事项: teshu-jianshe-gongcheng-xiaofang-sheji-shencha, 名称: 特殊建设工程消防设计审查, 状态: 认领, 跟随版本: 2, 日期: 2026-09-18}
  - {事项: jianzhu-gongcheng-shigong-xuke, 名称: 建筑工程施工许可证核发, 状态: 认领, 跟随版本: 3, 日期: 2026-09-18}
```

## 怎么改
按新版办理以后，把 `跟随版本` 改成新的版本号，`日期` 改成开始照办的那一天，旧的版本号加到 `此前`；本地指南里新版已经没有的内容一并删掉。确实来不及的，报市工改办批准后写一条豁免，`对象` 写 `跟随版本`。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes import Lag, lag
from generator.collection import Holding, Portal
from generator.findings import ERROR, WARNING, Fact
from generator.rules.rule import Rule


def check(portal: Portal) -> Iterator[Fact]:
    """Claims that follow a version although a later one in substance is in force."""
    for holding in portal.holdings():
        owed = lag(portal, holding)
        if owed is not None and not portal.ended(holding.item):
            yield _fact(holding, owed)


def _fact(holding: Holding, owed: Lag) -> Fact:
    pin = holding.claim.table.get("跟随版本")
    changed = "、".join(owed.sections)
    when = f"应当在{owed.due.day}以前跟进{'(暂定，那一年的放假通知还没有公布)' if owed.due.provisional else ''}"
    return Fact(
        pin.where if pin is not None else holding.claim.where,
        f"跟随市指南第{owed.followed}版，现在执行的是第{owed.latest}版，改了{changed}；{when}，"
        + (f"已经过了{-owed.left}个工作日。" if owed.late else f"还有{owed.left}个工作日。"),
        f"照第{owed.latest}版办理以后，把“跟随版本”改成 {owed.latest}，“日期”改成开始照办的那一天。",
        holding.place, holding.item, "跟随版本",
        tuple(step.version.change.table.where for step in owed.missed),
        severity=ERROR if owed.late else WARNING)


RULE = Rule(code="LVL104", name="behind-parent-version", severity=ERROR, since="0.1",
            basis="赤工改办综合字〔2023〕7号三(一)", mended_by="旗县区", check=check)
