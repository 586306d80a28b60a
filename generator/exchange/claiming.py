"""What was edited on 认领情况, as operations on a county's claims file.

A county that follows another version says since when, and the version left is kept in 此前 for it.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.exchange import claims
from generator.exchange.arriving import rows_of
from generator.exchange.cells import decode
from generator.exchange.deriving import Op
from generator.exchange.editing import Reader
from generator.exchange.standing import Plain
from generator.model.identity import normal
from generator.model.shape import Shape
from generator.model.tree import plain

_FOLLOWS, _DATE, _BEFORE, _NUMBER, _SINCE = "跟随版本", "日期", "此前", "版本", "自"


def operations(reader: Reader) -> Iterator[Op]:
    """The operations of one item. Edits and troubles are gathered in the reader."""
    content, item = reader.content, reader.each.item
    grid, shape = content.claims, claims.shapes_of(content.portal)[claims.LIST_OF]
    came = rows_of(reader.arrival, grid.name, item)
    for line in (line for line in grid.lines if line.key[0] == item):
        row = came.get(line.key)
        if row is None:
            reader.gone(grid, line)
            continue
        changed = {column.field: decode(row.line.texts[column.heading], shape.fields[column.field]) for column in reader.differences(grid, line, row)}
        if not changed:
            continue
        claim = content.portal.claim(content.place.code, item)
        if claim is None:
            entry = {"事项": item, "名称": content.name(item), **{field: value for field, value in changed.items() if value is not None}}
            yield Op(claims.LIST_OF, normal(item), value={field: entry[field] for field in shape.fields if field in entry})
            continue
        said = plain(claim.table)
        assert isinstance(said, dict)
        if said.get(_FOLLOWS) and changed.get(_FOLLOWS):
            if _DATE not in changed:
                reader.trouble(grid, row, f"改了{_FOLLOWS}，{_DATE}也要改成跟进的那一天。")
            changed[_BEFORE] = _before(said)
        yield from (Op(claims.LIST_OF, normal(item), field, value) for field, value in sorted(changed.items(), key=lambda pair: _rank(pair[0], shape)))


def _before(said: Plain) -> list[Plain]:
    """The versions followed so far, the one left now first."""
    return [{_NUMBER: said[_FOLLOWS], _SINCE: said.get(_DATE, "")}, *said.get(_BEFORE, [])]


def _rank(field: str, shape: Shape) -> int:
    return list(shape.fields).index(field)
