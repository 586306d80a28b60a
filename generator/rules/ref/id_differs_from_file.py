"""文件里写的和文件名对不上

## 为什么
事项、地方、版本既写在文件里，也在文件名和文件夹名上。两处不一样，多半是复制了别的文件忘了改。

## 会指出

```yaml
# 文件: guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml
# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
事项: qiye-touzi-xiangmu-beian  # expect: REF109
版本: 1
到现场次数: 0
```

## 不指出

```yaml
# 文件: guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml
# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
事项: jianzhu-gongcheng-shigong-xuke
版本: 1
到现场次数: 0
```

## 怎么改
看文件夹和文件名对不对：对的，改文件里的那一行；不对的，改文件名。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import ERROR, Fact
from generator.model.tree import Scalar
from generator.reading.document import Document
from generator.rules.routes import desk
from generator.rules.rule import Rule


def check(portal: Portal) -> Iterator[Fact]:
    """Files whose own words differ from their names, superseded versions included."""
    for document in portal.documents.values():
        if document.tree is None:
            continue
        for key, wanted in _names(document):
            node = document.tree.get(key)
            if isinstance(node, Scalar) and node.text != wanted:
                slot = document.slot
                yield Fact(node.where, f"“{key}”写的是 {node.text}，文件名(文件夹名)是 {wanted}。", f"这里改成 {wanted}，或者改文件名。",
                           slot.place, slot.item, key, value=node.text, mended_by=desk(slot.place))


def _names(document: Document) -> list[tuple[str, str]]:
    slot = document.slot
    names = [("事项", slot.item)] if slot.item else []
    if slot.number:
        names.append(("版本", str(slot.number)))
    if slot.kind in ("claims", "windows"):
        names += [("旗县区", slot.place), ("地方", slot.place)]
    if slot.kind == "calendar":
        names.append(("年份", document.path[-8:-4]))
    return names


RULE = Rule(code="REF109", name="id-differs-from-file", severity=ERROR, since="0.1",
            basis="数据格式约定", mended_by="旗县区", check=check)
