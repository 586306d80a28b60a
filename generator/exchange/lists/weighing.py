"""One item of a foreign list against the baseline: the one order weighs, the rules name what is heavier."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.collection import Baseline
from generator.comparing import Difference, Effect, compare
from generator.exchange.lists.kinds import KINDS, rule_of, word_of
from generator.exchange.lists.listed import Listed, listed
from generator.exchange.lists.matching import BY_ALIAS, Match
from generator.exchange.lists.shaping import LAWS, Shaped
from generator.exchange.lists.words import NAME
from generator.findings import Fact, Where
from generator.model.shape import Shape, Shapes
from generator.model.tree import Items, Node, Scalar, Table
from generator.rules.levels import called, said

LEVELS = "行使层级"
_APART = (NAME, LEVELS)  # weighed by the caller, who knows how the item was matched and whose list it is


class Weigher:
    """Weighs the items of one place's list."""

    def __init__(self, shapes: Shapes, place: str) -> None:
        self.place = place
        # a list states the statute's limit as its own: there it is weighed as a limit is
        self.shapes = [replace(shape, burden="at-most") if shape.kind == "limit" and shape.burden == "same" else shape
                       for shape in shapes.values() if not shape.meta and shape.name not in _APART]
        self.unknown = 0

    def weighed(self, shaped: Shaped, baseline: Baseline, title: str) -> Iterator[Listed]:
        """What is wrong with one item, in the order of the schema."""
        stated = [shape for shape in self.shapes if shape.name in shaped.elements]
        laws: list[Difference] = []
        for difference in compare(shaped.elements, baseline.elements, stated):
            if difference.left is None and len(difference.path) > 2:
                continue  # a list that does not state a field says nothing of it
            if difference.effect is Effect.UNKNOWN:
                self.unknown += 1
            elif difference.path[0] == LAWS:
                laws.append(difference)
            elif difference.effect is not Effect.NEUTRAL:
                yield self._difference(difference, baseline, title)
        if laws:
            yield self._laws(laws, shaped.elements[LAWS], baseline, title)
        yield from self._met(shaped, baseline, title)

    def _difference(self, difference: Difference, baseline: Baseline, title: str) -> Listed:
        kind, shape = KINDS[word_of(difference)], difference.shape
        where = _place(difference.left, difference.holder)
        theirs, ours = _text(difference.left, shape), _text(difference.right, shape)
        fact = Fact(where, _message(difference, theirs, ours), "", self.place, baseline.item, difference.subject,
                    _related(difference, baseline), theirs if isinstance(difference.left, Scalar) else "")
        return listed(kind, fact, title, theirs, ours, rule=rule_of(difference))

    def _laws(self, differences: Iterable[Difference], own: Node, baseline: Baseline, title: str) -> Listed:
        """The statutes of an item, said once however many differ."""
        right = baseline.elements.get(LAWS)
        theirs, ours = (_articles(side) for side in (own, right))
        fact = Fact(own.where, f"设定依据写的是 {theirs}，市级清单是 {ours}。", "", self.place, baseline.item, LAWS, (right.where,) if right else (), theirs)
        return listed(KINDS["依据不一致"], fact, title, theirs, ours)

    def _met(self, shaped: Shaped, baseline: Baseline, title: str) -> Iterator[Listed]:
        """What was met while the item was put into shape."""
        for vague in shaped.vague:
            fact = Fact(vague.where, f"{vague.element}里的“{vague.text}”没有边，“{vague.words}”没有说清楚是什么。", "", self.place, baseline.item, f"{vague.element}/{vague.text}")
            yield listed(KINDS["兜底条款"], fact, title, vague.text)
        for unread in shaped.unread:
            fact = Fact(unread.said.where, f"{unread.element}写的是“{unread.text}”，读不出数和单位，没有比。", "", self.place, baseline.item, unread.element)
            yield listed(KINDS["时限读不懂"], fact, title, unread.text)
        for name in shaped.renamed:
            how = "是它的曾用名" if name.match.how == BY_ALIAS else f"按相近的名称对上，相近度 {name.match.score}%"
            fact = Fact(name.where, f"{name.element}“{name.theirs}”，市级叫“{name.ours}”({how})。", "照市级的名称写；不是同一份的，名称写清楚。" , self.place, baseline.item,
                        f"{name.element}/{name.ours}/名称")
            yield listed(KINDS["名称不一致"], fact, title, name.theirs, name.ours, 0 if name.match.how == BY_ALIAS else name.match.score)

    def named(self, name: str, where: Where, baseline: Baseline, match: Match, ours: str) -> Iterator[Listed]:
        """An item under another name than ours."""
        shape = _NAME
        for difference in compare({NAME: Scalar(name, where)}, {NAME: Scalar(ours, _own_place(baseline))}, [shape]):
            how = {BY_ALIAS: f"按别名“{match.called}”对上"}.get(match.how, f"按相近的名称对上，相近度 {match.score}%" if match.score < 100 else "")
            fact = Fact(where, f"名称写的是“{name}”，市级清单是“{ours}”{f'({how})' if how else ''}。", "", self.place, baseline.item, NAME, (_own_place(baseline),))
            yield listed(KINDS[word_of(difference)], fact, ours, name, ours, match.score if match.score < 100 else 0)


_NAME = Shape(NAME, "text", burden="same")


def _own_place(baseline: Baseline) -> Where:
    """Where the baseline names the item."""
    node = baseline.elements.get(NAME)
    return node.where if node is not None else baseline.guide.tree.where


def _place(left: Node | None, holder: Node | None) -> Where:
    """The cell that says it, else the one in which it would stand."""
    node = left if left is not None else holder
    assert node is not None
    return node.where


def _related(difference: Difference, baseline: Baseline) -> tuple[Where, ...]:
    node = difference.right if difference.right is not None else difference.holder_right
    where = node.where if node is not None else None
    if where is None or not where.path:
        where = baseline.guide.tree.place_of(difference.path[0])
    return (where,)


def _text(node: Node | None, shape: Shape) -> str:
    """A value in a cell of the report."""
    if isinstance(node, Table):
        return node.text(shape.key)
    if isinstance(node, Items):
        return "、".join(each.text if isinstance(each, Scalar) else each.text(shape.key) for each in node if not isinstance(each, Items))
    return said(node, shape) if node is not None else ""


def _message(difference: Difference, theirs: str, ours: str) -> str:
    *inside, name = difference.labels
    word = word_of(difference)
    if difference.kind == "reordered":
        return f"{'、'.join(inside)}的先后次序和市级不一样。"
    if difference.kind != "changed" and len(difference.path) == 2:
        return f"{inside[0]}{'多' if difference.kind == 'added' else '少'}了“{name}”，市级{'没有' if difference.kind == 'added' else '有'}。"
    tail = {"时限更长": "，比市级长", "时限更短": "，比市级短", "单位不同": "，单位不同，比不出长短"}.get(word, "")
    return f"{called(difference)}写的是 {theirs or '空'}，市级是 {ours or '空'}{tail}。"


def _articles(node: Node | None) -> str:
    """Statutes as a list writes them."""
    if not isinstance(node, Items):
        return node.text if isinstance(node, Scalar) else "空"
    return "、".join(f"《{each.text('名称')}》{each.text('条款')}" for each in node if isinstance(each, Table))
