"""Made-up events in the normal form for `make bench`: sorted, five a case, with overlapping pauses.

Items, procedures and places are the portal's own, so that what the law allows is looked up as in
real work. The seed repeats them byte for byte.
"""

from __future__ import annotations

import gzip
import json
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from generator.statistics.basis import Basis
from generator.statistics.blocks import HEADER

ITEMS = ("jianzhu-gongcheng-shigong-xuke", "jianshe-yongdi-guihua-xuke", "jianshe-gongcheng-guihua-xuke", "qiye-touzi-xiangmu-hezhun",
         "huanjing-yingxiang-baogaobiao-shenpi", "shuitu-baochi-fangan-shenpi", "xiaofang-sheji-shencha", "jungong-yanshou-beian",
         "linmu-caifa-xuke", "qushui-xuke")
_UNLAWFUL = "现场核查"
_BEGIN = datetime(2024, 11, 1)


def write(path: Path, rows: int, basis: Basis) -> int:
    """Write at least so many rows; the number of cases."""
    random, case, line = Random(20261120), 0, 0
    items = [item for item in ITEMS if item in basis.items]
    names = {item: [*basis.terms[basis.term[0, basis.items.index(item)]].procedures, _UNLAWFUL] for item in items}
    places = basis.places[2:]
    order = {name: number for number, name in enumerate(basis.kinds)}
    with gzip.open(path, "wb", compresslevel=4) as file:
        file.write(HEADER + b"\n")
        while line < rows:
            place, item = random.choice(places), random.choice(items)
            events = sorted(_case(random, names[item]), key=lambda each: (each[1], order[each[0]]))
            text = ""
            for event, time, name in events:
                line += 1
                text += f"{place}-2025{case:08},2024-{place}-47-03-{case // 6:06},{place},{item},{event},{time.isoformat()},,审批局,{name},export.csv,{line}\n"
            file.write(text.encode())
            case += 1
    manifest = {"sorted": True, "in": line, "counted": line, "events": line, "excluded": {}}
    path.with_name(path.name.removesuffix(".csv.gz") + ".json").write_text(json.dumps(manifest), encoding="utf-8")
    return case


def _case(random: Random, names: list[str]) -> list[tuple[str, datetime, str]]:
    at = _BEGIN + timedelta(random.randrange(640), random.randrange(9, 17) * 3600 + random.randrange(3600))
    rows = [("接件", at, "")]
    at += timedelta(random.randrange(5), 600)
    if random.random() < 0.25:
        end = at + timedelta(random.randrange(1, 12))
        rows += [("补正开始", at, ""), ("补正结束", end, "")]
        at = end + timedelta(0, 600)
    rows.append(("受理", at, ""))
    last = at
    for _ in range(random.choice((0, 0, 0, 1, 1, 1, 2, 3))):
        start = at + timedelta(random.randrange(12), random.randrange(3600))
        end, name = start + timedelta(random.randrange(1, 25)), random.choice(names)
        rows += [("特别程序开始", start, name), ("特别程序结束", end, name)]
        last = max(last, end)
    if random.random() < 0.95:
        rows.append(("办结通过", last + timedelta(random.randrange(1, 20), 900), ""))
    return rows
