"""What a place says of an item, as plain values: what holds, what would hold without its own file, the city beside it.

For the city there is nothing above its own guide; for a county the guide it follows is the baseline
and its own windows stand under the overlay.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from generator.collection import Holding, Portal
from generator.collection.holding import lay
from generator.comparing import Difference
from generator.exchange.cells import Value
from generator.exchange.grids import LIST
from generator.model.records import Place
from generator.model.shape import Shape
from generator.model.tree import Items, Node, Table, plain
from generator.reading.layout import CITY, COUNTY

GENERAL = "catalog/vocabulary/"  # entries that hold for a whole category stand there, not in an item's file
Plain = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Standing:
    """One item in one place. `own` are the elements its file may state, `under` the same without that file,
    `base` the baseline's, `lists` what others state; `path` is the file, `tree` what it says now."""

    item: str
    path: str
    own: Plain
    under: Plain
    base: Plain
    lists: Plain
    tree: Table | None
    shapes: tuple[Shape, ...]
    county: bool
    refused: str = ""
    followed: int = 0
    latest: int = 0
    differences: list[Difference] = field(default_factory=list)


def kind_of(place: Place) -> str:
    """Which kind of file holds what a place says of an item."""
    return "市指南" if place.level == CITY else "旗县区指南"


def standing(portal: Portal, place: Place, item: str) -> Standing:
    """How an item stands in a place."""
    path = f"guides/{place.folder}/{item}.yml"
    shapes = tuple(portal.shapes.of_home(kind_of(place)))
    document = portal.documents.get(path)
    tree = document.tree if document else None
    baseline = portal.baseline(item)
    latest = baseline.guide.number if baseline else 0
    refused = "这个文件有错或者读不出来，先运行 portal check 改好" if document and (document.stale or document.tree is None) else ""
    if place.level == CITY:
        if not refused and (baseline is None or baseline.guide.path != path):
            refused = "没有现行的市指南，先运行 portal new guide" if tree is None else "这个文件写的版本还没有生效"
        own = values(tree.entries if tree and not refused else {}, shapes)
        return Standing(item, path, own, {}, {}, values(baseline.elements if baseline else {}, _others(portal, shapes)),
                        tree, shapes, False, refused, latest, latest)
    holding = portal.holding(place.code, item)
    if holding is None:
        claim = portal.claim(place.code, item)
        reason = "跟随的市指南版本没有找到" if claim and claim.claimed and baseline else "本地没有认领这一项" if baseline else "没有现行的市指南"
        return unfilled(portal, place, item, tree, reason)
    if not refused and tree is not None and (holding.overlay is None or holding.overlay.path != path):
        refused = "这个文件写的版本还没有生效"
    return _county(portal, holding, shapes, path, tree, refused)


def unfilled(portal: Portal, place: Place, item: str, tree: Table | None = None, refused: str = "") -> Standing:
    """An item of which a county says nothing: the city's values in force beside empty cells."""
    shapes = tuple(portal.shapes.of_home(kind_of(place)))
    baseline = portal.baseline(item)
    elements = baseline.elements if baseline else {}
    return Standing(item, f"guides/{place.folder}/{item}.yml", {}, {}, values(elements, shapes), values(elements, _others(portal, shapes)),
                    tree, shapes, True, refused, 0, baseline.guide.number if baseline else 0)


def exercised(portal: Portal, *levels: str) -> list[str]:
    """The items that one of the levels exercises and that have not ended; those of the counties unless said."""
    regions = {item: portal.region_file(item) for item in portal.items}
    wanted = set(levels or (COUNTY,))
    return [item for item, region in regions.items() if region and wanted.intersection(region.tree.texts("行使层级")) and not portal.ended(item)]


def _county(portal: Portal, holding: Holding, shapes: tuple[Shape, ...], path: str, tree: Table | None, refused: str) -> Standing:
    under = lay(holding.followed, None, portal.shapes, holding.windows)
    followed = holding.followed
    return Standing(holding.item, path, values(holding.elements, shapes), values(under, shapes),
                    values(followed.elements, shapes), values(followed.elements, _others(portal, shapes)),
                    tree, shapes, True, refused, followed.guide.number, holding.latest.guide.number, holding.differences)


def _others(portal: Portal, shapes: tuple[Shape, ...]) -> tuple[Shape, ...]:
    """Elements of other files, shown and not changed."""
    own = {shape.name for shape in shapes}
    return tuple(shape for shape in portal.shapes.values() if shape.name not in own and not shape.meta)


def values(elements: Mapping[str, Node], shapes: Iterable[Shape]) -> Plain:
    """Elements as plain values. On worksheets with a row an entry, what a whole category has in common is left out."""
    found: Plain = {}
    for shape in shapes:
        node = elements.get(shape.name)
        if node is None or shape.meta:
            continue
        if isinstance(node, Items) and shape.sheet != LIST and any(each.where.path.startswith(GENERAL) for each in node.nodes):
            own = [plain(each) for each in node.nodes if not each.where.path.startswith(GENERAL)]
            if own:
                found[shape.name] = own
        else:
            found[shape.name] = plain(node)
    return found
