"""From event files to a snapshot, by whichever engine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from generator.collection import Portal
from generator.errors import PortalError
from generator.statistics.aggregate import Aggregate, total
from generator.statistics.basis import Basis, basis
from generator.statistics.blocks import Block, blocks, manifest_of
from generator.statistics.cells import month, table
from generator.statistics.joint import joint
from generator.statistics.partition import Part
from generator.statistics.projects import projects
from generator.statistics.sharing import shared
from generator.statistics.snapshot import Row, last_month, snapshot
from generator.statistics.spill import Spill
from generator.statistics.suppression import suppress
from generator.statistics.visits import STAMP, VISIT

Engine = Callable[[Iterable[Block], Basis], Iterator[Part]]


def make(portal: Portal, paths: Sequence[Path], size: int, engine: Engine, say: Callable[[int], None] = lambda rows: None) -> Row:
    """The snapshot of some event files on the portal's day. `say` is told how many bytes are read."""
    ground = basis(portal)
    with Spill(VISIT, "project") as visits, Spill(STAMP, "stamp") as stamps:
        def kept() -> Iterator[Aggregate]:
            for part in engine(_told(blocks(paths, size), say), ground):
                visits.add(part.visits)
                stamps.add(part.stamps)
                yield part.aggregate

        found = table(total(kept()), shared(stamps, ground), ground)
        stages = _stages(portal)
        whole = projects(visits, stages, joint(portal, stages), ground)
    published, hidden = suppress(found, {item for item in portal.items if (base := portal.baseline(item)) and base.personal}, last_month(portal.as_of))
    manifests = [manifest_of(path) for path in paths]
    named = {(ground.places[place], month(number)): (measures, whole.joint.get((place, number), {})) for (place, number), measures in whole.days.items()}
    sample = any(manifest.get("sample") is True for manifest in manifests)
    return snapshot(published, hidden, named, whole.under_way, records(manifests, found.rows), portal.as_of, sample)


def _told(found: Iterable[Block], say: Callable[[int], None]) -> Iterator[Block]:
    read = 0
    for block in found:
        yield block
        read += block.size
        say(read)


def records(manifests: Sequence[dict[str, Any]], rows: Counter[str]) -> Row:
    """Rows that came in, counted or excluded by reason; what ingest left out and what was left out here."""
    events, here = sum(rows.values()), +Counter({reason: n for reason, n in rows.items() if reason})
    if not all(manifests):
        if any(manifests):
            raise PortalError("有的事件文件旁边有同名的 .json，有的没有，说不清来了多少行。都用 portal ingest 重新生成。")
        manifests = [{"in": events, "counted": events, "events": events, "excluded": {}}]
    if sum(each["events"] for each in manifests) != events:
        raise PortalError("事件文件的行数和旁边的 .json 不一致，文件改过或者不完整。用 portal ingest 重新生成。")
    counted = sum(each["counted"] for each in manifests)
    if here and counted != events:
        raise PortalError(f"有 {sum(here.values())} 行的地方或者事项不在现在的清单里。用 portal ingest 重新生成。")
    excluded = sum((Counter(each["excluded"]) for each in manifests), here)
    return {"in": sum(each["in"] for each in manifests), "counted": counted - sum(here.values()), "excluded": dict(sorted(excluded.items()))}


def _stages(portal: Portal) -> list[str]:
    """The stage of each item, in the order of items."""
    found = []
    for item in portal.items:
        city = portal.city_file(item)
        found.append(city.tree.text("阶段") if city else "")
    return found
