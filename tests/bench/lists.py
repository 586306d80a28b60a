"""`portal compare` of a list of 1,200 rows: under a second after start.

The list is made of the baseline itself, with materials, steps, statutes and limits in every row, some
of them changed, codes and names mixed. Start is what the same process does before it has a list: Python,
imports, reading the portal. `python -m tests.bench.lists` runs it alone.
"""

from __future__ import annotations

import io
import sys
import time
from pathlib import Path
from statistics import median

import xlsxwriter

from generator.collection import Portal
from generator.exchange.lists import compared
from generator.model.tree import Items, Scalar, Table

REPO = Path(__file__).resolve().parents[2]
ROWS, MOST, RUNS = 1200, 1.0, 5
_HEADINGS = ("序号", "事项名称", "事项类别", "设定依据", "法定办结时限", "承诺办结时限", "申请材料", "办理环节", "实施主体")


def main() -> int:
    """The seconds; 1 when they miss their bound."""
    portal = Portal(REPO)
    county = portal.counties[0]
    data = _book(portal)
    compared(portal, county, "清单.xlsx", data)
    reading, writing = [], []
    for _ in range(RUNS):
        begun = time.perf_counter()
        report = compared(portal, county, "清单.xlsx", data)
        reading.append(time.perf_counter() - begun)
        begun = time.perf_counter()
        report.workbook()
        writing.append(time.perf_counter() - begun)
    assert report.summary.rows == ROWS, report.summary
    seconds = median(reading)
    print(f"portal compare：{ROWS} 行的清单({len(data) // 1024} KB)，{len(report.findings)} 处问题，比较 {seconds:.2f} 秒(上限 {MOST} 秒，{RUNS} 次的中位)，写报告 {median(writing):.2f} 秒")
    return int(seconds > MOST)


def _book(portal: Portal) -> bytes:
    """Every item of the baseline, over and over, each round in the name of another office."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False}) as book:
        page = book.add_worksheet("清单")
        page.write_row(0, 0, _HEADINGS)
        for number in range(ROWS):
            item = portal.items[number % len(portal.items)]
            page.write_row(number + 1, 0, _row(portal, item, number))
    return buffer.getvalue()


def _row(portal: Portal, item: str, number: int) -> list[str]:
    baseline = portal.baseline(item)
    elements = baseline.elements if baseline else {}

    def text(element: str) -> str:
        node = elements.get(element)
        return node.text if isinstance(node, Scalar) else ""

    def names(element: str) -> list[str]:
        node = elements.get(element)
        return [each.text("名称") for each in node if isinstance(each, Table)] if isinstance(node, Items) else []

    name = text("名称") if number % 7 else f"{text('名称')}办理"
    materials = "；\n".join(f"{place}.{each}" for place, each in enumerate(names("申请材料"), 1))
    limit = text("承诺办结时限") if number % 3 else "90个工作日"
    return [str(number + 1), name, text("类别"), "".join(f"《{each}》" for each in names("设定依据")), text("法定办结时限"), limit, materials, "→".join(names("办理环节")),
            f"示例部门{number // len(portal.items)}"]


if __name__ == "__main__":
    sys.exit(main())
