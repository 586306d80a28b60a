"""Rewrite what a county follows: the pin in its claims, and lines of its own that say nothing new.

`--take-over` moves the pin to the city's version in force and drops lines that now say what the
city says; `--confirm` moves the pin alone, for a county that looked at its own lines and keeps them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from generator.changes.rewriting import Plan
from generator.collection import Holding, Portal
from generator.comparing import Effect
from generator.errors import PortalError
from generator.model.identity import normal
from generator.model.records import Claim, Place
from generator.model.tree import Items, Node, Table
from generator.reading.surgery import Path, Surgery
from generator.resolving import CHANGE, DROP

Repeated = Callable[[Holding, Table], Iterable[Node]]


def claiming(portal: Portal, place: Place, items: tuple[str, ...], repeated: Repeated | None) -> Plan:
    """The plan for some items of a county, or for all it claims. `repeated` finds lines that repeat the
    city's guide; without it the county's own files stay as they are."""
    plan = Plan()
    path = f"catalog/{place.folder}/claims.yml"
    document = portal.documents.get(path)
    if document is None or document.tree is None or document.stale:
        raise PortalError(f"{path} 没有或者读不出来。先运行 portal check {place.code} 看哪一行要改。")
    data = portal.source.read(path)
    surgery = Surgery(path, data, portal.schemas.keys)
    for claim in _chosen(portal, place, items):
        holding = portal.holding(place.code, claim.item)
        if holding is None:
            plan.left.append(f"{claim.name}：市级没有可以跟随的指南，没有改。")
            continue
        latest = replace(holding, followed=holding.latest, elements=holding.over_latest)
        _pin(portal, surgery, claim, latest.latest.guide.number, plan)
        if repeated is not None and holding.overlay is not None:
            _own(portal, latest, holding.overlay.tree, repeated, plan)
        plan.left += _heavier(latest, claim)
    plan.put(path, surgery.result(), data)
    return plan


def _chosen(portal: Portal, place: Place, items: tuple[str, ...]) -> Iterator[Claim]:
    claims = portal.claims.get(place.code, {})
    for item in items or tuple(claims):
        claim = claims.get(item) or next((each for each in claims.values() if each.name == item), None)
        if claim is None or (items and not claim.claimed):
            raise PortalError(f"{place.name}没有认领 {item}。认领的事项在 catalog/{place.folder}/claims.yml。")
        if portal.ended(claim.item):
            if items:
                raise PortalError(f"“{claim.name}”市级已经取消，不能再跟随。看 portal explain LVL117。")
        elif claim.claimed:
            yield claim


def _pin(portal: Portal, surgery: Surgery, claim: Claim, latest: int, plan: Plan) -> None:
    if claim.follows >= latest:
        return
    rows = surgery.tree.get("认领")
    number = next(index for index, row in enumerate(rows.nodes if isinstance(rows, Items) else ()) if row.where == claim.where)
    here: Path = ("认领", number)
    surgery.set((*here, "跟随版本"), latest)
    surgery.set((*here, "日期"), portal.as_of.isoformat())
    before = {"版本": claim.follows, "自": claim.date}
    if "此前" in claim.table.entries:
        surgery.prepend((*here, "此前"), before)
    else:
        surgery.put((*here, "此前"), [before])
    plan.done.append(f"{claim.name}：跟随版本由 {claim.follows} 改为 {latest}，日期改为 {portal.as_of.isoformat()}。")


def _own(portal: Portal, holding: Holding, own: Table, repeated: Repeated, plan: Plan) -> None:
    """Cut what says nothing new out of the county's own file."""
    redundant = {id(node) for node in repeated(holding, own)} | {id(node) for node in _moot(holding, own)}
    cuts = list(_cuts(holding, own, redundant))
    if not cuts:
        return
    path = own.where.path
    data = portal.source.read(path)
    surgery = Surgery(path, data, portal.schemas.keys)
    for cut, name in cuts:
        surgery.drop(cut)
        plan.done.append(f"{holding.claim.name}：{path} 里的“{name}”与市级一样了，删掉。")
    plan.put(path, surgery.result(), data)


def _cuts(holding: Holding, own: Table, redundant: set[int]) -> Iterator[tuple[Path, str]]:
    for name, node in own.entries.items():
        if id(node) in redundant:
            yield (name,), name
        elif isinstance(node, Items) and (shape := holding.shapes.get(name)) and shape.kind == "table":
            gone = [number for number, row in enumerate(node.nodes) if id(row) in redundant]
            if gone and len(gone) == len(node.nodes):
                yield (name,), name
                continue
            for number, row in enumerate(node.nodes):
                called = f"{name}/{row.text(shape.key)}" if isinstance(row, Table) else name
                if number in gone:
                    yield (name, number), called
                elif isinstance(row, Table):
                    yield from (((name, number, field), f"{called}/{field}") for field, value in row.entries.items() if id(value) in redundant)


def _moot(holding: Holding, own: Table) -> Iterator[Node]:
    """Entries that drop what the city no longer asks for either."""
    for name, node in own.entries.items():
        shape, theirs = holding.shapes.get(name), holding.latest.elements.get(name)
        if shape is not None and shape.kind == "table" and not shape.meta and isinstance(node, Items):
            known = {normal(row.text(shape.key)) for row in (theirs.nodes if isinstance(theirs, Items) else ()) if isinstance(row, Table)}
            yield from (row for row in node.nodes if isinstance(row, Table) and row.text(CHANGE) == DROP and normal(row.text(shape.key)) not in known)


def _heavier(holding: Holding, claim: Claim) -> list[str]:
    return [f"{claim.name}：本地的“{each.subject}”比市级第{holding.latest.guide.number}版重，要改掉或者先有豁免。"
            for each in holding.latest_differences if each.effect is Effect.HEAVIER]
