"""Give index numbers (索引号) to guides that have none: a plan that adds lines at the end of the ledger and touches no other.

The front of a number is the agency code of `catalog/portal.yml`, the year that of the portal's day, the rest runs on
through all that was ever issued in that year. Raises PortalError where there is no code: a number is not invented.
"""

from __future__ import annotations

from generator.changes.rewriting import Plan
from generator.collection import Portal
from generator.collection.numbers import AGENCY, FILE, LIST, unnumbered
from generator.errors import PortalError
from generator.reading.inline import inline
from generator.reading.layout import schema_line

_MOST = 99_999  # five digits
_HEAD = "# 索引号台账：一份指南一个号，只往后加，不改、不删、不重用。不手写，用 portal number 编\n"


def numbering(portal: Portal) -> Plan:
    """The plan for all guides without a number; one line in `done` for each."""
    agency = portal.settings.text(AGENCY)
    if not agency:
        raise PortalError("没有编号：catalog/portal.yml 的“机构代码”还空着，索引号的前段用它。核对到发布机构的统一社会信用代码以后填上再编；不能猜，编了就不能改。")
    document = portal.documents.get(FILE)
    if document is not None and (document.tree is None or document.stale):
        raise PortalError(f"{FILE} 读不出来，没有编号。先运行 portal check 看哪一行要改。")
    plan, year, lines = Plan(), portal.as_of.year, []
    last = max((int(row.text("号")[-5:]) for row in portal.table(FILE).tables(LIST) if row.text("号").partition("/")[2][:4] == str(year)), default=0)
    for number, guide in enumerate(unnumbered(portal), last + 1):
        if number > _MOST:
            raise PortalError(f"{year} 年的流水号用完了（最多 {_MOST}），没有编号。")
        full = f"{agency}/{year}-{number:05d}"
        row = {"号": full, "网页": guide.path, "名称": guide.name, "日期": portal.as_of.isoformat()}
        lines.append(f"  - {inline(row)}\n")
        plan.done.append(f"{full} {guide.name}（{guide.path}）")
    before = portal.source.read(FILE) if document is not None else b""
    if lines:
        plan.put(FILE, _added(before.decode("utf-8-sig"), lines).encode(), before)
    return plan


def _added(text: str, lines: list[str]) -> str:
    """The ledger with lines behind its last one; an empty list becomes one that has lines."""
    if not text:
        text = f"{schema_line(FILE, 'index-numbers')}\n{_HEAD}{LIST}: []\n"
    return text.replace(f"{LIST}: []", f"{LIST}:", 1).rstrip("\r\n") + "\n" + "".join(lines)
