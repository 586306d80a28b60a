"""The data files that edits change: amended where they stand, or started where a county had none."""

from __future__ import annotations

from collections.abc import Mapping

from generator.collection import Portal
from generator.exchange.deriving import Op
from generator.exchange.standing import Plain
from generator.exchange.surgery import UncutError, operate
from generator.exchange.writing import whole
from generator.findings import Where
from generator.model.records import Place
from generator.model.shape import Shape
from generator.reading.document import Document, read
from generator.reading.layout import Slot, slot
from generator.reading.text import decode

_BOM = b"\xef\xbb\xbf"


def place_of(path: str) -> Slot:
    """What a path holds; only paths that hold something are asked."""
    found = slot(path)
    assert found is not None
    return found


def amended(portal: Portal, path: str, ops: list[Op], shapes: Mapping[str, Shape]) -> bytes | list[str]:
    """A file with operations done, line ends and byte order mark as they were; or what is wrong with that."""
    data = portal.source.read(path)
    text, _ = decode(path, data)
    try:
        text = operate(path, text, ops, shapes, portal.schemas.keys)
    except UncutError:
        names = "、".join(dict.fromkeys(op.element for op in ops))
        return [f"{path} 的“{names}”写法特殊(中间有说明，或者文字跨了几行)，不能自动改。照上面的计划在文件里手工改。"]
    if b"\r\n" in data:
        text = text.replace("\n", "\r\n")
    return _checked(portal, path, (_BOM if data.startswith(_BOM) else b"") + text.encode())


def started(portal: Portal, place: Place, path: str, overlay: Plain) -> bytes | list[str]:
    """A new file of a county that says what differs and nothing else; or what is wrong with it."""
    held = place_of(path)
    table = portal.claims_table(place.code)
    about: Plain = {"事项": held.item, "版本": "1", "核对": {"其余": "待核"},
                    "变更": [{"版本": "1", "类型": "新增", "生效日期": portal.as_of.isoformat()}]}
    if table.text("示例"):
        about["示例"] = table.text("示例")
    text = whole(path, held, {**about, **overlay}, portal.shapes.of_home(held.kind))
    return _checked(portal, path, text.encode())


def _checked(portal: Portal, path: str, data: bytes) -> bytes | list[str]:
    """The bytes, or each thing the schema finds wrong with them; of one entry the first."""
    found: dict[Where, str] = {}
    for problem in document(portal, path, data).problems:
        if problem.rule != "schema-line-missing":
            found.setdefault(problem.fact.where, f"{problem.fact.message}{problem.fact.advice}")
    return list(found.values()) or data


def document(portal: Portal, path: str, data: bytes) -> Document:
    """A file as the portal would read it."""
    return read(path, place_of(path), data, portal.schemas)
