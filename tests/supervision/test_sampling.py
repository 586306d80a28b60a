"""The quarterly random check: drawn again it is the same, only counts leave the private folder, forms come back."""

from __future__ import annotations

import csv
import gzip
import hashlib
import random
import shutil
from collections.abc import Callable
from itertools import groupby
from pathlib import Path

import pytest

from generator.collection import Portal
from generator.errors import PortalError
from generator.exchange import checkform
from generator.model.sampled import PARTS, Outcome, Sample, SampleError, period, read
from generator.supervision import sampling
from tests.conftest import REPO, PortalCommand
from tests.conftest import Outcome as Ran
from tests.letters.reading import Read as Doc
from tests.letters.reading import W
from tests.sample.checking import QUARTER, SEED, WAITING, filled
from tests.sample.drawing import Draw

EVENTS = [REPO / "statistics/sample/events.csv.gz", REPO / "statistics/sample/supervision.csv.gz"]
PUBLISHED = REPO / f"statistics/samples/{QUARTER}.json"
HOW = "示例抽查变了；变得对的，照 statistics/sample/README.md 重做"


@pytest.fixture
def root(copy_of_repo: Path) -> Path:
    """A portal whose quarter has not been drawn."""
    (copy_of_repo / f"statistics/samples/{QUARTER}.json").unlink()
    return copy_of_repo


