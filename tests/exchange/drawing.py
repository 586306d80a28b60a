"""Guides drawn from the schema with texts that spreadsheets and YAML like to mistake for something else."""

from __future__ import annotations

from random import Random
from typing import Any

from generator.exchange.standing import Plain
from generator.exchange.writing import whole
from generator.model.cutting import COUNTY, cut
from generator.model.identity import normal
from generator.model.shape import Shape, Shapes
from generator.reading.layout import slot

PIECES = (
    "甲", "用地批准手续", "=1+1", "+86", "@甲", "-1", "'引", '"双"', "007", "1e5", "1_000", "0x1F", "~", "null", "Yes", "true", "2026-11-20", "1:30", "a: b", "甲：乙",
    "内容：冒号", "，依据：乙", " #注", "换\n行", "\n首行", "末行\n", "两\n\n段", " 首空", "末空 ", "  ", "｜竖", "；分", "／斜", "\\反", "\\n", "\\u0041", "\\｜", "无", "待核", "未公布",
    "{花}", "[方]", "a, b", "，", "_x000D_", "_x0041_", "\t", "\r", "\u3000", "\u200b", "\u00a0", "\x07", "\u2028", "\ufeff", "𠀀", "ᠮᠣᠩᠭᠣᠯ", "&amp;", "<b>", "%a", "`", "|", ">", "!t", "&a", "*a",
    "? q", "- d", "---", "...", "#", "'", '"', ":", "甲:", "=cmd|' /C calc'!A0", "示例" * 40,
)
LIMITS = ("5个工作日", "10日", "1个月", "24小时", "即办", "未规定", "待核", "未公布")
PHONES = ("0476-8888888", "12345", "待核", "未公布")


class Drawing:
    """Draws values that a schema allows."""

    def __init__(self, seed: int, schema: dict[str, Any], shapes: Shapes) -> None:
        self.random, self.schema, self.shapes = Random(seed), schema, shapes
        self.city, self.county = (cut(schema, kind)["properties"] for kind in ("市指南", COUNTY))

    def guide(self, item: str) -> Plain:
        """A city guide: all that is required, most of the rest."""
        found: Plain = {}
        for shape in self.shapes.of_home("市指南"):
            if not shape.meta and (shape.must or self.random.random() < 0.7):
                found[shape.name] = self.value(self.city[shape.name], shape)
        return {**found, **self.about(item)}

    def about(self, item: str) -> Plain:
        """What a file says of itself."""
        number = self.random.randint(1, 9)
        changes = [{"版本": str(each), "类型": "调整", "生效日期": "2025-01-01", "原因": self.text(1), "影响": [
            {"要素": self.text(1), "影响": "不变", "说明": self.text(1)} for _ in range(self.random.randint(0, 2))]} for each in range(number, 0, -1)]
        checked = {normal(self.text(1)): "待核" for _ in range(self.random.randint(0, 2))}
        return {"事项": item, "版本": str(number), "示例": "是", "核对": {**checked, "其余": "待核"}, "变更": changes,
                "待核说明": [f"待核说明{self.text(1)}" for _ in range(self.random.randint(1, 3))]}

    def overlay(self, item: str, under: Plain) -> Plain:
        """A county's file: only what differs from `under`, in the order of it."""
        found: Plain = {}
        for shape in self.shapes.of_home(COUNTY):
            base = under.get(shape.name)
            if shape.meta or self.random.random() < 0.4:
                continue
            if shape.kind == "table":
                value: Any = list(self._entries(self.county[shape.name], shape, base)) if isinstance(base, list | None) else []
            else:
                value = self.value(self.county[shape.name], shape)
            if value != base and (value or shape.kind != "table"):
                found[shape.name] = value
        return {**found, **self.about(item)}

    def _entries(self, node: Any, shape: Shape, base: Any) -> Any:
        fields = self._resolved(node)["items"]["properties"]
        used = {normal(entry[shape.key]) for entry in base or []}
        for entry in base or []:
            form = self.random.randint(0, 3)
            if form == 0:
                yield {shape.key: entry[shape.key], "变动": "不要求"}
            elif form == 1:
                drawn = {name: self.value(fields[name], field) for name, field in shape.fields.items() if name != shape.key and not field.meta and self.random.random() < 0.5}
                changed = {name: value for name, value in drawn.items() if value != entry.get(name)}
                if changed:
                    yield {shape.key: entry[shape.key], **changed}
        for added in self._list(node, shape, used)[: self.random.randint(0, 2)]:
            yield {shape.key: added[shape.key], "变动": "增加", **{name: value for name, value in added.items() if name not in (shape.key, "曾用名")}}

    def value(self, node: Any, shape: Shape) -> Any:
        """A value of an element or a field."""
        node = self._resolved(node)
        types = node.get("type", "string")
        if "enum" in node:
            return self.random.choice(node["enum"])
        if "array" in types:
            if "string" in types and self.random.random() < 0.15:
                return self.random.choice(("待核", "未公布"))
            if shape.fields:
                return self._list(node, shape, set())
            words = node["items"].get("enum")
            least = node.get("minItems", 0)
            if words:
                return self.random.sample(words, self.random.randint(max(least, 0), len(words)))
            return [self.text(node["items"].get("minLength", 0)) for _ in range(self.random.randint(least, 3))]
        if "integer" in types or "number" in types:
            return self.random.choice(("1", "2", "12", *(("12.50", "0.5") if "number" in types else ("3",)), *(("待核",) if "string" in types else ())))
        pattern = node.get("pattern", "")
        if "个工作日" in pattern:
            return self.random.choice(LIMITS[:-2] if "待核" not in pattern else LIMITS)
        if "12345" in pattern:
            return self.random.choice(PHONES)
        assert not pattern, pattern
        return self.text(node.get("minLength", 0))

    def _list(self, node: Any, shape: Shape, used: set[str]) -> list[Plain]:
        node = self._resolved(node)
        fields, required = node["items"]["properties"], set(node["items"].get("required", ()))
        required |= set(shape.fields) if node["items"].get("allOf") else set()
        found = []
        for _ in range(self.random.randint(node.get("minItems", 0), 4)):
            entry = {name: self.value(fields[name], field) for name, field in shape.fields.items()
                     if name in required or self.random.random() < 0.5}
            if normal(entry[shape.key]) not in used:
                used.add(normal(entry[shape.key]))
                found.append(entry)
        return found or ([entry] if node.get("minItems") else [])

    def text(self, least: int) -> str:
        """A text that looks like something else."""
        text = "".join(self.random.choice(PIECES) for _ in range(self.random.choice((1, 1, 1, 2, 3))))
        if least == 0 and self.random.random() < 0.05:
            return ""
        return text if len(text) >= least else text + "示例" * least

    def _resolved(self, node: Any) -> Any:
        reference = node.get("$ref", "").removeprefix("#/$defs/")
        return {**self.schema["$defs"][reference], **node} if reference else node


def text_of(path: str, values: Plain, shapes: Shapes) -> str:
    """A file in canonical form."""
    held = slot(path)
    assert held is not None
    return whole(path, held, values, shapes.of_home(held.kind))
