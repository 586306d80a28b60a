"""One list of papers for several items: those with a name in common, present or former, are one paper.

It says for which items each is needed; it does not judge whether two offices mean the same by one name.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.model.identity import FORMER, normal
from generator.model.tree import UNKNOWN, Items, Node, Scalar, Table

Paper = dict[str, Any]


@dataclass
class _Group:
    """One paper: all its names, and the entries that ask for it."""

    names: dict[str, None] = field(default_factory=dict)
    pairs: list[tuple[str, Table]] = field(default_factory=list)


def merged(guides: Mapping[str, Mapping[str, Node]]) -> list[Paper]:
    """Papers in the order in which the items given need them.

    `uses` are (item, case in which it is needed there); `given` are items whose result it is, by name; `need` is
    the 必要性 all of them state; `forms` and `sources` are all that any item states.
    """
    by_name: dict[str, _Group] = {}
    for item, entry in _entries(guides):
        names = dict.fromkeys(normal(name) for name in (entry.text("名称"), *entry.texts(FORMER)))
        group, *others = {id(known): known for name in names if (known := by_name.get(name))}.values() or [_Group()]
        for other in others:
            group.pairs += other.pairs
            names.update(other.names)
        group.pairs.append((item, entry))
        group.names.update(names)
        by_name.update(dict.fromkeys(names, group))
    groups = {id(group): group.pairs for group in by_name.values()}.values()
    rank = {item: number for number, item in enumerate(guides)}
    results: dict[str, list[str]] = {}
    for item, elements in guides.items():
        node = elements.get("办理结果")
        if isinstance(node, Scalar) and not node.unknown:
            results.setdefault(normal(node.text), []).append(item)
    found = [_paper(sorted(group, key=lambda pair: rank[pair[0]]), results) for group in groups]
    return sorted(found, key=lambda paper: rank[paper["uses"][0][0]])


def unstated(guides: Mapping[str, Mapping[str, Node]]) -> list[tuple[str, str]]:
    """Items whose list nobody has published or checked, with the word for it."""
    lists = ((item, elements.get("申请材料")) for item, elements in guides.items())
    return [(item, node.text if isinstance(node, Scalar) else "待核") for item, node in lists if not isinstance(node, Items)]


def _entries(guides: Mapping[str, Mapping[str, Node]]) -> Iterator[tuple[str, Table]]:
    for item, elements in guides.items():
        node = elements.get("申请材料")
        for entry in node if isinstance(node, Items) else ():
            if isinstance(entry, Table):
                yield item, entry


def _paper(group: list[tuple[str, Table]], results: Mapping[str, list[str]]) -> Paper:
    uses: dict[str, list[str]] = {}
    for item, entry in group:
        uses.setdefault(item, []).append(entry.text("情形"))
    names, needs = _each(entry.text("名称") for _, entry in group) or ["待核"], {entry.text("必要性") for _, entry in group}
    return {"id": f"w{zlib.crc32(names[0].encode()):x}", "name": names[0], "also": names[1:],
            "uses": [(item, "；".join(filter(None, cases))) for item, cases in uses.items()],
            "given": list(dict.fromkeys(item for name in names for item in results.get(normal(name), ()))),
            "need": needs.pop() if len(needs) == 1 else "",
            "forms": _each(_form(entry) for _, entry in group), "sources": _each(entry.text("来源渠道") for _, entry in group)}


def _each(texts: Iterator[str]) -> list[str]:
    return list(dict.fromkeys(text for text in texts if text and text not in UNKNOWN))


def _form(entry: Table) -> str:
    form, copies = entry.text("材料形式"), entry.text("份数")
    return f"{form}{copies}份" if form not in UNKNOWN and copies.isdecimal() and copies != "0" else form
