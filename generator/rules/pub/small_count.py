"""公布的件数太少，认得出是谁

## 为什么
自然人办理的事项，一个地方几个月只办了一两件，公布出来就知道是谁。汇总命令会把相邻的月并到满 5 件，还不满的隐去，
并且再隐去几处，使隐去的数不能用合计减出来。手工改过的汇总常常漏掉后一步。

## 会指出
自然人办理的事项公布了 3 件；隐去的只有一处，用全市合计一减就知道：

```json
# 文件: statistics/2026-11-05/snapshot.json
{
  "version": 1, "as_of": "2026-11-05", "from": "2025-11", "to": "2026-10", "sample": false,
  "counters": [
    {"place": "150402", "item": "sheji-guojia-anquan-jianshe-xiangmu-xuke", "month": "2026-09", "received": 3, "closed": 3}  # expect: PUB105
  ],
  "hidden": [
    {"place": "150421", "item": "sheji-guojia-anquan-jianshe-xiangmu-xuke"}  # expect: PUB105
  ]
}
```

## 不指出
并到 5 件以上的：

```json
# 文件: statistics/2026-11-05/snapshot.json
{
  "version": 1, "as_of": "2026-11-05", "from": "2025-11", "to": "2026-10", "sample": false,
  "counters": [
    {"place": "150402", "item": "sheji-guojia-anquan-jianshe-xiangmu-xuke", "month": "2026-09", "received": 6, "closed": 6}
  ]
}
```

## 怎么改
用 portal publish-statistics 重新生成，不要手工改。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.collection.snapshots import snapshots
from generator.findings import ERROR, Fact, Where
from generator.model.hiding import ringed
from generator.model.snapshot import Snapshot
from generator.model.tally import LEAST
from generator.rules.rule import Rule

_CURE = "用 portal publish-statistics 重新生成，不要手工改。"


def check(portal: Portal) -> Iterator[Fact]:
    """Small cells of items natural persons apply for, and hidden cells that sums would give away."""
    personal = {item for item in portal.items if (base := portal.baseline(item)) and base.personal}
    for snapshot in snapshots(portal).good:
        for count in snapshot.counters:
            n = count.counts.get("closed", 0)
            if count.item in personal and 0 < n < LEAST and count.month <= snapshot.last:
                yield Fact(_where(portal, snapshot, count.place, count.item, count.month),
                           f"{count.month} 只办结 {n} 件，是自然人办理的事项，公布了认得出是谁。", _CURE,
                           place=count.place, item=count.item, subject=count.month, value=str(n))
        for place, item in sorted(snapshot.hidden):
            alone = all(place != count.place and item != count.item for count in snapshot.counters)  # no sum it is part of
            if not alone and not ringed((place, item), snapshot.hidden):
                yield Fact(_where(portal, snapshot, place, item), "这里隐去的件数，用公布的合计一减就能算出来。", _CURE,
                           place=place, item=item)


def _where(portal: Portal, snapshot: Snapshot, *named: str) -> Where:
    """The line of the row that names all of these; one row is one line in a file made by the command."""
    lines = portal.source.read(snapshot.path).decode("utf-8").split("\n")
    found = [number for number, line in enumerate(lines, 1) if all(f'"{name}"' in line for name in named)]
    return Where(snapshot.path, found[-1] if found else 1, 1)


RULE = Rule(code="PUB105", name="small-count", severity=ERROR, since="0.1",
            basis="个人信息保护法第二十五条", mended_by="部门", check=check)
