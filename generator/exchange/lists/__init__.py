"""A foreign list (.xlsx, .ods, .csv as offices really publish it) against the baseline of a place.

The list is put into the guide's shape as far as it states it, weighed by the same order as a county's
own file, and reported under the same rules; nothing is written, nothing is guessed in silence.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from generator.collection import Portal
from generator.errors import PortalError
from generator.exchange.lists.comparison import Comparison, Progress
from generator.exchange.lists.listed import Listed
from generator.exchange.lists.mapping import tables
from generator.exchange.lists.own import REMARK, Own, is_own
from generator.exchange.lists.report import Report, Summary, counted
from generator.exchange.lists.sheet import bodies
from generator.exchange.lists.words import Words
from generator.model.records import Place
from generator.rules.waiving import apply
from generator.tables import MOST_BYTES, sheets_in

__all__ = ["MOST_BYTES", "Listed", "Report", "Summary", "compared"]


def compared(portal: Portal, place: Place, name: str, data: bytes, mapping: bytes | None = None, progress: Progress | None = None) -> Report:
    """Compare a list with the baseline of a place.

    `name` is the file's own name, `mapping` a mapping file for headings that are not known, `progress` is
    told each step in Chinese and the share done. Raises PortalError for what cannot be read as a list.
    """
    tell = progress or (lambda step, share: None)
    tell("读文件", 0.0)
    words = Words(portal.shapes, tables(portal, mapping))
    sent = sheets_in(name, data)
    tell("认表头", 0.2)
    comparison = Comparison(portal, place, words)
    own = is_own(sent.sheets)
    read = [body for sheet in sent.sheets for body in bodies(sheet, words)] if not own else []
    if not read and not own:
        raise PortalError(f"{name} 里没有找到清单的表头。至少要有一栏“事项名称”和另一栏认得的栏，如“承诺时限”“设定依据”；栏名特别的，用 --mapping 写明。")
    step = _part(tell)
    findings = comparison.of_own(Own(portal, place, sent.sheets), [sheet.name for sheet in sent.sheets], step) if own else comparison.findings(read, step)
    settled = apply(portal, [each.finding for each in findings])
    findings = [replace(each, finding=finding) for each, finding in zip(findings, settled, strict=True)]
    tell("写报告", 0.9)
    hows = Counter(each.match.how for each in comparison.meant)
    remarks = [REMARK] if own else [*sent.remarks, *(remark for found in read for remark in found.remarks)]
    report = Report(portal, place, name, findings, counted(findings, hows, len(comparison.meant), comparison.weigher.unknown), remarks, sent.sheets)
    tell("好了", 1.0)
    return report


def _part(tell: Progress) -> Progress:
    """Weighing as a part of the whole."""
    return lambda step, share: tell(step, 0.3 + share * 0.6)