@pytest.fixture(scope="module")
def _drawn_once(copy_repo: Callable[[Path], Path], portal_cmd: PortalCommand, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = copy_repo(tmp_path_factory.mktemp("drawn") / "portal")
    (made / f"statistics/samples/{QUARTER}.json").unlink()
    done = _draw(portal_cmd, made)
    assert done.code == 0, done.err
    return made


@pytest.fixture
def drawn(_drawn_once: Path, tmp_path: Path) -> Path:
    """A portal whose quarter has been drawn."""
    return Path(shutil.copytree(_drawn_once, tmp_path / "drawn"))


def _draw(portal_cmd: PortalCommand, root: Path, *words: str | Path) -> Ran:
    events = [word for path in EVENTS for word in ("--events", path)]
    return portal_cmd("sample", "--quarter", QUARTER, "--seed", SEED, *events, *words, root=root)


def _read(root: Path) -> Sample:
    return read("x.json", (root / f"statistics/samples/{QUARTER}.json").read_bytes())


def _listed(root: Path) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    with (root / f"private/samples/{QUARTER}/list.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["行政区划"], []).append(row["办件编号"])
    return found


def _by_hand() -> tuple[dict[str, int], dict[str, list[str]]]:
    """The same sample by a script that knows nothing of the generator: decided cases by the first decision, then the smallest digests."""
    decided: dict[str, list[str]] = {}
    for path in EVENTS:
        with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
            for case, group in groupby(csv.DictReader(file), key=lambda row: row["case"]):
                rows = [row for row in group if row["event"].startswith("办结")]
                if rows and "2026-07-01" <= min(row["time"] for row in rows)[:10] <= "2026-09-30":
                    decided.setdefault(rows[0]["place"], []).append(case)
    seed = hashlib.sha256(SEED.read_bytes()).hexdigest()
    drawn = {place: sorted(cases, key=lambda case: hashlib.sha256(f"{seed}\n{case}".encode()).hexdigest())[:max(5, (len(cases) * 5 + 99) // 100)]
             for place, cases in decided.items()}
    return {place: len(cases) for place, cases in decided.items()}, drawn


def test_a_form_on_paper_asks_what_the_workbook_asks(drawn: Path) -> None:
    """One beside each workbook, private like it: every drawn case with its days, the guide's materials, boxes; A4."""
    folder = drawn / f"private/samples/{QUARTER}"
    assert {path.stem for path in folder.glob("*.docx")} == {path.stem for path in folder.glob("*.xlsx")}
    names = _listed(drawn)
    for path in folder.glob("*.docx"):
        assert path.stat().st_mode & 0o077 == 0
        read = Doc(path.read_bytes())
        said = "\n".join(piece.text for piece in read.body.iter(f"{W}t") if piece.text)
        assert (read.mm("pgSz", "w"), read.mm("pgSz", "h")) == (210, 297)
        assert [name for name in names[path.stem[:6]] if name not in said] == []
        limits, materials = checkform.answers(path.with_suffix(".xlsx"))
        assert [row.cells["材料"] for row in materials if row.cells["材料"] not in said] == []
        assert said.count("□超期") == len(limits) == len(names[path.stem[:6]])
        assert said.count("□多要了") == len(limits)
        assert said.count("（示例，用来演示，不是公文）") == 1


def test_anybody_with_the_records_and_the_seed_draws_the_same(drawn: Path) -> None:
    closed, chosen = _by_hand()
    assert {stratum.place: stratum.closed for stratum in _read(drawn).strata} == closed
    assert _listed(drawn) == chosen
    assert _read(drawn).listing == hashlib.sha256("".join(f"{case}\n" for case in sorted(case for cases in chosen.values() for case in cases)).encode()).hexdigest()


def test_the_order_of_input_means_nothing() -> None:
    names = [f"示例-{n:04d}" for n in range(400)]
    first = sampling.choose(names, "a" * 64, 20)
    for number in range(5):
        shuffled = names.copy()
        random.Random(number).shuffle(shuffled)
        assert sampling.choose([*shuffled, *shuffled[:7]], "a" * 64, 20) == first
    assert sampling.choose(names, "b" * 64, 20) != first
    assert sampling.choose(names, "a" * 64, 10) == first[:10]


@pytest.mark.parametrize(("closed", "drawn"), [(0, 0), (1, 1), (5, 5), (6, 5), (100, 5), (101, 6), (456, 23)])
def test_how_many_are_drawn(closed: int, drawn: int) -> None:
    assert sampling.size(closed, 5, 5) == drawn


def test_only_counts_are_published_and_the_forms_come_back(drawn: Path, portal_cmd: PortalCommand) -> None:
    folder = drawn / f"private/samples/{QUARTER}"
    assert all(path.stat().st_mode & 0o077 == 0 for path in (folder, *folder.iterdir()))
    assert "示例-1" not in (drawn / f"statistics/samples/{QUARTER}.json").read_text("utf-8")
    counted = filled(folder, Draw(20261122, Portal(REPO).calendar))
    forms = [word for path in sorted(folder.glob("*.xlsx")) for word in ("--results", path)]
    done = portal_cmd("sample", "--quarter", QUARTER, *forms, root=drawn)
    assert done.code == 0, done.err
    found = {stratum.place: stratum.outcomes for stratum in _read(drawn).strata if stratum.checked}
    assert found == counted
    assert WAITING[:6] not in found
    assert _read(drawn).outcome("时限").bad > 0
    assert (drawn / f"statistics/samples/{QUARTER}.json").read_bytes() == PUBLISHED.read_bytes(), HOW
    assert portal_cmd("check", root=drawn).code == 0


def test_drawn_once_it_stays_drawn(drawn: Path, portal_cmd: PortalCommand) -> None:
    data = (drawn / f"statistics/samples/{QUARTER}.json").read_bytes()
    again = _draw(portal_cmd, drawn)
    assert again.code == 2
    assert "里面可能填了结论，没有覆盖" in again.err
    fewer = portal_cmd("sample", "--quarter", QUARTER, "--seed", SEED, "--events", EVENTS[0], root=drawn)
    assert (fewer.code, (drawn / f"statistics/samples/{QUARTER}.json").read_bytes()) == (2, data)
    assert "已经抽过，这一次抽出来的不同" in fewer.err


def _settings(root: Path, old: str, new: str) -> None:
    path = root / "catalog/vocabulary/inspection.yml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_a_seed_somebody_could_have_chosen_is_refused(root: Path, portal_cmd: PortalCommand) -> None:
    other = portal_cmd("sample", "--quarter", QUARTER, "--seed", "0" * 64, "--events", EVENTS[1], root=root)
    assert (other.code, other.out) == (2, "")
    assert "“摘要”和这个种子不同" in other.err
    _settings(root, "公告日期: 2026-09-28", "公告日期: 2026-10-09")
    assert "种子可以挑" in _draw(portal_cmd, root).err
    _settings(root, "公告日期: 2026-10-09", "公告日期: 2026-09-28")
    _settings(root, sampling.seed_of(str(SEED)), "待填")
    assert "还没有填“摘要”" in _draw(portal_cmd, root).err
    assert not (root / "private").exists()


@pytest.mark.parametrize(("words", "cause"), [
    (("--quarter", "2026Q5", "--seed", "x"), "不是季度"), (("--quarter", "2026Q2", "--seed", "0" * 64), "先公告用哪一天的哪个文件"),
    (("--quarter", QUARTER, "--seed", "没有.txt"), "种子写的是"), (("--quarter", QUARTER), "种子写的是"),
    (("--quarter", QUARTER, "--seed", str(SEED), "--as-of", "2026-09-30"), "还不能抽"),
    (("--quarter", "2025Q1", "--results", "x.xlsx"), "还没有抽")])
def test_wrong_use_is_one_sentence(words: tuple[str, ...], cause: str, root: Path, portal_cmd: PortalCommand) -> None:
    done = portal_cmd("sample", *words, root=root)
    assert (done.code, done.out) == (2, "")
    assert cause in done.err
    assert len(done.err.splitlines()) == 1


def test_a_form_with_another_word_or_another_case_is_refused(drawn: Path, portal_cmd: PortalCommand, tmp_path: Path) -> None:
    from generator.exchange import checkform
    from generator.supervision import sampling_forms as f

    source = drawn / f"private/samples/{QUARTER}/150424-linxi.xlsx"
    limits, materials = checkform.answers(source)
    for change, cause in (({f.FOUND: "大概按时"}, "只能写：按时、超期、无法判断"), ({f.CASE: "示例-不存在"}, "不在这一季抽中的里面")):
        rows = [{**row.cells, **(change if number == 2 else {})} for number, row in enumerate(limits)]
        bad = tmp_path / "bad.xlsx"
        bad.write_bytes(checkform.workbook("x", Portal(REPO).as_of, f.Form("150424", rows, [dict(row.cells) for row in materials])))
        done = portal_cmd("sample", "--quarter", QUARTER, "--results", bad, root=drawn)
        assert done.code == 2
        assert "bad.xlsx 的“时限”第 4 行" in done.err
        assert cause in done.err
    assert not any(stratum.checked for stratum in _read(drawn).strata)


def test_a_material_that_is_not_necessary_may_be_missing() -> None:
    from generator.supervision.sampling_forms import (
        CASE,
        EXTRA,
        FOUND,
        LACKS,
        MATERIAL,
        NEED,
        NONE_EXTRA,
        Answer,
        outcomes,
    )

    def rows(need: str) -> list[Answer]:
        return [Answer("a", "要件", 2, {CASE: "甲", MATERIAL: "合同", NEED: need, FOUND: LACKS}), Answer("a", "要件", 3, {CASE: "甲", MATERIAL: EXTRA, FOUND: NONE_EXTRA})]

    def counted(need: str) -> dict[str, int]:
        return outcomes({"150402": ["甲"]}, [], rows(need))["150402"]["要件"]

    assert counted("必要") == {"good": 0, "bad": 1, "unclear": 0, "waiting": 0}
    assert counted("非必要") == counted("容缺后补") == {"good": 1, "bad": 0, "unclear": 0, "waiting": 0}
    assert outcomes({"150402": ["甲"]}, [], rows("必要"))["150402"]["时限"] == {"good": 0, "bad": 0, "unclear": 0, "waiting": 1}


def test_quarters_have_their_days() -> None:
    assert [tuple(map(str, period(f"2026Q{n}"))) for n in (1, 2, 3, 4)] == [
        ("2026-01-01", "2026-03-31"), ("2026-04-01", "2026-06-30"), ("2026-07-01", "2026-09-30"), ("2026-10-01", "2026-12-31")]


def test_a_file_whose_counts_do_not_add_up_is_refused() -> None:
    text = PUBLISHED.read_text("utf-8")
    whole = read("x.json", text.encode())
    assert all(sum(stratum.outcomes[part]) == stratum.drawn for stratum in whole.strata if stratum.checked for part in PARTS)
    assert isinstance(whole.outcome("要件"), Outcome)
    for old, new in (('"drawn": 5', '"drawn": 6'), ('"quarter": "2026Q3"', '"quarter": "2026"'), ('"version": 1', '"version": 2'), ('"closed"', '"done"')):
        assert old in text
        with pytest.raises(SampleError):
            read("x.json", text.replace(old, new).encode())


def test_an_unsorted_or_foreign_file_is_one_sentence(tmp_path: Path) -> None:
    bad = tmp_path / "bad.csv.gz"
    bad.write_bytes(gzip.compress(b"case,project,place,item,event,time,entered,unit,name,source,line\nb,,150402,x,a,2026-01-01T00:00:00,,,,s,1\na,,150402,x,a,2026-01-01T00:00:00,,,,s,2\n"))
    with pytest.raises(PortalError, match="没有按办件编号排好"):
        sampling.draw(Portal(REPO), [bad], sampling.rule(Portal(REPO), QUARTER, sampling.seed_of(str(SEED))), sampling.seed_of(str(SEED)))
