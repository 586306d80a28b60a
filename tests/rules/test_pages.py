"""Each rule's page holds what it says: its examples run through the real command, as a process."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from generator.findings import ERROR
from generator.rules.registry import MODULES, PAGES, RULES
from tests.rules.harness import ACCEPTED, FLAGGED, HEADINGS, REPO, build, check, parse, plant

FAMILIES = ("SRC", "SCH", "REF", "LVL", "TIM", "GDE", "REC", "SUP", "VER", "WAV", "PUB")
CODES = Path(__file__).with_name("codes.txt")
FIXED = {
    "SRC101": "duplicate-key", "SRC102": "full-width-colon", "REF101": "overlay-without-target",
    "REF102": "guide-missing-above", "LVL101": "limit-longer-than-parent", "LVL102": "material-not-in-parent",
    "LVL103": "step-not-in-parent", "LVL104": "behind-parent-version",
    "LVL105": "special-procedure-not-in-parent", "TIM101": "promise-longer-than-statute",
}


@pytest.mark.parametrize("name", RULES)
def test_examples(name: str, tmp_path: Path) -> None:
    page, rule = parse(PAGES[name]), RULES[name]
    flagged, accepted = page.blocks(FLAGGED), page.blocks(ACCEPTED)
    assert flagged, "“会指出”要有例子"
    assert accepted, "“不指出”要有例子"
    wanted = build(tmp_path / "flagged", flagged)
    assert rule.code in {code for code, _, _ in wanted}, f"“会指出”里没有标 {rule.code} 的行"
    assert not build(tmp_path / "accepted", accepted), "“不指出”里不标 expect"
    with ThreadPoolExecutor(2) as pool:
        bad, good = pool.map(check, (tmp_path / "flagged", tmp_path / "accepted"))
    assert bad.marks == wanted, bad.error
    assert bad.code == int(any(each["severity"] == ERROR and not each["waived"] for each in bad.findings))
    assert (good.code, good.marks) == (0, set()), good.error
    for finding in bad.findings:
        where = {"path", "line", "column"}
        assert all(finding[key] for key in where)
        assert all(set(end) == where for end in finding["related"])
        assert finding["message"].endswith("。"), finding
        assert finding["advice"], finding


@pytest.mark.parametrize("name", RULES)
def test_page_has_the_fixed_headings(name: str) -> None:
    page = parse(PAGES[name])
    assert tuple(page.sections) == HEADINGS
    assert page.title
    assert "\n" not in page.title
    assert not page.title.endswith("。")
    assert all(text.strip() for text in page.sections.values())


def test_base_is_sound(tmp_path: Path) -> None:
    result = check(plant(tmp_path / "base"))
    assert (result.code, result.findings) == (0, []), result.raw


def test_every_rule_file_is_registered_in_order() -> None:
    folder = REPO / "generator" / "rules"
    files = {f"generator.rules.{path.parent.name}.{path.stem}" for family in FAMILIES
             for path in (folder / family.lower()).glob("*.py") if path.stem != "__init__"}
    assert files == {module.__name__ for module in MODULES}
    rules = [module.RULE for module in MODULES]
    assert rules == sorted(rules, key=lambda rule: (FAMILIES.index(rule.family), rule.code))
    for module in MODULES:
        assert module.__name__.split(".")[-2:] == [module.RULE.family.lower(), module.RULE.name.replace("-", "_")]


def test_codes_are_stable() -> None:
    """A code is never reused and never renamed: a new rule gets a new line in codes.txt, no line changes."""
    written = dict(line.split() for line in CODES.read_text("utf-8").splitlines())
    assert {rule.code: rule.name for rule in RULES.values()} == written
    assert len(written) == len(RULES) == len(MODULES)
    assert written.items() >= FIXED.items()
