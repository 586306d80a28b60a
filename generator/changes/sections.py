"""In which part of a guide a difference lies, by the five words a clerk asks with: 材料、时限、流程、依据、收费.

Other elements go by their own name. Elements are recognised by the `x-field` of the schema.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.comparing import Difference, Effect
from generator.model.shape import Shapes

_BASES = frozenset({"basis", "legal_basis", "statutory_basis", "validity_basis"})
_PARTS = {"fees": "收费", "materials": "材料", "promised_start": "时限", "statutory_start": "时限",
          "steps": "流程", "special_procedures": "流程", "lawful_procedures": "流程", "prerequisites": "流程"}


def section(difference: Difference, shapes: Shapes) -> str:
    """材料, 时限, 流程, 依据, 收费, or the element's own title."""
    top = shapes[difference.path[0]]
    if difference.shape.field_name in _BASES:
        return "依据"
    if difference.shape.kind == "limit":
        return "时限"
    return _PARTS.get(top.field_name, top.title)


def sections(differences: Iterable[Difference], shapes: Shapes) -> tuple[str, ...]:
    """The parts that changed in substance, each once."""
    return tuple(dict.fromkeys(section(each, shapes) for each in differences if each.effect is not Effect.NEUTRAL))
