"""The monthly bulletin as an official document: the figures of the page, laid out as a 文件."""

from __future__ import annotations

from generator.collection import Portal
from generator.letters import paper, parts
from generator.model.patrol import Patrol
from generator.supervision import bulletin_words as words
from generator.supervision.bulletin import Bulletin, Row, period
from generator.supervision.escalation import Sending, asked, county

_HEADS = ("旗县区", "名次", "办结\n（件）", "按时", "法定钟\n中位", "不扣除\n中位", "补正率", "停钟\n占比", "落后\n（项）", "发现\n（处）")
_WIDTHS = (17, 8, 9.5, 12, 10.5, 10.5, 11, 11, 9.5, 9.5)
_BEFORE = ("旗县区", "办结\n（上月）", "办结\n（本月）", "按时\n（上月）", "按时\n（本月）", "法定钟中位\n（上月）", "法定钟中位\n（本月）")


def document(bulletin: Bulletin, sending: Sending, portal: Portal, patrol: Patrol | None) -> bytes:
    """The bulletin as DOCX. What counties have to mend by the last patrol is listed in the newest one."""
    first, last = period(bulletin.month)
    lines = (f"关于{words.month(bulletin.month)}全市工程建设项目", "审批情况的通报")
    made = paper.sheet("".join(lines), bulletin.snapshot.as_of)
    paper.numbered(made)
    parts.mark(made, sending.sender)
    parts.number(made, f"{sending.number_word or parts.BLANK}〔{bulletin.snapshot.as_of.year}〕{parts.BLANK}号", False)
    parts.title(made, lines, bulletin.snapshot.sample)
    parts.addressee(made, f"各旗县区{sending.recipient}")
    parts.text(made, f"根据《赤峰市工程建设项目审批监督管理机制》（赤工改办综合字〔2023〕7号）第四条第（三）项，现将{parts.day(first)}至{parts.day(last)}"
                     f"各旗县区审批情况通报如下。")
    parts.heading(made, "一、全市情况")
    for sentence in whole(bulletin):
        parts.text(made, sentence)
    parts.heading(made, "二、旗县区情况")
    parts.text(made, "按法定时限内办结的比例排列，相同的看法定钟中位，再相同的并列；有法定期限的不足 30 件的不排名次，不足 5 件的不算比例。中位数的单位是工作日。")
    parts.grid(made, _HEADS, [cells(row) for row in (*bulletin.rows, *([bulletin.own] if bulletin.own else []))], _WIDTHS, "表1　各旗县区审批情况")
    if bulletin.before:
        parts.blank(made)
        parts.grid(made, _BEFORE, [_beside(row, bulletin.before[row.place]) for row in (bulletin.whole, *bulletin.rows)], (18, 14, 14, 15, 15, 16, 16), "表2　和上月比")
    parts.heading(made, "三、应当整改的问题")
    listed = work(portal, patrol) if patrol and bulletin.newest else []
    if patrol and listed:
        parts.text(made, f"{parts.day(patrol.as_of)}半月巡查，各旗县区应当整改或者核实的 {len(listed)} 个问题见表3，到期没有改正、没有说明的，发提醒函、督办函。")
        parts.grid(made, ("旗县区", "问题", "应于"), listed, (16, 62, 22), "表3　应当整改的问题", wordy=True)
    else:
        parts.text(made, "没有列入整改的问题。")
    parts.heading(made, "四、数据说明")
    for n, line in enumerate(words.quality(bulletin), 1):
        parts.text(made, f"{n}．{line}")
    parts.signature(made, sending.sender, sending.seal, bulletin.snapshot.as_of)
    parts.record(made, "", sending.sender, bulletin.snapshot.as_of)
    return paper.packed(made)


def whole(bulletin: Bulletin) -> list[str]:
    """The city in sentences."""
    row = bulletin.whole
    said = [words.lede(bulletin)]
    if row.net is not None:
        said.append(f"法定时钟的中位用时 {row.net} 个工作日" + (f"，不扣除的 {row.gross} 个工作日" if row.gross is not None else "")
                    + (f"；补正率 {row.supplement}，停钟占比 {row.pause}。" if row.supplement else "。"))
    if together := words.together(bulletin):
        said.append(together)
    return said


def cells(row: Row) -> list[str]:
    """A county's line of the table."""
    few = not row.shown
    return [row.name, str(row.rank) if row.rank else "—", f"{row.n:,}", *(["—"] * 5 if few else [
        row.on_time or "—", _number(row.net), _number(row.gross), row.supplement or "—", row.pause or "—"]), _number(row.behind), _number(row.findings)]


def _beside(row: Row, was: Row) -> list[str]:
    return [row.name, f"{was.n:,}", f"{row.n:,}", was.on_time or "—", row.on_time or "—", _number(was.net), _number(row.net)]


def _number(value: int | None) -> str:
    return "—" if value is None else str(value)


def work(portal: Portal, patrol: Patrol) -> list[list[str]]:
    """What counties have to mend, the earliest day first: county, what, by when and how."""
    order = {code: number for number, code in enumerate(portal.places)}
    lines = []
    mine = [matter for matter in patrol.matters if county(portal, matter) is not None]
    for matter in sorted(mine, key=lambda each: (each.due, order[each.place], each.code, each.item, each.subject)):
        file = portal.region_file(matter.item) if matter.item else None
        name = file.tree.text("名称") if file else ""
        item = f"“{name}”" if name and name not in matter.message else ""
        lines.append([portal.places[matter.place].name, f"{item}{matter.message}", f"{parts.day(matter.due)}前{asked(matter)}"])
    return lines
