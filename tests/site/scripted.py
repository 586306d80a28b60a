"""A scripted history on the rules' example portal: an item added, a guide eased and one tightened ahead of its day, one item
split, one abolished ahead of its day. What each date must show stands in the tests."""

from __future__ import annotations

import shutil
from pathlib import Path

from generator.collection import Portal
from generator.rules.engine import run
from generator.site import frame
from generator.site.page import Page
from generator.site.pages import changes, county_item, item, versions
from generator.site.rendering import Renderer
from generator.site.site import Site
from tests.collection import small
from tests.site.item_pages import words

REPO = Path(__file__).resolve().parents[2]
PERMIT, FIRE = small.ITEM, "teshu-jianshe-gongcheng-xiaofang-sheji-shencha"
STATE, FILING, ADDED = "sheji-guojia-anquan-jianshe-xiangmu-xuke", "qiye-touzi-xiangmu-beian", "xinzeng-shixiang"
REGION, CITY, GUIDE = "catalog/150000-neimenggu", "catalog/150400-chifeng", "guides/150400-chifeng"


def make(root: Path) -> Path:
    """The portal with its history, in a folder of its own."""
    small.make(root)
    for folder in (REGION, CITY, GUIDE):  # added on 2026-11-10
        text = (root / folder / f"{FILING}.yml").read_text(encoding="utf-8")
        for old, new in ((FILING, ADDED), ("企业投资项目备案", "新增事项示例"), ("R005", "R999"), ("俗称: [项目备案]\n", ""), ("2026-09-01", "2026-11-10")):
            text = text.replace(old, new)
        small.write(root, f"{folder}/{ADDED}.yml", text)
    path = f"{GUIDE}/{PERMIT}.yml"  # tightened from 2026-12-01 on
    shutil.copy(root / path, root / GUIDE / "history" / PERMIT / "3.yml")
    small.change(root, path, "版本: 3\n示例", "版本: 4\n示例")
    small.change(root, path, "到现场次数: 1", "到现场次数: 2")
    small.change(root, path, "变更:\n", "变更:\n  - {版本: 4, 类型: 调整, 生效日期: 2026-12-01, 宽限: 20个工作日, 原因: 增加一次核验, 文号: 示例〔2026〕9号}\n")
    _end(root, FIRE, "拆分", "2026-11-16", f", 承接: [{PERMIT}, {FILING}]")
    _end(root, STATE, "废置", "2026-12-15", "")
    follow = root / "catalog/150430-aohan/claims.yml"  # one county stays a version behind
    text = follow.read_text(encoding="utf-8")
    follow.write_text(text.replace("跟随版本: 3", "跟随版本: 2"), encoding="utf-8")
    return root


def _end(root: Path, name: str, kind: str, day: str, more: str) -> None:
    path = f"{CITY}/{name}.yml"
    (root / CITY / "history" / name).mkdir(parents=True)
    shutil.copy(root / path, root / CITY / "history" / name / "1.yml")
    small.change(root, path, "版本: 1\n示例", "版本: 2\n示例")
    small.change(root, path, "变更:\n", f"变更:\n  - {{版本: 2, 类型: {kind}, 生效日期: {day}, 原因: 示例原因, 文号: 示例〔2026〕8号{more}}}\n")


class Written:
    """Its pages by path, rendered when asked for."""

    def __init__(self, root: Path) -> None:
        portal = Portal(root)
        self.site = Site(portal, run(portal))
        self.pages: dict[str, Page] = {page.path: page for module in (changes, versions, item, county_item) for page in module.pages(self.site)}
        self._renderer = Renderer(REPO, self.site, frame.render(REPO, site={"数据截至": portal.as_of.isoformat()}))

    def document(self, path: str) -> str:
        """A whole page."""
        return self._renderer.page(self.pages[path]).decode()

    def text(self, path: str) -> str:
        """The words inside <main>, without white space."""
        document = self.document(path)
        return "".join(words(document[document.index("<main"):document.index("</main>")]).replace("\xa0", "").split())
