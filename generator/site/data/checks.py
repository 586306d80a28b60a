"""Random checks of closed cases as a table: a row a quarter and place, as the page of the quarter shows it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator.collection.samples import samples
from generator.model.sampled import LIMITS, MATERIALS, Outcome
from generator.site.data.dataset import NUMBER, PLACE, SAMPLE, Column, Dataset, Row
from generator.site.site import Site

_WORDS = ("符合", "不符合", "无法判断", "还没有查")


def datasets(site: Site) -> Iterator[Dataset]:
    """Nothing before the first quarter has been drawn."""
    if samples(site.portal).good:
        yield Dataset("samples", "季度抽查", "已办结的件随机抽了多少，要件和时限符合的有多少；没有一件一件的记录", "samples/", _columns(), ("季度", "地方"),
                      partial(_rows, site))


def _columns() -> tuple[Column, ...]:
    found = [Column(f"{part}{word}", f"抽到的件里{part}{word}的件数；一份检查表也没有交回的空着", NUMBER, field=f"{field}_{name}")
             for part, field in ((MATERIALS, "materials"), (LIMITS, "limits")) for word, name in zip(_WORDS, Outcome._fields, strict=True)]
    return (Column("季度", "哪一季办结的件，写成 2026Q3", field="quarter", needed=True), *PLACE, Column("办结", "这一季办结的件数", NUMBER, field="closed"),
            Column("抽取", "随机抽到的件数", NUMBER, field="drawn"), *found, SAMPLE)


def _rows(site: Site) -> Iterator[Row]:
    for sample in samples(site.portal).good:
        for stratum in sample.strata:
            place = site.portal.places.get(stratum.place)
            outcomes = [n for part in (MATERIALS, LIMITS) for n in stratum.outcomes.get(part, (None,) * len(_WORDS))]
            yield (sample.quarter, stratum.place, place.name if place else None, stratum.closed, stratum.drawn, *outcomes, sample.sample)
