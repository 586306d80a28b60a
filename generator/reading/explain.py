"""A schema error in Chinese: where it stands, what is wrong, how to mend it.

No English word of the validator reaches a user.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from generator.findings import Fact, Where
from generator.model.quantity import parse
from generator.model.tree import Items, Node, Scalar, Table
from generator.reading.syntax import colon
from generator.reading.text import Problem

if TYPE_CHECKING:
    from jsonschema import ValidationError

Homes = Mapping[str, Sequence[str]]
_KINDS = {"array": "列表(每行以“- ”开头，或者写在 [ ] 里)", "object": "“名称: 内容”", "string": "文字", "integer": "整数", "number": "数字"}
_LIKE = "照同类文件的写法改。"
_RANK = ("type", "enum", "const", "pattern", "format")  # of several errors of one value, the first says it
_BOUNDS = {"minItems": "至少要有 {} 条", "maxItems": "最多 {} 条", "minLength": "至少 {} 个字", "maxLength": "最多 {} 个字",
           "minimum": "不能小于 {}", "maximum": "不能大于 {}", "uniqueItems": "有重复的内容"}


def explain(tree: Table, errors: Iterable[ValidationError], homes: Homes) -> list[Problem]:
    """The problems behind the validator's errors, one for each fault, in the order of the file.

    `homes` says in which kinds of file a top element may stand.
    """
    found: dict[tuple[str, str, Where], Problem] = {}
    for error in _faults(list(errors)):
        for problem in _explain(tree, error, homes):
            found.setdefault((problem.rule, problem.fact.subject, problem.fact.where), problem)
    return sorted(found.values(), key=lambda problem: problem.fact.where)


def near_names(text: str, names: Sequence[str], most: int = 3) -> list[str]:
    """Names near to a text, nearest first."""
    from rapidfuzz import process

    found = process.extract(text, names, limit=most, score_cutoff=60)
    return [str(name) for name, _, _ in found]


def _faults(errors: list[ValidationError]) -> Iterator[ValidationError]:
    """Errors without those that only follow from another: a second word on one value, or a
    condition (若状态为…则须写…) on an entry whose own values are wrong."""
    values: dict[tuple[Any, ...], ValidationError] = {}  # by place, what is said of the value there
    for error in errors:
        if error.validator in _RANK or error.validator in _BOUNDS:
            steps = tuple(error.absolute_path)
            if steps not in values or _rank(error) < _rank(values[steps]):
                values[steps] = error
    wrong = {steps[:-1] for steps, error in values.items() if error.validator in ("enum", "type")}
    for error in errors:
        steps = tuple(error.absolute_path)
        conditional = "then" in error.absolute_schema_path or "else" in error.absolute_schema_path
        if not (conditional and steps in wrong) and values.get(steps, error) is error:
            yield error


def _rank(error: ValidationError) -> int:
    return _RANK.index(error.validator) if error.validator in _RANK else len(_RANK)


def _explain(tree: Table, error: ValidationError, homes: Homes) -> Iterator[Problem]:
    steps = list(error.absolute_path)
    node, where = _find(tree, steps)
    name = next((str(step) for step in reversed(steps) if isinstance(step, str)), "文件")
    subject = "/".join(_label(tree, steps))
    kind = error.validator
    value: Any = error.validator_value
    if kind == "additionalProperties" and isinstance(node, Table):
        yield from _unknown(node, subject, error, homes if not steps else {})
    elif kind == "required" and isinstance(node, Table):
        key = next(key for key in value if error.message.startswith(repr(key)))
        yield Problem("missing-key", Fact(where, f"{_entry(node) if steps else '文件里'}缺少“{key}”。", f"补上“{key}”；没有核对写 待核，没有公布写 未公布。", subject=_join(subject, key)))
    elif kind == "enum":
        words = "、".join(str(each) for each in value)
        near = near_names(_text(node), [str(each) for each in value])
        cure = f"是不是“{near[0]}”？" if near else ""
        yield Problem("value-not-allowed", Fact(where, f"“{name}”不能写“{_text(node)}”。", f"{cure}可以写：{words}。", subject=subject))
    elif kind == "pattern":
        yield _pattern(where, name, node, subject, error)
    elif kind == "type":
        yield _type(where, name, node, subject, [value] if isinstance(value, str) else value, error)
    elif kind == "format":
        yield Problem("malformed-value", Fact(where, f"“{name}”写的是“{_text(node)}”，没有这一天。", "日期写成 2026-10-08。", subject=subject))
    else:
        yield Problem("out-of-bounds", Fact(where, _bounds(kind, name, node, value), _cure(kind), subject=subject))


def _unknown(node: Table, subject: str, error: ValidationError, homes: Homes) -> Iterator[Problem]:
    allowed = list(_asked(error).get("properties", ()))
    for key in node.entries:
        if key in allowed:
            continue
        if key in homes:
            message, cure = f"“{key}”不写在这个文件里。", f"它写在{'、'.join(homes[key])}；这里的这一项删掉。"
        else:
            near = [name for name in near_names(key, allowed) if name not in node.entries]
            message = f"不认识“{key}”。"
            cure = f"是不是“{'”或者“'.join(near)}”？" if near else f"这里可以写：{'、'.join(allowed)}。"
        yield Problem("unknown-key", Fact(node.place_of(key), message, cure, subject=_join(subject, key)))


def _type(where: Where, name: str, node: Node | None, subject: str, kinds: Sequence[str], error: ValidationError) -> Problem:
    text = node.text if isinstance(node, Scalar) else ""
    key, sign, _ = text.partition("：")
    if sign and "object" in kinds and key in _asked(error).get("properties", ()):
        return colon(where._replace(column=where.column + len(key)), key)
    wanted = "或者".join(_KINDS[each] for each in kinds if each in _KINDS)
    cure = "“-”后面空一格，如 - 名称: 甲。" if text.startswith("-") and "array" in kinds else _digits(text, kinds) or _LIKE
    return Problem("wrong-kind", Fact(where, f"“{name}”应当是{wanted}。", cure, subject=subject))


def _digits(text: str, kinds: Sequence[str]) -> str:
    """A number typed with full-width digits is a slip of the input method."""
    wide = text.isdecimal() and not text.isascii()
    return "数字改用英文输入法打(半角)。" if wide and {"integer", "number"} & set(kinds) else ""


def _pattern(where: Where, name: str, node: Node | None, subject: str, error: ValidationError) -> Problem:
    text = _text(node)
    if "个工作日" in str(error.validator_value) and parse(text) is None:
        return Problem("quantity-malformed", Fact(where, f"“{name}”写的是“{text}”，读不出数和单位。", "写成一句，如 5个工作日、7日、即办、未规定；没有核对写 待核。", subject=subject))
    types = _asked(error).get("type", ())
    example = next((each for each in _asked(error).get("examples", ()) if isinstance(each, str | int)), "")
    if "integer" in types or "number" in types:
        cure = _digits(text, ["integer"]) or "写整数；没有核对写 待核，没有公布写 未公布。"
        return Problem("malformed-value", Fact(where, f"“{name}”写的是“{text}”，不是整数。", cure, subject=subject))
    if "array" in types:
        return Problem("wrong-kind", Fact(where, f"“{name}”应当是{_KINDS['array']}。", "没有核对写 待核，没有公布写 未公布。", subject=subject))
    return Problem("malformed-value", Fact(where, f"“{name}”写的是“{text}”，格式不对。", f"写法如：{example}。" if example != "" else _LIKE, subject=subject))


def _asked(error: ValidationError) -> Mapping[str, Any]:
    """The schema that was not met."""
    return error.schema if isinstance(error.schema, Mapping) else {}


def _bounds(kind: Any, name: str, node: Node | None, value: Any) -> str:
    if kind == "not":
        return f"{_entry(node)}不写“{'、'.join(value.get('required', ()))}”。"
    if kind == "maxProperties":
        return f"{_entry(node)}不要了，就只写名称和变动两项。"
    return f"“{name}”" + _BOUNDS.get(str(kind), "不合要求").format(value) + "。"


def _cure(kind: Any) -> str:
    return "把多出的删掉。" if kind in ("not", "maxProperties", "maxItems", "uniqueItems") else _LIKE


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
            yield (_named(node) if isinstance(node, Table) else "") or f"第{step + 1}条"


def _named(node: Table) -> str:
    return next((node.text(key) for key in ("名称", "事项", "简称", "代码", "问题", "内容", "版本") if node.text(key)), "")


def _entry(node: Node | None) -> str:
    name = _named(node) if isinstance(node, Table) else ""
    return f"“{name}”" if name else "这里"


def _text(node: Node | None) -> str:
    return node.text if isinstance(node, Scalar) else "(一组内容)"


def _join(subject: str, key: str) -> str:
    return f"{subject}/{key}" if subject else key
