"""Which guide held on a day: by the day and by periods the same, and the law does not begin with our file."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date, timedelta
from pathlib import Path

import pytest

from generator.changes.in_force import Guides
from generator.collection import Portal

AS_OF, FIRST = date(2026, 11, 20), date(2024, 12, 30)
PERMIT, PLAN, WATER = "jianzhu-gongcheng-shigong-xuke", "jianshe-gongcheng-guihua-xuke", "gongshui-baozhuang"


@pytest.fixture(scope="module")
def guides(repo: Path) -> Guides:
    return Guides(Portal(repo, AS_OF))


@pytest.mark.parametrize("item", [PERMIT, PLAN, WATER])
def test_periods_say_what_each_day_says(guides: Guides, item: str) -> None:
    for place in guides.portal.places:
        found = guides.periods(place, item)
        firsts = [first for first, _ in found]
        assert firsts == sorted(set(firsts))
        for n in range((AS_OF - FIRST).days + 1):
            day = FIRST + timedelta(n)
            at = bisect_right(firsts, day)
            assert guides.at(place, item, day) is (found[at - 1][1] if at else None), (place, day)


def test_a_county_follows_when_it_says_so_or_when_the_grace_is_past(guides: Guides) -> None:
    followed = [(first, guide.version, str(guide.terms.promise)) for first, guide in guides.periods("150402", PERMIT)]
    assert (followed[0][1:], followed[-1]) == ((1, "7日"), (date(2026, 10, 9), 3, "3日"))
    claim = guides.portal.claim("150426", PERMIT)
    assert claim
    assert claim.follows == 2
    assert [guide.version for _, guide in guides.periods("150426", PERMIT)][-1] == 2, "还在宽限或者豁免里,照旧版办"


def test_lists_kept_later_than_the_guide_still_speak_for_the_law(guides: Guides) -> None:
    early, late = (guides.at("150400", PERMIT, day) for day in (date(2025, 6, 1), AS_OF))
    assert early
    assert late
    assert (early.version, late.version) == (1, 3)
    assert early.terms._replace(promise=None) == late.terms._replace(promise=None)
    assert str(early.terms.limit) == "7日"
    assert guides.at("150400", PERMIT, FIRST) is None
