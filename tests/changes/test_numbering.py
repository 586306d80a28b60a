"""Index numbers: given once, in order, to guides that are no samples, and never without an agency code."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from generator.changes.numbering import numbering
from generator.collection import Portal
from generator.collection.numbers import FILE, guides, numbers
from tests.collection import small

CODE = "000000000"
PAGES = (f"items/{small.ITEM}/", *(f"places/{code}/items/{small.ITEM}/" for code in (small.COUNTY, "150430", "X15040001")))
_SAMPLE = "\n示例: 是"


def real(root: Path) -> Path:
    """The small portal with one guide that is no sample; three counties claim it."""
    small.make(root)
    small.change(root, small.GUIDE, _SAMPLE, "")
    return root


def ledger(root: Path) -> dict[str, str]:
    return numbers(Portal(root))


def test_samples_get_no_number(tmp_path: Path, portal_cmd: Callable[..., Any]) -> None:
    root = small.make(tmp_path / "portal")
    assert all(guide.sample for guide in guides(Portal(root)))
    before = (root / FILE).read_bytes()
    done = portal_cmd("number", root=root)
    assert (done.code, "没有要编的。" in done.out) == (0, True), done.err
    assert (root / FILE).read_bytes() == before


def test_a_rehearsal_writes_nothing_and_the_second_run_adds_nothing(tmp_path: Path, portal_cmd: Callable[..., Any]) -> None:
    root = real(tmp_path / "portal")
    before = (root / FILE).read_bytes()
    done = portal_cmd("number", "--dry-run", root=root)
    assert f"{CODE}/2026-00001 建筑工程施工许可证核发（{PAGES[0]}）" in done.out
    assert (root / FILE).read_bytes() == before
    assert portal_cmd("number", root=root).code == 0
    assert ledger(root) == {page: f"{CODE}/2026-{number:05d}" for number, page in enumerate(PAGES, 1)}
    after = (root / FILE).read_bytes()
    assert "没有要编的。" in portal_cmd("number", root=root).out
    assert (root / FILE).read_bytes() == after
    assert portal_cmd("check", root=root).code == 0
    assert portal_cmd("fmt", "--check", str(root / FILE), root=root).code == 0


def test_numbers_run_on_in_their_year_and_are_not_used_again(tmp_path: Path) -> None:
    root = real(tmp_path / "portal")
    gone = "  - {号: 000000000/2026-00041, 网页: items/yijing-quxiao/, 名称: 已经取消, 日期: 2026-02-02}"
    small.change(root, FILE, "索引号: []", f"索引号:\n  - {{号: 000000000/2025-00700, 网页: items/lao-de/, 名称: 老的, 日期: 2025-02-02}}\n{gone}")
    plan = numbering(Portal(root))
    text = plan.files[FILE].decode()
    assert text.startswith((root / FILE).read_text("utf-8"))
    assert [line.split()[0] for line in plan.done] == [f"{CODE}/2026-{42 + n:05d}" for n in range(len(PAGES))]


def test_a_portal_without_a_ledger_gets_one(tmp_path: Path, portal_cmd: Callable[..., Any]) -> None:
    root = real(tmp_path / "portal")
    (root / FILE).unlink()
    assert portal_cmd("number", root=root).code == 0
    assert list(ledger(root)) == list(PAGES)
    assert portal_cmd("check", root=root).code == 0


def test_without_an_agency_code_no_number_is_made(tmp_path: Path, portal_cmd: Callable[..., Any]) -> None:
    root = real(tmp_path / "portal")
    small.change(root, "catalog/portal.yml", f"机构代码: '{CODE}'", "机构代码: ''")
    done = portal_cmd("number", root=root)
    assert done.code == 2
    assert "“机构代码”还空着" in done.err
    assert ledger(root) == {}
    assert "PUB103" in portal_cmd("check", root=root).out


def test_a_ledger_that_cannot_be_read_is_not_added_to(tmp_path: Path, portal_cmd: Callable[..., Any]) -> None:
    root = real(tmp_path / "portal")
    small.change(root, FILE, "索引号: []", "索引号:\n  - {号: x}")
    done = portal_cmd("number", root=root)
    assert (done.code, "读不出来" in done.err) == (2, True)
