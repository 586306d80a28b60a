"""Bulletins, scores and planned letters as text for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from unicodedata import east_asian_width

from generator.supervision import bulletin_words as words
from generator.supervision.bulletin import Bulletin, Row
from generator.supervision.escalation import Letter
from generator.supervision.scoring import Scoring, shown


def bulletin(found: Bulletin) -> str:
    """The bulletin's sentence, a line a county, and the note on the data."""
    rows = [("名次", "旗县区", "办结", "按时", "法定钟中位", "不扣除中位", "补正率", "停钟占比", "落后", "发现"),
            *(_row(row) for row in (*found.rows, *([found.own] if found.own else [])))]
    return "\n".join([words.title(found), words.lede(found), "", *_columns(rows), "", *(f"· {line}" for line in words.quality(found))])


def _row(row: Row) -> tuple[str, ...]:
    def number(value: int | None) -> str:
        return "—" if value is None else str(value)

    return (str(row.rank) if row.rank else "—", row.name, f"{row.n:,}", row.on_time or "—", number(row.net), number(row.gross),
            row.supplement or "—", row.pause or "—", number(row.behind), number(row.findings))


def score(found: Scoring) -> str:
    """Totals by rank, then each metric's points; a dash where not scored."""
    used = [n for n, _ in enumerate(found.rubric.metrics) if any(each.points[n].earned is not None for each in found.scores)]
    heads = ("名次", "旗县区", "总分", "换权重的名次", *(found.rubric.metrics[n].name for n in used))
    rows = [(str(each.rank) if each.rank else "—", each.name, shown(each.total) or "—", f"{each.low}—{each.high}" if each.rank else "—",
             *(shown(each.points[n].earned) or "—" for n in used)) for each in found.scores]
    unused = [f"{point.metric.name}（{point.why}）" for n, point in enumerate(found.scores[0].points) if n not in used] if found.scores else []
    sample = "评分办法是参考办法，没有任何机关公布过。" if found.rubric.sample else ""
    return "\n".join([f"{found.period.title}，{found.rubric.title}。{sample}", "", *_columns([heads, *rows]), "",
                      *([f"没有评的：{'、'.join(unused)}。"] if unused else []), "分子、分母和逐事项的数用 --format json 看。"])


def plan(letters: Sequence[Letter], names: Sequence[str]) -> str:
    """Letters that would be written, each with what it is about; `names` are their files."""
    lines = []
    for letter, name in zip(letters, names, strict=True):
        unsure = "（暂定）" if letter.reply.provisional else ""
        lines.append(f"{letter.number} {letter.step.name} → {letter.recipient.name}：{len(letter.points)} 个问题，{letter.reply.day.isoformat()}{unsure}前答复，{name}")
        lines += [f"    {point.matter.code} {point.matter.message}（应于 {point.matter.due.isoformat()}）" for point in letter.points]
    return "\n".join(lines)


def _columns(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Columns side by side; a Chinese character is two wide."""
    widths = [max(map(_wide, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(text + " " * (width - _wide(text)) for text, width in zip(row, widths, strict=True)).rstrip()


def _wide(text: str) -> int:
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)
