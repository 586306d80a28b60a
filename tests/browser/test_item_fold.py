"""On a phone the first screen of an item page answers: 时限, 材料数, 跑动次数, 费用, 到哪里办."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

from generator.site.frames import assets
from tests.site.item_pages import REPO, own, repository

WANTED = ["时限", "材料", "到现场", "费用", "到哪里办"]
SEEN = """() => {
  const band = document.querySelector(".p-glance");
  const ends = [["时限", band.querySelector(".big")], ...[...band.querySelectorAll("dl > div")].map(
    cell => [cell.querySelector("dt").textContent, cell])];
  return {seen: ends.filter(([, node]) => node.getBoundingClientRect().bottom <= innerHeight).map(([name]) => name),
          wide: document.documentElement.scrollWidth};
}"""


def test_the_five_answers_stand_on_the_first_screen_of_every_item(tmp_path: Path, browser: Browser) -> None:
    pages = repository()
    for path, data in assets(REPO).items():
        write(tmp_path / path, data)
    view = browser.new_page(viewport={"width": 360, "height": 740}, locale="zh-CN")
    missing = {}
    for item in pages.site.items:
        file = tmp_path / own(item) / "index.html"
        write(file, pages.document(own(item)).encode())
        view.goto(file.as_uri())
        found = view.evaluate(SEEN)
        left = [name for name in WANTED if name not in found["seen"]]
        if left or found["wide"] > 360:
            missing[item] = (left, found["wide"])
    view.close()
    assert missing == {}


def write(path: Path, data: bytes) -> None:
    """A file and its folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
