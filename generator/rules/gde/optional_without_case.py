"""只在某些情形需要，没有写是什么情形

## 为什么
非必要的材料，不写情形就等于由窗口临时决定，同一事项就不是同一个标准(赤工改办综合字〔2023〕7号三(二))。

## 会指出

```yaml
# 片段: guides/150400-chifeng/qiye-touzi-xiangmu-beian.yml
申请材料:
  - {名称: 项目说明, 材料类型: 原件, 材料形式: 电子, 份数: 0, 必要性: 非必要, 来源渠道: 申请人自备, 依据: 企业投资项目核准和备案管理条例第十三条}  # expect: GDE104
```

## 不指出

```yaml
# 片段: guides/150400-chifeng/qiye-touzi-xiangmu-beian.yml
申请材料:
  - {名称: 项目说明, 材料类型: 原件, 材料形式: 电子, 份数: 0, 必要性: 非必要, 来源渠道: 申请人自备, 依据: 企业投资项目核准和备案管理条例第十三条, 情形: 项目建在两个以上旗县区的}
```

## 怎么改
加上 `情形`，写申请人自己能判断的话，如“需要征收房屋的”。哪种情形都不需要的，删掉这一条。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import WARNING, Fact
from generator.model.shape import Shape
from generator.model.tree import Node, Table
from generator.rules.guides import entries, guides
from generator.rules.rule import Rule

_NECESSITY, _CASE = "necessity", "case"  # x-field of: how far needed, when needed
_LIGHTEST = 0


def check(portal: Portal) -> Iterator[Fact]:
    """Entries in the lightest tier of necessity (非必要) without their case."""
    for guide in guides(portal):
        for shape, entry, own in entries(guide, portal.shapes):
            case = next((field.name for field in shape.fields.values() if field.field_name == _CASE), "")
            node = _optional(entry, own, shape)
            if case and node is not None and not entry.text(case).strip():
                yield guide.fact(node.where, f"“{entry.text(shape.key)}”没有写什么情形需要。", f"加上“{case}”；都不需要的删掉这一条。",
                                 f"{shape.name}/{entry.text(shape.key)}")


def _optional(entry: Table, own: Table, shape: Shape) -> Node | None:
    """The value that makes an entry optional, if it stands in the guide's own file."""
    for field in shape.fields.values():
        if field.field_name == _NECESSITY and field.tiers.get(entry.text(field.name)) == _LIGHTEST:
            return own.get(field.name)
    return None


RULE = Rule(code="GDE104", name="optional-without-case", severity=WARNING, since="0.1",
            basis="赤工改办综合字〔2023〕7号三(二)", mended_by="部门", check=check)
