"""分不出轻重的改动，没有写影响

## 为什么
条件、受理标准的文字改了，工作日换成日，纸质换成电子，比较分不出对申请人是轻了还是重了。由改的人在变更记录里逐条写明；没有写的，旗县区不知道怎样跟进，办事的人看不懂改了什么。

## 会指出
第3版把申请表由纸质改成电子，变更记录没有说：

```yaml
# 片段: guides/150400-chifeng/jianzhu-gongcheng-shigong-xuke.yml
申请材料:
  - {名称: 建筑工程施工许可申请表, 材料类型: 原件, 材料形式: 电子, 份数: 1, 必要性: 必要, 来源渠道: 申请人自备, 依据: 建筑法第八条第一款}  # expect: VER105
  - {名称: 用地批准手续, 材料类型: 原件或复印件, 材料形式: 纸质或电子, 份数: 1, 必要性: 必要, 来源渠道: 政府部门共享, 依据: 建筑法第八条第一款第一项}
变更:
  - {版本: 3, 类型: 调整, 生效日期: 2026-10-08, 宽限: 20个工作日, 原因: 压减材料，缩短时限, 文号: 示例〔2026〕2号}
  - {版本: 2, 类型: 调整, 生效日期: 2026-03-02, 宽限: 20个工作日, 原因: 压缩时限, 文号: 示例〔2026〕1号}
  - {版本: 1, 类型: 新增, 生效日期: 2025-01-01}
```

## 不指出

```yaml
# 片段: guides/150400-chifeng/jianzhu-gongcheng-shigong-xuke.yml
变更:
  - {版本: 3, 类型: 调整, 生效日期: 2026-10-08, 宽限: 20个工作日, 原因: 压减材料，缩短时限, 文号: 示例〔2026〕2号, 影响: [{要素: 申请材料/建筑工程施工许可申请表/材料形式, 影响: 减负, 说明: 改为在线填报}]}
  - {版本: 2, 类型: 调整, 生效日期: 2026-03-02, 宽限: 20个工作日, 原因: 压缩时限, 文号: 示例〔2026〕1号}
  - {版本: 1, 类型: 新增, 生效日期: 2025-01-01}
```

## 怎么改
在变更记录这一条的 `影响` 里加一行，`要素` 照提示里的写，`影响` 写减负、加重或者不变，`说明` 写理由。写加重的，还要有原因和文号。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.comparing import Effect
from generator.findings import WARNING, Fact
from generator.rules.rule import Rule
from generator.rules.versions import present


def check(portal: Portal) -> Iterator[Fact]:
    """Differences of the newest step that the order cannot weigh and no line of 影响 settles."""
    for kept in present(portal):
        for difference, effect in kept.effects():
            if effect is Effect.OPEN and kept.row is not None:
                number = kept.step.version.number
                yield kept.fact(kept.spot(difference), f"第{number}版改了“{difference.subject}”，分不出是减负还是加重，变更记录没有写影响。",
                                f"在第{number}版的“影响”里加一行：{{要素: {difference.subject}, 影响: 不变, 说明: 理由}}，影响照实写减负、加重或者不变。",
                                difference.subject, kept.row.where)


RULE = Rule(code="VER105", name="effect-not-told", severity=WARNING, since="0.2",
            basis="赤工改办综合字〔2023〕7号三(一)", mended_by="部门", check=check)
