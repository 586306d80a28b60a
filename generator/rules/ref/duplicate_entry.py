"""同一条写了两次

## 为什么
材料、环节、认领等按名称认，同一个名称写两条，就不知道照哪一条办。编号、拼音、曾用名也不能两处相同。

## 会指出

```yaml
# 文件: guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml
# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
事项: jianzhu-gongcheng-shigong-xuke
版本: 1
申请材料:
  - {名称: 施工合同, 份数: 1}
  - {名称: 施工合同, 变动: 不要求}  # expect: REF110
```

## 不指出

```yaml
# 文件: guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml
# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
事项: jianzhu-gongcheng-shigong-xuke
版本: 1
申请材料:
  - {名称: 施工合同, 份数: 1}
  - {名称: 用地批准手续, 变动: 不要求}
```

## 怎么改
留下对的那一条，删掉另一条；两条说的不是一回事的，名称写得分得清。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import ERROR, Fact, Where
from generator.model.identity import FORMER, normal
from generator.model.tree import Items, Scalar, Table, is_unknown
from generator.rules.routes import Visit, visits
from generator.rules.rule import Rule

_UNIQUE = frozenset({"reference", "code", "slug"})  # the x-field of an element that no two things share


def check(portal: Portal) -> Iterator[Fact]:
    """Entries of one list under one name, words twice in one list, numbers that two things share."""
    for visit in visits(portal, lambda schema: "x-key" in schema):
        yield from _entries(visit, str(visit.schema["x-key"]))
    for visit in visits(portal, lambda schema: "items" in schema and "x-key" not in schema):
        yield from _words(visit)
    shared: dict[tuple[str, str, str], Where] = {}
    for visit in visits(portal, lambda schema: schema.get("x-field") in _UNIQUE):
        if isinstance(visit.node, Scalar) and not is_unknown(visit.node):
            token = (visit.document.slot.schema, visit.schema["x-field"], visit.node.text)
            first = shared.setdefault(token, visit.node.where)
            if first != visit.node.where:
                yield _twice(visit, visit.labels[-1], visit.node.text, visit.node.where, first)


def _entries(visit: Visit, key: str) -> Iterator[Fact]:
    names: dict[str, Where] = {}
    former: dict[str, Where] = {}
    entries = [entry for entry in visit.node.nodes if isinstance(entry, Table)] if isinstance(visit.node, Items) else []
    for entry in entries:
        name = normal(entry.text(key))
        first = names.setdefault(name, entry.where)
        if first != entry.where:
            yield _twice(visit, visit.labels[-1], entry.text(key), entry.where, first)
            continue
        for text in entry.texts(FORMER):
            first = former.setdefault(normal(text), entry.where)
            if first != entry.where:
                yield _twice(visit, f"{visit.labels[-1]}的曾用名", text, entry.where, first)


def _words(visit: Visit) -> Iterator[Fact]:
    seen: dict[str, Where] = {}
    for node in visit.node.nodes if isinstance(visit.node, Items) else ():
        if isinstance(node, Scalar):
            first = seen.setdefault(normal(node.text), node.where)
            if first != node.where:
                yield _twice(visit, visit.labels[-1], node.text, node.where, first)


def _twice(visit: Visit, name: str, text: str, where: Where, first: Where) -> Fact:
    at = f"第 {first.line} 行" if first.path == where.path else f"{first.path} 第 {first.line} 行"
    return visit.fact(where, f"“{name}”里“{text}”写了两次，前一次在{at}。", "留下对的那一条，删掉另一条。", first,
                      subject=f"{visit.subject}/{text}")


RULE = Rule(code="REF110", name="duplicate-entry", severity=ERROR, since="0.1",
            basis="数据格式约定", mended_by="旗县区", check=check)
