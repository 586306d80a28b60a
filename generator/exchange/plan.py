"""What importing a workbook would do: every edit, what cannot be taken in, and the files as they would stand.

Nothing is written here. With any trouble there are no files at all: a workbook is taken in whole or not.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from generator.collection import Portal
from generator.collection.holding import lay
from generator.errors import PortalError
from generator.exchange import claiming, claims, deriving
from generator.exchange.arriving import Arrival, Trouble, arrive
from generator.exchange.cells import Value
from generator.exchange.content import Content
from generator.exchange.deriving import Op
from generator.exchange.editing import Edit, Reader
from generator.exchange.files import amended, document, started
from generator.exchange.grids import digests
from generator.exchange.standing import Plain, Standing, values
from generator.model.records import Place, version_of
from generator.model.shape import Shape
from generator.reading.layout import COUNTY


@dataclass(slots=True)
class Plan:
    """`files`: path → bytes, changed or new; `before`: what they hold now, None for new ones."""

    edits: list[Edit] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    before: dict[str, bytes | None] = field(default_factory=dict)


def plan(portal: Portal, place: Place, path: Path) -> Plan:
    """What a workbook would change. Raises PortalError where it is no workbook of this place."""
    if place.level != COUNTY and place.code != portal.city.code:
        raise PortalError(f"{place.name}没有办事指南，不能导入。写{portal.city.name}或者旗县区。")
    content = Content(portal, place)
    planner = _Planner(content, arrive(path, content))
    return planner.planned()


class _Planner:
    def __init__(self, content: Content, arrival: Arrival) -> None:
        self.content, self.arrival, self.portal = content, arrival, content.portal
        self.now = digests(content.grids)
        self.plan = Plan(troubles=list(arrival.troubles))
        self.claims: list[Op] = []

    def planned(self) -> Plan:
        """The plan of all items."""
        for each in self.content.standings.values():
            if self._edited(each):
                self._item(each)
        if self.claims:
            self._claims(f"catalog/{self.content.place.folder}/claims.yml")
        if self.plan.troubles:
            self.plan.files.clear()
        return self.plan

    def _claims(self, path: str) -> None:
        """The claims file after the edits of all items."""
        held = self.portal.documents.get(path)
        made: bytes | list[str] = [f"{path} 没有或者读不出来，先运行 portal check 改好。"]
        if held is not None and held.tree is not None and not held.stale:
            made = amended(self.portal, path, self.claims, claims.shapes_of(self.portal))
        self._file(path, made, self.content.claims.name)

    def _edited(self, each: Standing) -> bool:
        """Whether the clerk changed anything about an item, and the portal has not since the workbook left."""
        left, came = self.arrival.stamp.items.get(each.item), self.arrival.digests.get(each.item)
        if left is None:
            if came is not None:
                self._trouble(each, "导出以后才有这一项，重新导出再填")
            return False
        if came == left[2]:
            return False
        if self.now[each.item] != left[2]:
            older = f"导出时市指南是第 {left[1]} 版，现在是第 {each.latest} 版" if left[1] != str(each.latest) else "导出以后文件又改过"
            self._trouble(each, f"不能导入：{older}。重新导出一份，再把改动写进去")
            return False
        return True

    def _item(self, each: Standing) -> None:
        reader = Reader(self.content, self.arrival, each)
        own = reader.own()
        about = len(reader.edits)
        claimed: list[Op] = []
        if self.content.county:
            claimed += claiming.operations(reader)
        else:
            reader.locked(self.content.claims)
        self.plan.edits += reader.edits
        self.plan.troubles += reader.troubles
        if reader.troubles:
            return
        if about and len(reader.edits) > about:
            self._trouble(each, "认领和内容不能一次改：先只改认领，导入，再重新导出改内容")
        elif about and each.refused:
            self._trouble(each, each.refused)
        elif about:
            self._guide(each, own)
        else:
            self.claims += claimed

    def _guide(self, each: Standing, own: Plain) -> None:
        """The guide's file after the edits of one item."""
        before, after = (deriving.derive(side, each.under, each.shapes) if each.county else side for side in (each.own, own))
        ops = list(deriving.operations(before, after, each.shapes))
        if not ops and own != each.own:
            self._trouble(each, "这样改写不进文件：本地不能取消市级条目里的一项，只能改，或者整条不要")
        if ops and each.tree is None:
            self._file(each.path, started(self.portal, self.content.place, each.path, after), self.content.name(each.item))
        elif ops:
            self._file(each.path, amended(self.portal, each.path, ops, self.portal.shapes), self.content.name(each.item))
        if each.county and each.path in self.plan.files and not self._holds(each, own):
            self._trouble(each, "这样改写不进文件：市级的这一项没有核对，或者本地的文件另有写法。在文件里改")

    def _holds(self, each: Standing, own: Plain) -> bool:
        """Whether the file, laid over the baseline, gives what the workbook says."""
        holding = self.portal.holding(self.content.place.code, each.item)
        tree = document(self.portal, each.path, self.plan.files[each.path]).tree
        assert holding is not None
        assert tree is not None
        laid = values(lay(holding.followed, version_of(tree, each.path), self.portal.shapes, holding.windows), each.shapes)
        return all(_same(laid.get(shape.name), own.get(shape.name), shape) for shape in each.shapes)

    def _file(self, path: str, made: bytes | list[str], where: str) -> None:
        if isinstance(made, list):
            self.plan.troubles += [Trouble(where, message) for message in made]
            return
        self.plan.before[path] = self.portal.source.read(path) if path in self.portal.documents else None
        if made != self.plan.before[path]:
            self.plan.files[path] = made

    def _trouble(self, each: Standing, message: str) -> None:
        self.plan.troubles.append(Trouble(self.content.name(each.item), f"{message}。"))


def _same(left: Value, right: Value, shape: Shape) -> bool:
    """Whether two values say the same; lists of entries in any order."""
    if shape.kind == "table" and isinstance(left, list) and isinstance(right, list):
        return deriving.by_name(left, shape) == deriving.by_name(right, shape)
    return bool(left == right)
