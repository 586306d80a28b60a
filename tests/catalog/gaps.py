"""What is still missing in the guides, as lines: the item, then what.

    python -m tests.catalog.gaps      writes tests/catalog/unfinished.txt anew

The file must shrink to nothing; a test holds it to be exact, so that nothing is missing unsaid and nothing that is
done stays written.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from generator.collection import Portal
from generator.model.quantity import parse
from generator.model.tree import Node, Scalar, Table, is_unknown
from tests.catalog.citing import clauses
from tests.catalog.facts import REPO

UNFINISHED = Path(__file__).with_name("unfinished.txt")
HEAD = """# 指南里还缺的内容，一行一处：事项、缺什么。补好一处，这里就少一行；全部补好，只剩这几行说明。
# 由 python -m tests.catalog.gaps 生成，测试逐行比对(tests/catalog/test_content.py)。
"""
# the eight key elements by which government sites are checked, in their order there
KEY = ("名称", "设定依据", "受理条件", "申请材料", "办理地点", "办理时间", "咨询电话", "办理环节")
TO_STATE = (*KEY, "法定办结时限", "承诺办结时限", "收费", "办理结果", "投诉电话", "特别程序", "适用范围", "俗称", "监管部门", "项目类型",
            "前置服务", "相关事项", "审查标准", "到现场次数", "网办深度", "表单", "退件情形", "常见问题")
NOT_ADMINISTRATIVE = ("第三方审查", "市政公用报装", "公共服务")  # no decision of an authority: no remedy against one
VAGUE = re.compile("其他材料|等材料|按规定|视情况|法律法规规定的其他|相关材料|有关材料|[X×]{2,}|[\\[【]\\s*[\\]】]")
ASKED, LONG = 2, 20
_SENTENCE = re.compile("[。；！？\n]")


def gaps(portal: Portal) -> list[str]:
    """All of them, in the order of the reference numbers."""
    shared = _shared(portal)
    return [f"{item} {text}" for item in portal.items for text in dict.fromkeys((*of(portal, item), *shared.get(item, ())))]


def of(portal: Portal, item: str) -> Iterator[str]:
    """What one item's guide lacks by itself."""
    baseline = portal.baseline(item)
    if baseline is None:
        yield "没有市级指南"
        return
    elements = baseline.elements
    category = _text(elements.get("类别"))
    for name in TO_STATE:
        if name not in elements:
            yield f"没有写{name}"
    if "救济途径" not in elements and category not in NOT_ADMINISTRATIVE:
        yield "没有写救济途径"
    for name in ("法定", "承诺"):
        limit = _text(elements.get(f"{name}办结时限"))
        if limit not in ("即办", "未规定", "待核", "未公布") and not parse(limit):
            yield f"{name}办结时限没有单位"
        elif limit not in ("即办", "未规定", "待核", "未公布") and f"{name}时限起点" not in elements:
            yield f"{name}时限没有起点"
    if _text(elements.get("法定办结时限")) not in ("未规定", "待核", "") and "法定时限依据" not in elements:
        yield "法定时限没有依据"
    for row in _rows(elements.get("申请材料")):
        if row.text("依据") in ("", "无", "没有"):
            yield f"申请材料“{row.text('名称')}”没有依据"
    lawful = {row.text("名称") for row in _rows(elements.get("法定特别程序"))}
    for row in _rows(elements.get("特别程序")):
        if row.text("名称") not in lawful or not row.text("依据") or not row.text("时限"):
            yield f"特别程序“{row.text('名称')}”没有写明停不停法定时限"
    for where, text in _texts(elements):
        if VAGUE.search(text):
            yield f"{where}里有含糊的话“{VAGUE.search(text)[0]}”"  # type: ignore[index]
    asked = elements.get("常见问题")
    if category == "行政许可" and len(_rows(asked)) < ASKED and not is_unknown(asked):
        yield f"常见问题只有 {len(_rows(asked))} 个，行政许可至少 {ASKED} 个"
    elif category == "行政许可" and is_unknown(asked):
        yield f"常见问题写的是{_text(asked)}，行政许可至少 {ASKED} 个"


def _shared(portal: Portal) -> dict[str, list[str]]:
    """Sentences of conditions and standards that two guides share without citing the same article."""
    seen: dict[str, dict[str, set[tuple[str, int]]]] = defaultdict(dict)
    for item in portal.items:
        baseline = portal.baseline(item)
        for element in ("受理条件", "审查标准"):
            for row in _rows(baseline.elements.get(element) if baseline else None):
                articles = {(law, article) for law, article, *_ in clauses(row.text("依据") + row.text("内容"))}
                for sentence in _SENTENCE.split(row.text("内容")):
                    if len(sentence) > LONG:
                        seen[sentence].setdefault(item, set()).update(articles)
    found: dict[str, list[str]] = defaultdict(list)
    for sentence, items in seen.items():
        names = list(items)
        for at, item in enumerate(names):
            if any(not items[item] & items[other] for other in names[:at]):
                found[item].append(f"和别的指南有一样的句子“{sentence}”，依据的条文却不同")
    return found


def _text(node: Node | None) -> str:
    return node.text if isinstance(node, Scalar) else ""


def _rows(node: Node | None) -> list[Table]:
    return [row for row in getattr(node, "nodes", ()) if isinstance(row, Table)]


def _texts(elements: dict[str, Node]) -> Iterator[tuple[str, str]]:
    for element in ("受理条件", "申请材料", "办理环节", "审查标准", "特别程序"):
        for row in _rows(elements.get(element)):
            for name, node in row.entries.items():
                if isinstance(node, Scalar) and name != "依据":
                    yield f"{element}/{row.text('名称')}/{name}", node.text


if __name__ == "__main__":
    UNFINISHED.write_text(HEAD + "".join(f"{line}\n" for line in gaps(Portal(REPO))), encoding="utf-8")
