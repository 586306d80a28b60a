"""A schema error in Chinese: where it stands, what is wrong, how to mend it.

No English word of the validator reaches a user.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from jsonschema import ValidationError
from rapidfuzz import process

from generator.findings import Fact, Where
from generator.model.quantity import parse
from generator.model.tree import Items, Node, Scalar, Table
from generator.reading.text import Problem

_KINDS = {"array": "列表(每行以“- ”开头)", "object": "“名称: 内容”", "string": "文字", "integer": "整数", "number": "数字"}


def explain(path: str, tree: Table, error: ValidationError) -> Iterator[Problem]:
    """The problems of one validation error."""
    steps = list(error.absolute_path)
    node, where = _find(tree, steps)
    name = next((str(step) for step in reversed(steps) if isinstance(step, str)), "文件")
    subject = "/".join(_label(tree, steps))
    kind, value = error.validator, error.validator_value
    if kind == "additionalProperties" and isinstance(node, Table):
        allowed = list(error.schema.get("properties", ()))
        for key in node.entries:
            if key not in allowed:
                near = near_names(key, allowed)
                cure = f"是不是“{'”或者“'.join(near)}”?" if near else f"这里可以写:{'、'.join(allowed)}。"
                yield Problem("unknown-key", Fact(node.place_of(key), f"不认识“{key}”。", cure, subject=_join(subject, key)))
    elif kind == "required":
        key = str(error.message.split("'")[1])
        yield Problem("missing-key", Fact(where, f"{_entry(node)}缺少“{key}”。", f"补上“{key}”;没有核对写 待核,没有公布写 未公布。", subject=_join(subject, key)))
    elif kind == "enum":
        near = near_names(_text(node), [str(each) for each in value])
        cure = f"是不是“{near[0]}”?" if near else ""
        yield Problem("value-not-allowed", Fact(where, f"“{name}”不能写“{_text(node)}”。", f"{cure}可以写:{'、'.join(str(each) for each in value)}。", subject=subject))
    elif kind == "pattern":
        yield _pattern(where, name, node, subject, error)
    elif kind == "type":
        kinds = [value] if isinstance(value, str) else value
        wanted = "或者".join(_KINDS[each] for each in kinds if each in _KINDS)
        yield Problem("wrong-kind", Fact(where, f"“{name}”应当是{wanted}。", "照同类文件的写法改。", subject=subject))
    else:
        yield Problem("out-of-bounds", Fact(where, _bounds(kind, name, value, error), "照同类文件的写法改。", subject=subject))


def near_names(text: str, names: list[str], most: int = 3) -> list[str]:
    """Names near to a text, nearest first."""
    found = process.extract(text, names, limit=most, score_cutoff=60)
    return [str(name) for name, _, _ in found]


def _pattern(where: Where, name: str, node: Node | None, subject: str, error: ValidationError) -> Problem:
    text = _text(node)
    if "个工作日" in str(error.validator_value) and parse(text) is None:
        return Problem("quantity-malformed", Fact(where, f"“{name}”写的是“{text}”,读不出数和单位。", "写成一句,如 5个工作日、7日、即办、未规定;没有核对写 待核。", subject=subject))
    example = next(iter(error.schema.get("examples", ())), "")
    integer = " 这里应当是整数。" if "integer" in str(error.schema.get("type", "")) else ""
    return Problem("malformed-value", Fact(where, f"“{name}”写的是“{text}”,格式不对。{integer}", f"写法如:{example}。" if example != "" else "照同类文件的写法改。", subject=subject))


def _bounds(kind: Any, name: str, value: Any, error: ValidationError) -> str:
    if kind == "format":
        return f"“{name}”写的是“{error.instance}”,不是日期。日期写成 2026-10-08。"
    if kind == "not":
        keys = "、".join(value.get("required", ()))
        return f"这种情况不写“{keys}”。"
    words = {"minItems": "至少要有 {} 条", "minLength": "至少 {} 个字", "minimum": "不能小于 {}", "maxProperties": "只写名称和变动两项(最多 {} 项)"}
    return f"“{name}”" + words.get(str(kind), "不合要求").format(value) + "。"


def _find(tree: Table, steps: list[Any]) -> tuple[Node | None, Where]:
    node: Node | None = tree
    where = tree.where
    for step in steps:
        if isinstance(node, Table):
            where = node.place_of(step)
            node = node.get(step)
        elif isinstance(node, Items):
            node = node.nodes[step]
            where = node.where
        if isinstance(node, Scalar):
            where = node.where
    return node, where


def _label(tree: Table, steps: list[Any]) -> Iterator[str]:
    node: Node | None = tree
    for step in steps:
        if isinstance(node, Table):
            node = node.get(step)
            yield str(step)
        elif isinstance(node, Items):
            node = node.nodes[step]
            name = (node.text("名称") or node.text("事项")) if isinstance(node, Table) else ""
            yield name or f"第{step + 1}条"


def _entry(node: Node | None) -> str:
    name = node.text("名称") if isinstance(node, Table) else ""
    return f"“{name}”" if name else "这里"


def _text(node: Node | None) -> str:
    return node.text if isinstance(node, Scalar) else "(一组内容)"


def _join(subject: str, key: str) -> str:
    return f"{subject}/{key}" if subject else key
