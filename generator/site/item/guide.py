"""The elements of one item in one place, with what every value needs beside it: state, sample, whose it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from generator.model import quantity
from generator.model.records import Elements
from generator.model.tree import UNKNOWN, Items, Node, Scalar, Table
from generator.reading.layout import COUNTY
from generator.site.item import basics, complaining, credit, limits, listings, others, process
from generator.site.item.ruler import ruler
from generator.site.site import Site
from generator.site.times.measured import measured

Value = dict[str, Any]
SHOWN = {  # section: the elements it shows
    "facts": basics.FACTS, "glance": basics.GLANCE, "time": limits.ELEMENTS, "conditions": listings.CONDITIONS,
    "materials": listings.MATERIALS, "flow": process.FLOW, "before": ("前置服务",), "result": process.RESULT,
    "channels": process.CHANNELS, "forbidden": ("不得要求",), "basis": ("设定依据",), "review": ("审查标准",),
    "related": ("相关事项",), "asked": ("常见问题", "退件情形"), "credit": credit.CREDIT, "listed": complaining.LISTED,
}
KNOWN = frozenset(name for shown in SHOWN.values() for name in shown) | frozenset(process.WINDOW)
_FILES = {"自治区清单": "自治区清单", "市清单": "市级清单", "市指南": "市级指南", "旗县区指南": "本地指南", "general": "法律通则",
          "windows": "窗口表", "claims": "认领表"}
_ORDER = tuple(_FILES)


Memo = dict[tuple[Any, ...], Any]


class Guide:
    """What a page shows. `place` is the county's code, empty for the city's baseline; `version` the guide's number.

    `memo` is shared by the guides of one item: what rests on the same nodes is worked out once for
    the city and all counties. Whoever hands it in keeps the nodes alive as long as it.
    """

    def __init__(self, site: Site, item: str, elements: Elements, version: int, place: str = "", memo: Memo | None = None) -> None:
        self.site, self.item, self.elements = site, item, elements
        self.version, self.place = version, place
        self._memo: Memo = {} if memo is None else memo

    def _once(self, what: str, names: tuple[str, ...], make: Callable[[], Any], *more: Any) -> Any:
        key = (what, *(id(self.elements.get(name)) for name in names), *more)
        if key not in self._memo:
            self._memo[key] = make()
        return self._memo[key]

    def key(self, section: str) -> tuple[Any, ...]:
        """What a shared section depends on: the item, and the nodes it shows."""
        return (self.item, *(self.elements.get(name) for name in SHOWN[section]))

    @property
    def whole(self) -> tuple[Any, ...]:
        """What all sections but the window depend on."""
        return (self.item, self.version, self.body, *(node for name, node in self.elements.items() if name not in process.WINDOW))

    @property
    def measured(self) -> Value | None:
        """How long cases really took here, or in the whole city; None when nothing has been published, and for past versions."""
        if self.past:
            return None
        made: Value | None = self._once("measured", (), lambda: measured(self.site, self.item, self.place), self.place)
        return made

    @property
    def past(self) -> bool:
        """Whether this is an older version of the city's guide."""
        guide = self.site.portal.guide(self.item)
        return not self.place and guide is not None and guide.number != self.version

    @property
    def measured_city(self) -> Value | None:
        """How long cases really took in the whole city."""
        if self.past:
            return None
        made: Value | None = self._once("measured", (), lambda: measured(self.site, self.item), "")
        return made

    @property
    def ruler(self) -> Value | None:
        """The 时限尺 of the promise, the statute and what was measured."""
        promise, statute = (quantity.parse(self.text(name)) for name in ("承诺办结时限", "法定办结时限"))
        return ruler(promise, statute, self.measured)

    def get(self, name: str) -> Node | None:
        """The node of an element."""
        return self.elements.get(name)

    def text(self, name: str) -> str:
        """The text of an element, empty when absent or no scalar."""
        node = self.elements.get(name)
        return node.text if isinstance(node, Scalar) else ""

    def texts(self, name: str) -> list[str]:
        """The members of a list of texts."""
        node = self.elements.get(name)
        return [child.text for child in node if isinstance(child, Scalar)] if isinstance(node, Items) else []

    def tables(self, name: str) -> list[Table]:
        """The entries of a list."""
        node = self.elements.get(name)
        return [child for child in node if isinstance(child, Table)] if isinstance(node, Items) else []

    def unknown(self, name: str) -> str:
        """待核 or 未公布 when the whole element is that; an absent element is 待核 for a page."""
        node = self.elements.get(name)
        if node is None:
            return "待核"
        return node.text if isinstance(node, Scalar) and node.text in UNKNOWN else ""

    def value(self, node: Node | None, *path: str) -> Value:
        """A scalar with its state, 示例 and the county that states it (empty: not local)."""
        return {"text": node.text if isinstance(node, Scalar) else "", "state": self.site.origins.state(node, *path),
                "sample": self.site.origins.sample(node), "local": self.local(node)}

    def element(self, name: str) -> Value:
        """`value` of a top element."""
        return self.value(self.elements.get(name), name)

    def local(self, node: Node | None) -> str:
        """The county whose file states the node, or any part of it; empty when none does."""
        if node is None:
            return ""
        for leaf in leaves(node):
            place = self.site.portal.places.get(self.site.origins.place(leaf))
            if place is not None and place.level == COUNTY:
                return place.name
        return ""

    def sources(self, *names: str) -> list[Value]:
        """Whose files state these elements: level or county, one state when all values share it, 示例, lines."""
        made: list[Value] = self._once("sources", names, lambda: self._sources(names))
        return made

    def _sources(self, names: tuple[str, ...]) -> list[Value]:
        found: dict[str, list[Node]] = {}
        states: dict[str, set[str]] = {}
        for name in names:
            node = self.elements.get(name)
            if node is None:
                continue
            for path, leaf in _paths(node, (name,)):
                found.setdefault(leaf.where.path, []).append(leaf)
                states.setdefault(leaf.where.path, set()).add(self.site.origins.state(leaf, *path))
        rows = [self._source(nodes, states[path]) for path, nodes in found.items()]
        return sorted(rows, key=lambda row: row["order"])

    def _source(self, nodes: list[Node], states: set[str]) -> Value:
        origins, first = self.site.origins, nodes[0]
        document = self.site.portal.documents.get(first.where.path)
        kind = document.slot.kind if document else ""
        return {"order": _ORDER.index(kind) if kind in _ORDER else len(_ORDER),
                "level": self.local(first) + _FILES.get(kind, ""), "sample": origins.sample(first),
                "state": states.copy().pop() if len(states) == 1 else "", "lines": origins.lines(nodes)}

    @property
    def sample(self) -> bool:
        """Whether any value of the page is a sample."""
        return any(self.site.origins.sample(node) for node in self.elements.values())

    @property
    def body(self) -> str:
        """Who handles it: the body when published, else empty."""
        portal = self.site.portal
        return self.site.body(portal.places.get(self.place) or portal.city, self.item)

    @property
    def basics(self) -> Value:
        """Category, stage, role, code, aliases."""
        made: Value = self._once("basics", basics.FACTS, lambda: basics.facts(self))
        return made

    @property
    def glance(self) -> Value:
        """The band at the top: promise, law, cells."""
        made: Value = self._once("glance", basics.GLANCE, lambda: basics.glance(self))
        return made

    @property
    def limits(self) -> Value:
        """Section 时限."""
        made: Value = self._once("limits", limits.ELEMENTS, lambda: limits.section(self), self.version)
        return made

    @property
    def conditions(self) -> Value:
        """Section 条件."""
        made: Value = self._once("conditions", listings.CONDITIONS, lambda: listings.conditions(self))
        return made

    @property
    def materials(self) -> Value:
        """Section 申请材料."""
        made: Value = self._once("materials", listings.MATERIALS, lambda: listings.materials(self))
        return made

    @property
    def flow(self) -> Value:
        """Section 流程与计时."""
        made: Value = self._once("flow", process.FLOW, lambda: process.flow(self))
        return made

    @property
    def result(self) -> Value:
        """Section 费用和结果."""
        made: Value = self._once("result", process.RESULT, lambda: process.result(self))
        return made

    @property
    def channels(self) -> Value:
        """How one may apply: the part of 窗口和渠道 that is the same everywhere."""
        made: Value = self._once("channels", process.CHANNELS, lambda: process.channels(self))
        return made

    @property
    def credit(self) -> Value:
        """Section 信用和事后监管."""
        made: Value = self._once("credit", credit.CREDIT, lambda: credit.section(self))
        return made

    @property
    def listed(self) -> Value:
        """The published lists a complaint is held against."""
        made: Value = self._once("listed", complaining.LISTED, lambda: complaining.listed(self))
        return made

    @property
    def other_names(self) -> tuple[str, ...]:
        """Elements stated here that no section names."""
        return tuple(name for name in others.names(self.site, KNOWN) if name in self.elements)

    @property
    def others(self) -> Value:
        """Section 其他内容."""
        names = self.other_names
        return {"rows": others.rows(self, names), "sources": self.sources(*names)}

    def entries(self, name: str, *fields: str) -> list[Value]:
        """Entries of a list as values by field, with `state` when states differ inside the list, and `local`."""
        made: list[Value] = self._once("entries", (name,), lambda: listings.entries(self, name, fields))
        return made


def leaves(node: Node) -> Iterator[Scalar]:
    """All scalars of a tree; an empty list has none."""
    if isinstance(node, Scalar):
        yield node
    else:
        children: Iterable[Node] = node if isinstance(node, Items) else node.entries.values()
        for child in children:
            yield from leaves(child)


def _paths(node: Node, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Node]]:
    """Leaves with the element paths that 核对 may name; an empty list stands for itself."""
    if isinstance(node, Scalar) or not len(node.nodes if isinstance(node, Items) else node.entries):
        yield path, node
    elif isinstance(node, Items):
        for child in node:
            name = next(iter(leaves(child)), None)
            yield from _paths(child, (*path, name.text) if name is not None and isinstance(child, Table) else path)
    else:
        for key, child in node.entries.items():
            yield from _paths(child, (*path, key))
