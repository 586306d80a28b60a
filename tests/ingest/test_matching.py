"""Items and places: by code or name, exactly; nothing near is taken for the same."""

from __future__ import annotations

import pytest

from generator.collection import Portal
from generator.ingest.matching import Matcher
from tests.ingest.running import portal

PERMIT = "jianzhu-gongcheng-shigong-xuke"


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return Matcher(portal(), {"BD-1": PERMIT}, {"红山": "150402"})


@pytest.mark.parametrize(("text", "item"), [
    (PERMIT, PERMIT), ("R060", PERMIT), ("建筑工程施工许可证核发", PERMIT), (" 建筑工程\u3000施工许可证核发 ", PERMIT), ("施工许可", PERMIT), ("开工证", PERMIT),
    ("BD-1", PERMIT), ("ＢＤ-１", PERMIT), ("建筑工程施工许可", ""), ("施工许可证核发", ""), ("R60", ""), ("待核", ""), ("", "")])
def test_items(matcher: Matcher, text: str, item: str) -> None:
    assert matcher.item(text) == item


@pytest.mark.parametrize(("text", "place"), [
    ("150402", "150402"), ("150402000000", "150402"), ("红山区", "150402"), ("赤峰市红山区", "150402"), ("内蒙古自治区赤峰市红山区", "150402"), ("红山", "150402"),
    ("赤峰市", "150400"), ("内蒙古自治区赤峰市", "150400"), ("150400", "150400"), ("150401", ""), ("150402001000", ""), ("元宝山", ""), ("0150402", ""), ("", "")])
def test_places(matcher: Matcher, text: str, place: str) -> None:
    assert matcher.place(text) == place


def test_every_item_and_place_finds_itself(matcher: Matcher) -> None:
    """Codes, names and everyday names of the whole catalogue lead to one item each."""
    whole: Portal = portal()
    for item in whole.items:
        version = whole.region_file(item)
        assert version is not None
        for name in (item, version.tree.text("名称"), version.tree.text("参考编号"), *version.tree.texts("俗称")):
            assert matcher.item(name) == item, name
    for place in whole.places.values():
        assert {matcher.place(place.code), matcher.place(place.name)} == {place.code}


@pytest.mark.parametrize("codes", [("11150400MB0000000X", "2"), ("11150400MB0000000X", "3")])
def test_task_codes_hold_the_catalogue_code(codes: tuple[str, str]) -> None:
    made = Matcher(portal(), {"000117008000": PERMIT}, {})
    assert made.item("".join(codes) + "000117008000") == PERMIT
    assert made.item("".join(codes) + "00011700800001") == PERMIT
    assert made.item("00011700800001") == PERMIT
    assert made.item("".join(codes) + "000117008001") == ""
