"""Bad input through the real build: never a traceback, never a half-written site, the others go on."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.collection import small

REPO = Path(__file__).resolve().parents[2]
PAGE = f"places/{small.COUNTY}/items/{small.ITEM}/index.html"
BROKEN = "承诺办结时限：3日"
Build = Callable[..., tuple[int, str, Path]]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = small.make(tmp_path / "portal")
    for name in ("site_templates", "mkdocs.yml"):
        (root / name).symlink_to(REPO / name)
    return root


@pytest.fixture
def build(root: Path, portal_cmd: Callable[..., object]) -> Build:
    def run(*arguments: str) -> tuple[int, str, Path]:
        done = portal_cmd("build", *arguments, root=root)
        text = done.out + done.err  # type: ignore[attr-defined]
        assert "Traceback" not in text
        return done.code, text, root / "site"  # type: ignore[attr-defined]

    return run


def _text(site: Path, page: str) -> str:
    return (site / page).read_text(encoding="utf-8")


def _git(root: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", str(root), "-c", "user.name=测试", "-c", "user.email=t@example.invalid", *arguments], check=True, capture_output=True)


def test_a_broken_county_file_falls_back_to_its_last_good_version(root: Path, build: Build) -> None:
    small.own(root, "承诺办结时限: 4日", "办理环节:", "  - {名称: 审查, 时限: 2日}")
    _git(root, "init", "-q")
    _git(root, "add", "catalog", "guides")
    _git(root, "commit", "-qm", "good")
    small.own(root, BROKEN)
    code, _, site = build()
    assert code == 1
    page = _text(site, PAGE)
    assert "暂时退回" in page
    assert f"{small.OWN} 第 5 行" in page
    assert "4 <small>日</small>" in page
    assert "暂时退回" not in _text(site, f"items/{small.ITEM}/index.html")


def test_without_git_a_broken_county_file_is_not_published(root: Path, build: Build) -> None:
    small.own(root, BROKEN)
    code, _, site = build()
    assert code == 1
    assert "暂未发布" in _text(site, PAGE)
    assert "SRC102" in _text(site, "findings/index.html")
    assert (site / f"places/150430/items/{small.ITEM}/index.html").exists()


def test_a_heavier_county_file_keeps_the_citys_value_and_is_public(root: Path, build: Build) -> None:
    small.own(root, "承诺办结时限: 6日")
    code, _, site = build()
    assert code == 1
    page = _text(site, PAGE)
    assert "正在核查" in page
    assert "5 <small>日</small>" in page
    assert "LVL101" in _text(site, "findings/index.html")


def test_a_waived_deviation_shows_with_its_document_and_end(root: Path, build: Build) -> None:
    small.own(root, "承诺办结时限: 6日")
    small.write(root, "catalog/waivers.yml", "\n".join((
        "# yaml-language-server: $schema=schemas/waivers.schema.json", "豁免:", "  - 规则: limit-longer-than-parent",
        "    旗县区: '150402'", f"    事项: {small.ITEM}", "    对象: 承诺办结时限", "    容许: 6日", "    理由: 示例，人手不足",
        "    文号: 示例〔2026〕9号", "    批准: 示例", "    自: 2026-11-01", "    至: 2026-12-31", "")))
    code, text, site = build()
    page = _text(site, PAGE)
    assert code == 0, text
    assert "6 <small>日</small>" in page
    assert "示例〔2026〕9号" in page
    assert 'datetime="2026-12-31"' in page


def test_strict_leaves_the_published_tree_untouched(root: Path, build: Build) -> None:
    assert build()[0] == 0
    site = root / "site"
    before = {file: file.read_bytes() for file in site.rglob("*") if file.is_file()}
    small.own(root, "承诺办结时限: 6日")
    code, text, _ = build("--strict")
    assert code == 1
    assert "没有发布" in text
    assert {file: file.read_bytes() for file in site.rglob("*") if file.is_file()} == before


@pytest.mark.parametrize("break_it", [
    lambda root: (root / "catalog/schemas/item.schema.json").unlink(),
    lambda root: (root / "catalog/places.yml").unlink(),
    lambda root: (root / "catalog/portal.yml").write_bytes(b"\xff\xfe"),
    lambda root: shutil.rmtree(root / "catalog"),
    lambda root: (root / "mkdocs.yml").unlink(),
], ids=["no item schema", "no places", "portal settings in UTF-16", "no catalog", "no mkdocs.yml"])
def test_what_cannot_run_says_so_in_one_sentence(root: Path, build: Build, break_it: Callable[[Path], object]) -> None:
    break_it(root)
    code, text, site = build()
    assert code == 2, text
    assert not site.exists()
    assert text.strip()
