"""A new data file with every element explained, cut from the schema of its kind.

What is required stands as 待核, or as the first example where the schema has no word for "not
checked" (the line says so); what is optional is commented out with its example. It returns text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from generator.model.tree import Items, Node, Scalar, Table
from generator.reading.canon import LAST
from generator.reading.inline import inline
from generator.reading.layout import schema_line


def skeleton(path: str, schema: Mapping[str, Any], name: str, head: str, given: Mapping[str, Any],
             above: Mapping[str, Node] | None = None) -> str:
    """A file of one kind. `given` are values known; `above` the city's elements a county may change."""
    elements, defs = schema["properties"], schema.get("$defs", {})
    lines = [schema_line(path, name), *(f"# {line}" for line in head.splitlines())]
    body = False
    for key in [*(key for key in elements if key != LAST), *([LAST] if LAST in elements else [])]:
        element = _resolved(elements[key], defs)
        if body or not element.get("x-meta"):
            lines.append("")
        body = body or not element.get("x-meta")
        required = key in schema["required"] or key in given
        lines.append(f"# {_describe(key, element, required)}")
        words = element.get("enum") or element.get("items", {}).get("enum")
        if words:
            lines.append(f"#   可以写：{'、'.join(words)}")
        lines += [f"#   {line}" for line in _fields(element, defs)]
        if above is not None and not required and element.get("x-burden") != "local":
            lines += [f"#   {line}" for line in _city(key, element, above)]
        lines += _lines(key, element, defs, given) if required else [f"# {line}" for line in entry(key, _example(element, defs))]
    return "\n".join(lines) + "\n"


def entry(key: str, value: Any) -> list[str]:
    """`key: value` as lines, one line for each entry of a list of mappings."""
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return [f"{key}:", *(f"  - {inline(each)}" for each in value)]
    return [f"{key}: {inline(value)}"]


def _lines(key: str, element: Mapping[str, Any], defs: Mapping[str, Any], given: Mapping[str, Any]) -> list[str]:
    if key in given:
        return entry(key, given[key])
    value = _unknown(element, defs)
    if value is None:
        *lines, last = entry(key, _example(element, defs))
        return [*lines, f"{last}  # 先填了一个例子，请改成实际的"]
    return entry(key, value)


def _unknown(element: Mapping[str, Any], defs: Mapping[str, Any]) -> Any:
    """How an element says that nobody has checked it; None when it cannot."""
    element = _resolved(element, defs)
    if "enum" in element:
        return "待核" if "待核" in element["enum"] else None
    types = element.get("type", "string")
    types = {types} if isinstance(types, str) else set(types)
    if "string" in types:
        return "待核" if re.search(element.get("pattern", ""), "待核") else None
    if "array" not in types:
        return None
    inner = element["items"]
    return [{key: _unknown(inner["properties"][key], defs) for key in inner["required"]}] if element.get("minItems") else []


def _example(element: Mapping[str, Any], defs: Mapping[str, Any]) -> Any:
    """The schema's first example; an entry of a list is completed from the examples of its own elements."""
    example, inner = element["examples"][0], element.get("items", {})
    if "properties" not in inner or not isinstance(example, list):
        return example
    whole = {key: _resolved(inner["properties"][key], defs)["examples"][0] for key in inner["required"]}
    return [{**{key: each.get(key, whole[key]) for key in whole}, **each} for each in example]


def _describe(key: str, element: Mapping[str, Any], required: bool) -> str:
    title = element.get("title", key)
    name = key if title == key else f"{key}（{title}）"
    return f"{name}{'' if required else '，可不写'}：{element.get('description', '')}"


def _fields(element: Mapping[str, Any], defs: Mapping[str, Any]) -> Iterator[str]:
    """The elements of one entry of a list, a line each."""
    inner = element.get("items")
    if isinstance(inner, dict) and "properties" in inner:
        for key, field in inner["properties"].items():
            field = _resolved(field, defs)
            words = f"（{'、'.join(field['enum'])}）" if "enum" in field else ""
            yield f"· {_describe(key, field, key in inner['required'])}{words}"


def _city(key: str, element: Mapping[str, Any], above: Mapping[str, Node]) -> Iterator[str]:
    """What the city says now, so that a county writes its names to the letter."""
    node = above.get(key)
    if isinstance(node, Scalar):
        yield f"市级现在是：{node.text}"
    elif isinstance(node, Items) and node.nodes:
        name = element.get("x-key", "")
        yield "市级现有：" + "、".join(each.text(name) if isinstance(each, Table) else each.text for each in node.nodes
                                      if isinstance(each, Table | Scalar))


def _resolved(element: Mapping[str, Any], defs: Mapping[str, Any]) -> Mapping[str, Any]:
    reference = element.get("$ref", "").removeprefix("#/$defs/")
    return {**defs[reference], **element} if reference else element
