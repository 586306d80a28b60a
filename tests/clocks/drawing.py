"""Cases at random: plausible logs, then damaged as real exports are. One generator for every test.

It takes its choices from a `Random`, so hypothesis can shrink them and a seed repeats them.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from random import Random

from generator.clocks import Event, Terms
from generator.model.quantity import Quantity, parse

PROCEDURES = ("专家评审", "听证", "检测", "现场核查")
STARTS = ("受理", "受理", "受理", "收到申请", "收到报告书", "收到全部信息", "收到征求意见函", "")
LIMITS = ("20个工作日", "5个工作日", "7日", "60日", "即办", "未规定", "1个月", "3个工作日", "15日", "")
EXTENSIONS = ("", "10个工作日", "10日", "1个月")
NAMELESS = ("接件", "受理", "补正开始", "补正结束", "部门开始办理", "延长批准", "初审受理", "初审报送", "办结通过", "办结不通过",
            "撤件", "不予受理", "材料要求", "送达")


def draw_terms(random: Random) -> Terms:
    """Terms of an item; 现场核查 is never lawful."""
    procedures = {name: parse(random.choice(("5个工作日", "10日", "未规定", "待核")))
                  for name in PROCEDURES[:3] if random.random() < 0.8}
    start = random.choice(STARTS)
    return Terms("x", "行政许可", parse(random.choice(LIMITS)), start, procedures,
                 random.choice((Quantity(5, "个工作日"), Quantity(5, "个工作日"), Quantity(3, "日"))),
                 parse(random.choice(EXTENSIONS)), parse(random.choice(LIMITS)), random.choice((start, "收到申请")))


def draw_case(random: Random) -> tuple[list[Event], Terms, date]:
    """Events in any order, terms, and an as-of day that may cut the case anywhere."""
    day = date(2018, 1, 1) + timedelta(random.randrange(9 * 365))
    rows = [("接件", 0, "")]
    at = random.randrange(9)
    if random.random() < 0.35:
        rows += [("补正开始", at, ""), ("补正结束", at := at + random.randrange(15), "")]
    if random.random() < 0.1:
        rows += [("初审受理", at, ""), ("初审报送", at := at + random.randrange(30), "")]
    if random.random() < 0.85:
        rows += [("受理", at := at + random.randrange(9), "")]
    for _ in range(random.choice((0, 1, 1, 2, 3, 4))):
        name, begun = random.choice(PROCEDURES), at + random.randrange(-3, 16)
        rows += [("特别程序开始", begun, name), ("特别程序结束", begun + random.randrange(18), name)]
    if random.random() < 0.15:
        rows.append(("延长批准", at + random.randrange(30), ""))
    if random.random() < 0.85:
        rows.append((random.choice(("办结通过", "办结通过", "办结不通过", "撤件")), at + 5 + random.randrange(45), ""))
    for _ in range(random.choice((0, 0, 0, 1, 2))):
        rows.append((random.choice(NAMELESS), random.randrange(-5, 60), ""))
    terms, as_of = draw_terms(random), day + timedelta(random.choice((400, 400, 120, 60, 20, 0)))
    noise = Random(random.getrandbits(32))  # what only damages: one choice, so that hypothesis stays quick
    rows = [row for row in rows if noise.random() > 0.04]
    rows += [row for row in rows if noise.random() < 0.04]
    noise.shuffle(rows)
    return [_event(noise, day, row) for row in rows], terms, as_of


def _event(random: Random, day: date, row: tuple[str, int, str]) -> Event:
    kind, offset, name = row
    clock = time() if random.random() < 0.5 else time(random.randrange(8, 19), random.choice((0, 30)))
    return Event(kind, datetime.combine(day + timedelta(offset), clock), name)
