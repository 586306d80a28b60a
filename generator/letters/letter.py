"""A reminder or supervision letter (提醒函、督办函): what is past its day, what is asked, by when to answer."""

from __future__ import annotations

from typing import Literal

from generator.letters import paper, parts
from generator.model.records import Place
from generator.supervision.escalation import Letter, Point, asked

Form = Literal["函", "文件"]
BASIS = "《赤峰市工程建设项目审批监督管理机制》（赤工改办综合字〔2023〕7号）第四条第（三）项"
_DIGITS = "一二三四五六七八九十"


def document(letter: Letter, city: Place, form: Form = "函") -> bytes:
    """The letter as DOCX, in the letter form (信函格式) or as a 文件."""
    lines = title(letter)
    made = paper.sheet("".join(lines), letter.day)
    sender = letter.sending.sender
    number = _number(letter)
    if form == "函":
        paper.numbered(made, first=False)
        parts.letterhead(made, sender)
        parts.letter_number(made, number, parts.BLANK not in number)
    else:
        paper.numbered(made)
        parts.mark(made, sender)
        parts.number(made, number, parts.BLANK not in number)
    parts.title(made, lines, letter.sample)
    parts.addressee(made, letter.recipient.office or f"{parts.BLANK}（{letter.recipient.name}）", bool(letter.recipient.office))
    for paragraph in opening(letter, city):
        parts.text(made, paragraph)
    parts.heading(made, "一、逾期未改的问题")
    for n, point in enumerate(letter.points, 1):
        parts.text(made, f"{n}．{said(point)}")
    parts.heading(made, "二、要求")
    for paragraph in wanted(letter):
        parts.text(made, paragraph)
    parts.text(made, "联系电话：", letter.sending.phone or parts.BLANK, "。")
    parts.signature(made, sender, letter.sending.seal, letter.day)
    if form == "文件":
        parts.record(made, "", sender, letter.day)
    return paper.packed(made)


def title(letter: Letter) -> tuple[str, str]:
    """Two lines that break between words."""
    return "关于工程建设项目审批监督发现问题", f"逾期未改的{letter.step.name}"


def _number(letter: Letter) -> str:
    """代字〔年〕号: the word from the configuration, the number by the office that keeps the numbers."""
    word = letter.sending.number_word or parts.BLANK
    return f"{word}〔{letter.day.year}〕{parts.BLANK}号"


def opening(letter: Letter, city: Place) -> list[str]:
    """Why this letter is written."""
    said = [f"根据{BASIS}，{parts.day(letter.patrol)}对你单位办理工程建设项目审批的情况进行了巡查。下列 {len(letter.points)} 个问题到{parts.day(letter.day)}"
            f"已过整改期限，仍未改正，现发函{'督办' if letter.earlier else '提醒'}。"]
    if letter.earlier:
        before = "、".join(f"{parts.day(entry.day)}的{entry.kind}（登记编号 {entry.number}）" for entry in letter.earlier)
        said.append(f"此前已发{before}，答复期限已过。")
    return said


def said(point: Point) -> str:
    """One matter: item, what is wrong, its day, the rule."""
    item = f"{point.item}：" if point.item and point.item not in point.matter.message else ""
    message = point.matter.message.rstrip("。")
    if "应当在" in message:  # it states its day itself
        return f"{item}{message}（规则 {point.matter.code}）。"
    late = f"，已过 {point.overdue} 个工作日" if point.overdue > 0 else ""
    return f"{item}{message}。应于{parts.day(point.matter.due)}前{asked(point.matter)}{late}（规则 {point.matter.code}）。"


def wanted(letter: Letter) -> list[str]:
    """What is asked, and the last day."""
    unsure = "（该年放假安排尚未公布，公布后日期有变的，以公布后的为准）" if letter.reply.provisional else ""
    return [f"请在{parts.day(letter.reply.day)}{unsure}前改正或者核实，并书面答复情况。已经改正的，写明改正日期；对问题有异议的，写明理由和依据；"
            "确实不能按期改正的，写明原因和计划完成的日期，报批准后登记豁免。",
            "逾期不答复又不改正的，转入下一步督办。" if not letter.earlier else "整改和答复的情况列入通报、评分和评估。"]
