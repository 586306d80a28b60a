"""A cell of a foreign list as a value in the guide's shape, or what about it cannot be read.

Numbers, units and words are brought to our writing and nothing is added: a number without a unit
stays unread, a word we do not know stays as it is. Nothing is compared here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.exchange.lists.words import Words
from generator.model.identity import normal
from generator.model.quantity import IMMEDIATE, UNLIMITED, parse
from generator.model.shape import Shape

_DIGITS = {word: number for number, word in enumerate("零一二三四五六七八九十")} | {"两": 2, "〇": 0}
_LIMIT = re.compile(r"[^\d.~～至到〇零一二两三四五六七八九十百—-]{0,14}(?P<number>\d{1,4}(?:\.0+)?|[零〇一二两三四五六七八九十百]{1,5})(?:\(\d+\))?(?P<unit>个?工作日|个?自然日|日历天|日历日|天|日|个?月|年|个?小时|个?)(?:内|以内|之内)?(?:办结|完成|作出决定)?\Z")
_UNITS = {"个工作日": "个工作日", "工作日": "个工作日", "自然日": "日", "个自然日": "日", "日历天": "日", "日历日": "日", "天": "日", "日": "日",
          "月": "个月", "个月": "个月", "小时": "小时", "个小时": "小时"}
_AT_ONCE = re.compile(r"(?:即时|当场|即来即|立等可|随到随|立即|当即)(?:办理|办结|办|取)?|即办(?:件)?|0(?:\.0)?(?:个?工作日|天|日)?|当场办结|即刻办理")
_NONE = re.compile(r"[-—/\\无]+|未规定|没有规定|无规定|法律未规定|无法定时限|不涉及|未明确")
SCIENTIFIC = re.compile(r"\d(?:\.\d+)?[eE]\+?\d{1,3}")
_SPLIT = re.compile(r"[\n;；]|(?<=[^\d\n])(?=\d{1,2}[.、．](?!\d))")
_SPLIT_WORDS = re.compile(r"[\n;；,，、/|]|或者?|和|及")
_ARROWS = re.compile(r"[-—=]*[→>⇒➔➡]+|——+|--+|[\n;；]|、")
_LEAD = re.compile(r"\s*(?:[★☆*●•▲■□◆]\s*)?(?:\(?(?:\d{1,2}|[一二三四五六七八九十]{1,3})\)?[.、．)）:：]|第[一二三四五六七八九十]+[步项][:：]?|[①-⑳])?\s*")
_TAIL = re.compile(r"[。;；,，、.\s]+\Z")
_DETAIL = re.compile(r"\(([^()]*)\)")
_COPIES = re.compile(r"(?:一式)?(\d+|[一二两三四五六七八九十])(?:份|套)")
_KINDS = (("原件或复印件", "原件或复印件"), ("原件和复印件", "原件"), ("原件及复印件", "原件"), ("复印件", "复印件"), ("原件", "原件"))
_LAW = re.compile(r"《([^》]+)》(?:\((?:[^()]*(?:修[正订改]|号|年)[^()]*)\))?([^《]*)")
_ARTICLE = re.compile(r"第[\d一二三四五六七八九十百零〇]+条(?:之[一二三四五])?(?:第?[\d一二三四五六七八九十]+[款项])*(?:第?\(?[\d一二三四五六七八九十]+\)?[款项])*")
_NUMBERS = re.compile(rf"(?:{_ARTICLE.pattern}|[、,至和及])+")


def limit(text: str, unit: str) -> str | None:
    """A limit as the law writes it (5个工作日), None when it cannot be said without guessing."""
    said = normal(text)
    if parse(said):
        return said
    if _AT_ONCE.fullmatch(said):
        return IMMEDIATE
    if _NONE.fullmatch(said):
        return UNLIMITED
    found = _LIMIT.match(said)
    if not found:
        return None
    number = int(float(found["number"])) if found["number"][0].isdigit() else _number(found["number"])
    unit = _UNITS.get(found["unit"], "" if found["unit"] not in ("", "个") else unit)
    written = f"{number}{unit}"
    return written if unit and parse(written) else None


def _number(text: str) -> int:
    """一 to 九百九十九."""
    total = digit = 0
    for word in text:
        if word in ("十", "百"):
            total += (digit or 1) * (10 if word == "十" else 100)
            digit = 0
        else:
            digit = _DIGITS[word]
    return total + digit


def damaged(text: str | None, shape: Shape | None = None) -> bool:
    """Whether a code lost digits on its way through a spreadsheet."""
    return text is None or bool(SCIENTIFIC.fullmatch(normal(text)))


def number(text: str) -> str | None:
    """A whole number with or without its measure word (1份, 0次, 两份)."""
    found = re.fullmatch(r"(?:一式)?(\d{1,3}|[一二两三四五六七八九十])(?:\.0+)?(?:份|次|套|个|张)?", normal(text))
    if not found:
        return None
    return found[1] if found[1].isdigit() else str(_number(found[1]))


def words(text: str, shape: Shape, vocabulary: Words) -> list[str]:
    """The members of a set of terms."""
    whole = vocabulary.term(shape.name, text)
    if whole != normal(text):
        return [whole]
    return list(dict.fromkeys(vocabulary.term(shape.name, part) for part in _SPLIT_WORDS.split(text) if part.strip()))


def parts(text: str) -> list[str]:
    """The entries of a cell that lists them: a line each, numbered, or parted by semicolons."""
    found = (_bare(part) for part in _SPLIT.split(text))
    return [part for part in found if part and part not in ("无", "/", "—", "-")]


def steps(text: str) -> list[str]:
    """The steps of a cell: parted by arrows, else as entries are."""
    found = [_bare(part) for part in _ARROWS.split(text)]
    return [part for part in found if part]


def _bare(text: str) -> str:
    return _TAIL.sub("", _LEAD.sub("", text, count=1))


def material(text: str) -> tuple[str, dict[str, str]]:
    """The name of a material, and what stands behind it in brackets: copies, original or copy."""
    details: dict[str, str] = {}
    name = normal(text)
    for bracket in _DETAIL.findall(name):
        copies = _COPIES.search(bracket)
        kind = next((ours for theirs, ours in _KINDS if theirs in bracket), "")
        form = "纸质和电子" if "纸质和电子" in bracket else "纸质或电子" if "纸质或电子" in bracket else "纸质" if "纸质" in bracket else "电子" if "电子" in bracket else ""
        if copies or kind or form:
            name = name.replace(f"({bracket})", "", 1)
            details |= {"份数": number(copies[1]) or ""} if copies else {}
            details |= {"材料类型": kind} if kind else {}
            details |= {"材料形式": form} if form else {}
    trailing = re.search(r"(?:原件|复印件)?(?:一式)?(\d+|[一二两三四五六])份\Z", name)
    if trailing:
        name = name[: trailing.start()]
        details.setdefault("份数", number(trailing[1]) or "")
    return _TAIL.sub("", name), details


def laws(text: str, known: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """(law by its short name, articles, all that stands behind its title) of a cell; `known` are full and short
    names without 中华人民共和国. Lists like to quote the article whole: only its number is taken."""
    for title, rest in _LAW.findall(normal(text)):
        bare = title.removeprefix("中华人民共和国")
        behind = _TAIL.sub("", rest)
        first = _NUMBERS.match(behind)
        numbers = first[0] if first else "、".join(_ARTICLE.findall(behind))
        yield known.get(bare, bare), _chinese(_TAIL.sub("", numbers)), behind


def _chinese(article: str) -> str:
    """第7条 → 第七条."""
    return re.sub(r"\d+", lambda found: _word(int(found[0])), article)


def _word(value: int) -> str:
    digits = "零一二三四五六七八九"
    hundreds, rest = divmod(value, 100)
    tens, ones = divmod(rest, 10)
    head = f"{digits[hundreds]}百" if hundreds else ""
    if tens:
        head += f"{'' if tens == 1 and not hundreds else digits[tens]}十"
    elif hundreds and ones:
        head += "零"
    return head + (digits[ones] if ones or not (hundreds or tens) else "")
