"""On a phone the first screen of an item page answers: 时限, 材料数, 跑动次数, 费用, 到哪里办."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

WANTED = ["时限", "材料", "到现场", "费用", "到哪里办"]
SEEN = """() => {
  const band = document.querySelector(".p-glance");
  const ends = [["时限", band.querySelector(".big")], ...[...band.querySelectorAll("dl > div")].map(
    cell => [cell.querySelector("dt").textContent, cell])];
  return {seen: ends.filter(([, node]) => node.getBoundingClientRect().bottom <= innerHeight).map(([name]) => name),
          wide: document.documentElement.scrollWidth};
}"""


def test_the_five_answers_stand_on_the_first_screen_of_every_item(built_site: Path, site_url: str, browser: Browser) -> None:
    items = sorted(page.parent.name for page in built_site.glob("items/*/index.html"))
    assert len(items) == 111
    view = browser.new_page(viewport={"width": 360, "height": 740}, locale="zh-CN")
    missing = {}
    for item in items:
        view.goto(f"{site_url}/items/{item}/")
        found = view.evaluate(SEEN)
        left = [name for name in WANTED if name not in found["seen"]]
        if left or found["wide"] > 360:
            missing[item] = (left, found["wide"])
    view.close()
    assert missing == {}
