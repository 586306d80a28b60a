"""留着没有填的空

## 为什么
“XX”“×××”“【】”“待补充”是写稿时留的空，公布出去读的人看不懂。没有核对写 `待核`，没有公布写 `未公布`，网站会照样说明。

## 会指出

```yaml
# 片段: guides/150402-hongshan/windows.yml
窗口:
  - {名称: 工程建设综合窗口, 部门: 全部, 地址: XX路XX号, 时间: 未公布, 咨询电话: 0476-0000000, 投诉电话: 0476-0000001}  # expect: GDE105
```

## 不指出

```yaml
# 片段: guides/150402-hongshan/windows.yml
窗口:
  - {名称: 工程建设综合窗口, 部门: 全部, 地址: 待核, 时间: 未公布, 咨询电话: 0476-0000000, 投诉电话: 0476-0000001}
```

## 怎么改
填上真正的内容；填不了的写 `待核` 或者 `未公布`。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import WARNING, Fact
from generator.model.tree import Items, Node, Scalar, Table
from generator.rules.routes import desk
from generator.rules.rule import Rule
from generator.rules.wording import PLACEHOLDER


def check(portal: Portal) -> Iterator[Fact]:
    """Values with a gap that was left to be filled, in every current file of a place."""
    for document in portal.documents.values():
        slot = document.slot
        if slot.place and not slot.number and document.tree is not None:
            for node, subject in _scalars(document.tree, ""):
                found = PLACEHOLDER.search(node.text)
                if found:
                    yield Fact(node.where, f"“{node.text}”里的“{found[0]}”还没有填。", "填上；没有核对写 待核，没有公布写 未公布。",
                               slot.place, slot.item, subject, mended_by=desk(slot.place))


def _scalars(node: Node, subject: str) -> Iterator[tuple[Scalar, str]]:
    if isinstance(node, Scalar):
        yield node, subject
    elif isinstance(node, Items):
        for child in node.nodes:
            yield from _scalars(child, subject)
    elif isinstance(node, Table):
        for key, child in node.entries.items():
            yield from _scalars(child, f"{subject}/{key}" if subject else key)


RULE = Rule(code="GDE105", name="placeholder-text", severity=WARNING, since="0.1",
            basis="赤工改办综合字〔2023〕7号三(二)", mended_by="旗县区", check=check)
