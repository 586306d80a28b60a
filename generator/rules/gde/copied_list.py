"""把市级的列表抄了一遍

## 为什么
旗县区只写与市级不同的地方。整个列表抄下来，以为少抄一行就是不要，其实没有写到的照市级执行；市级以后改了，抄的那一份还是旧的。

## 会指出

```yaml
# 文件: guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml
# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
事项: jianzhu-gongcheng-shigong-xuke
版本: 1
办理环节:  # expect: GDE109
  - {名称: 受理, 序号: 1, 办理岗位: 综合窗口, 时限: 1日}
  - {名称: 审查, 序号: 2, 办理岗位: 审批岗位, 时限: 3日}
  - {名称: 决定, 序号: 3, 办理岗位: 审批岗位, 时限: 1日}
```

## 不指出

```yaml
# 文件: guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml
# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
事项: jianzhu-gongcheng-shigong-xuke
版本: 1
办理环节:
  - {名称: 审查, 时限: 2日}
  - {名称: 决定, 变动: 不要求}
```

## 怎么改
删掉与市级相同的条目。不要的一条写 `{名称: …, 变动: 不要求}`，改的一条只写名称和改的那一项。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import WARNING, Fact
from generator.rules.repeating import copied, overlays
from generator.rules.rule import Rule


def check(portal: Portal) -> Iterator[Fact]:
    """Lists of a county whose every entry repeats the city's in full."""
    for holding, overlay in overlays(portal):
        for shape, left_out in copied(holding, overlay):
            more = f"，只少了“{'”“'.join(left_out)}”；没有写到的照市级执行，并不是不要" if left_out else "，与市级完全相同"
            advice = "删掉相同的；不要的写 变动: 不要求。" if left_out else "删掉整个列表，照市级执行。"
            yield Fact(overlay.place_of(shape.name), f"“{shape.name}”抄了市级的列表{more}。", advice, holding.place, holding.item, shape.name,
                       (holding.followed.guide.tree.place_of(shape.name),))


RULE = Rule(code="GDE109", name="copied-list", severity=WARNING, since="0.1",
            basis="赤工改办综合字〔2023〕7号三(二)", mended_by="旗县区", check=check)
