"""Pages of bulletins, scores and letters: what is public of the register, the empty states, and what a page says of figures it has not."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.collection import Portal
from generator.rules.engine import run
from generator.site import frame
from generator.site.page import Page
from generator.site.pages import bulletins, letters, scores
from generator.site.rendering import Renderer
from generator.site.site import Site
from tests.site.small_times import copy, snapshot

LEDGER = """# yaml-language-server: $schema=schemas/letters.schema.json
函件:
""" + "".join(f"""  - 编号: 2026-{n:03d}
    种类: {kind}
    收文: '{place}'
    日期: 2026-11-02
    答复期限: {reply}
    状态: {status}
    文号: {document}
    问题:
      - {{标识: 'm{n}', 规则: LVL104, 事项: jianzhu-gongcheng-shigong-xuke, 对象: 跟随版本}}
""" for n, kind, place, reply, status, document in [
    (1, "提醒函", "150402", "2026-11-16", "已发", "示函〔2026〕1号"), (2, "提醒函", "150430", "2026-11-16", "拟稿", "待填"), (3, "提醒函", "150429", "2026-11-16", "撤销", "待填"),
    (4, "督办函", "150402", "2026-12-04", "已发", "待填"), (5, "提醒函", "住房和城乡建设", "2026-11-16", "已答复", "示函〔2026〕2号")])


class Rendered:
    def __init__(self, root: Path) -> None:
        portal = Portal(root)
        site = Site(portal, run(portal))
        self.pages: dict[str, Page] = {page.path: page for module in (bulletins, scores, letters) for page in module.pages(site)}
        self.renderer = Renderer(root, site, frame.render(root, site={"数据截至": portal.as_of.isoformat()}))

    def html(self, path: str) -> str:
        return self.renderer.page(self.pages[path]).decode()


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Rendered:
    root = copy(tmp_path_factory.mktemp("empty") / "portal")
    (root / "catalog/letters.yml").write_text(LEDGER, "utf-8")
    return Rendered(root)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Rendered:
    return Rendered(copy(tmp_path_factory.mktemp("small") / "portal", snapshot()))


def test_only_letters_that_were_sent_are_public(empty: Rendered) -> None:
    page = empty.html("letters/")
    assert [number for number in range(1, 6) if f'id="l-2026-{number:03d}"' in page] == [1, 4, 5]
    assert "登记了 3 份，2 份等答复，其中 1 份过了答复期限。" in page
    assert page.count("已过") == 1
    assert "示函〔2026〕1号" in page
    assert "市级部门（住房和城乡建设）" in page


def test_without_a_snapshot_every_list_says_why_it_is_empty(empty: Rendered) -> None:
    assert set(empty.pages) == {"bulletins/", "scores/", "evaluations/", "letters/"}
    for path, words in (("bulletins/", "还没有通报"), ("scores/", "还没有季度评分"), ("evaluations/", "还没有年度评估")):
        page = empty.html(path)
        assert words in page
        assert "没有数据不等于零" in page


def test_a_month_says_what_it_has_not(small: Rendered) -> None:
    page = small.html("bulletins/2026-10/")
    for words in ("无数据", "网上申请没有数据：报送的记录里没有申请方式", "没有报送的：", "件数少，不统计", "还没有半月巡查的记录，所以没有整改期限", "待配置"):
        assert words in page
    assert "4/4" not in page
    first = small.html("bulletins/2024-12/")
    assert "汇总从这个月开始，没有上月的数。" in first
    assert 'id="work"' not in first


def test_a_year_that_is_not_over_says_so(small: Rendered) -> None:
    assert "这一年还没有结束，只含已经结束的季度，不是全年的评估。" in small.html("evaluations/2026/")
    assert "这一年还没有结束" not in small.html("evaluations/2025/")


def test_what_could_not_be_scored_is_told(small: Rendered) -> None:
    page = small.html("scores/2026-q3/")
    assert "没有旗县区能算总分" in page or "个旗县区算得出总分" in page
    for name in ("网办率", "并联率", "要件符合率"):
        assert f"<b>{name}</b>（权重 5）：没有数据。" in page
    assert "评分办法是参考办法，没有任何机关公布过。" in page


def test_every_metric_shows_its_formula_and_clause(small: Rendered) -> None:
    page = small.html("scores/")
    for words in ("超期办结 ÷ 有法定期限的办结", "赤工改办综合字〔2023〕7号三（四）", "一个指标的得分 = 权重 ×"):
        assert words in page
