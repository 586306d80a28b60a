"""What a county itself changes is dated: it stands on its page of the item and in its feed, with the effect for applicants."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from generator.site.changes.local import local
from generator.site.files.registry import all_files
from tests.collection import small
from tests.collection.small import CLAIMS, ITEM
from tests.site.scripted import FILING, FIRE, Written

ATOM = "{http://www.w3.org/2005/Atom}"
HONGSHAN = "150402"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Written:
    """红山区 moved from version 2 to 3, then wrote lines of its own twice, and stopped handling another item."""
    root = small.make(tmp_path_factory.mktemp("local") / "portal")
    small.change(root, CLAIMS, "名称: 建筑工程施工许可证核发, 状态: 认领, 跟随版本: 3, 日期: 2026-10-20",
                 "名称: 建筑工程施工许可证核发, 状态: 认领, 跟随版本: 3, 日期: 2026-10-20, 此前: [{版本: 2, 自: 2026-03-20}]")
    small.change(root, CLAIMS, "名称: 企业投资项目备案, 状态: 认领, 跟随版本: 1, 日期: 2026-09-18",
                 "名称: 企业投资项目备案, 状态: 市级办理, 日期: 2026-11-09, 理由: 交给市里办, 此前: [{版本: 1, 自: 2026-09-18}]")
    change = "{版本: 1, 类型: 新增, 生效日期: 2026-11-02}"
    small.own(root, "承诺办结时限: 4日", "变更:", f"  - {change}")
    old = (root / small.OWN).read_text("utf-8")
    small.write(root, f"guides/150402-hongshan/history/{ITEM}/1.yml", old.replace("../../catalog", "../../../../catalog"))
    small.write(root, small.OWN, old.replace("版本: 1\n示例", "版本: 2\n示例").replace("时限: 4日", "时限: 3日").replace(
        "变更:\n", "变更:\n  - {版本: 2, 类型: 调整, 生效日期: 2026-12-01, 原因: 再压一天, 文号: 示例〔2026〕12号}\n"))
    return Written(root)


def told(made: Written, item: str) -> list[tuple[str, str, list[str], list[str]]]:
    return [(each["day"].isoformat(), each["said"], [word for _, word in each["effects"]], [row["said"].head + row["said"].tail for row in each["rows"]])
            for each in local(made.site, HONGSHAN).get(item, [])]


def test_pins_and_own_lines_are_told_with_their_effect(made: Written) -> None:
    ahead, own, pin = told(made, ITEM)
    assert ahead == ("2026-12-01", "执行本地指南第 2 版", ["减轻"], ["承诺办结时限：由4\xa0日改为3\xa0日"])
    assert own == ("2026-11-02", "执行本地指南第 1 版", ["减轻"], ["承诺办结时限：由5\xa0日改为4\xa0日"])
    assert pin[:3] == ("2026-10-20", "改按市级指南第 3 版办理，以前按第 2 版", ["减轻"])
    assert "申请材料“监理合同”：取消" in pin[3]
    words = {row["word"] for row in local(made.site, HONGSHAN)[ITEM][2]["rows"]}
    assert words == {"减轻"}  # the city's line of 影响 settles what the order leaves open


def test_giving_an_item_up_is_told_and_a_first_statement_is_no_change(made: Written) -> None:
    assert told(made, FILING) == [("2026-11-09", "不再认领，市级办理", [], [])]
    assert told(made, FIRE) == []
    assert local(made.site, "150430") == {}


def test_the_countys_page_and_feed_say_it(made: Written) -> None:
    text = made.text(f"places/{HONGSHAN}/items/{ITEM}/")
    for said in ("红山区自己的变更", "2026年12月1日起还没有生效", "执行本地指南第2版", "理由：再压一天。文号示例〔2026〕12号。", "改按市级指南第3版办理，以前按第2版"):
        assert said in text, said
    document = made.document(f"places/{HONGSHAN}/items/{ITEM}/")
    assert 'href="#local"' in document
    assert f'href="../../../../places/{HONGSHAN}/changes.atom.xml"' in document
    assert "自己的变更" not in made.text(f"places/{HONGSHAN}/items/{FIRE}/")
    assert "自己的变更" not in made.text(f"items/{ITEM}/")
    feeds = {path: ET.fromstring(data) for path, data in all_files(made.site).items() if path.endswith(".atom.xml") or path == "changes/atom.xml"}
    mine = [each.findtext(f"{ATOM}id", "").rpartition(":")[2] for each in feeds[f"places/{HONGSHAN}/changes.atom.xml"].iter(f"{ATOM}entry")]
    own = [key for key in mine if key.startswith("places/")]
    assert own == [f"places/{HONGSHAN}/items/{ITEM}/2026-12-01", f"places/{HONGSHAN}/items/{FILING}/2026-11-09",
                   f"places/{HONGSHAN}/items/{ITEM}/2026-11-02", f"places/{HONGSHAN}/items/{ITEM}/2026-10-20"]
    assert len(mine) == len(set(mine)) > len(own)
    entry = next(each for each in feeds[f"places/{HONGSHAN}/changes.atom.xml"].iter(f"{ATOM}entry") if (each.findtext(f"{ATOM}id") or "").endswith("2026-12-01"))
    assert entry.findtext(f"{ATOM}title") == "【示例】红山区建筑工程施工许可证核发：执行本地指南第 2 版（减轻）"
    assert "原因：再压一天。" in "".join(entry.itertext())
    for path, feed in feeds.items():  # what one county did is not the others' news
        keys = [each.text or "" for each in feed.iter(f"{ATOM}id")]
        assert path == f"places/{HONGSHAN}/changes.atom.xml" or not [key for key in keys if f"{HONGSHAN}/items" in key], path
