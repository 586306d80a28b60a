"""Waivers: they tolerate one written thing, up to its value, in their dates, and nothing else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.collection import Portal
from generator.rules.engine import run
from tests.rules.harness import plant

ITEM = "jianzhu-gongcheng-shigong-xuke"
HEAD = f"# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json\n事项: {ITEM}\n版本: 1\n"
LONGER = {"规则": "limit-longer-than-parent", "旗县区": "'150402'", "事项": ITEM, "对象": "承诺办结时限", "容许": "6日",
          "理由": "示例，窗口正在搬迁", "文号": "示例〔2026〕5号", "批准": "示例单位", "自": "2026-10-20", "至": "2026-12-31"}
VISITS = {**LONGER, "规则": "more-visits-than-parent", "对象": "到现场次数", "容许": "2"}


def _portal(root: Path, county: str, *waivers: dict[str, str]) -> Path:
    plant(root)
    (root / f"guides/150402-hongshan/{ITEM}.yml").write_text(HEAD + county + "\n", "utf-8")
    rows = "".join("  - {" + ", ".join(f"{key}: {value}" for key, value in row.items() if value) + "}\n" for row in waivers)
    (root / "catalog/waivers.yml").write_text(
        "# yaml-language-server: $schema=schemas/waivers.schema.json\n豁免:" + (f"\n{rows}" if rows else " []\n"), "utf-8")
    return root


def _said(root: Path, as_of: date | None = None) -> list[str]:
    return sorted(f"{each.code}{'(豁免)' if each.waived else ''}" for each in run(Portal(root, as_of)))


@pytest.mark.parametrize(("county", "waivers", "said"), [
    ("承诺办结时限: 6日", [LONGER], ["LVL101(豁免)"]),
    ("承诺办结时限: 7日", [LONGER], ["LVL101"]),  # heavier than tolerated: the finding says enough
    ("承诺办结时限: 7日", [{**LONGER, "容许": "7个工作日"}], ["LVL101(豁免)"]),
    ("承诺办结时限: 7日", [{**LONGER, "容许": ""}], ["LVL101(豁免)"]),
    ("承诺办结时限: 8日", [{**LONGER, "容许": "8日"}], ["LVL101(豁免)", "TIM101"]),  # never past the law
    ("承诺办结时限: 6日\n到现场次数: 2", [LONGER], ["LVL101(豁免)", "LVL111"]),
    ("承诺办结时限: 6日\n到现场次数: 2", [LONGER, VISITS], ["LVL101(豁免)", "LVL111(豁免)"]),
    ("到现场次数: 3", [VISITS], ["LVL111"]),
    ("到现场次数: 0", [VISITS], ["WAV102"]),
    ("到现场次数: 2", [{**VISITS, "对象": "申请材料/施工合同/份数"}], ["LVL111", "WAV102"]),
    ("到现场次数: 2", [{**VISITS, "旗县区": "'150430'"}], ["LVL111", "WAV102"]),
    ("到现场次数: 2", [{**VISITS, "规则": "no-such-rule"}], ["LVL111", "WAV102"]),
    ("到现场次数: 2", [{**VISITS, "对象": ""}], ["LVL111", "WAV104"]),
    ("到现场次数: 0", [{**VISITS, "对象": ""}], ["WAV102"]),
    ("到现场次数: 2", [VISITS, VISITS], ["LVL111(豁免)", "WAV102"]),  # the second one does nothing
    ("到现场次数: 2", [{**VISITS, "至": "2026-11-19"}], ["LVL111", "WAV101"]),
    ("到现场次数: 2", [{**VISITS, "至": "2026-11-20"}], ["LVL111(豁免)"]),  # the last day counts
    ("到现场次数: 2", [{**VISITS, "自": "2026-11-21"}], ["LVL111"]),  # not begun: no finding of its own
    ("到现场次数: 2", [{**VISITS, "文号": "无"}], ["LVL111(豁免)", "WAV103"]),
    ("到现场次数: 2", [{**VISITS, "理由": "××××"}], ["LVL111(豁免)", "WAV103"]),
    ("到现场次数: 2", [{**VISITS, "批准": "待批", "文号": "待定"}], ["LVL111(豁免)", "WAV103", "WAV103"]),
])
def test_waivers(county: str, waivers: list[dict[str, str]], said: list[str], tmp_path: Path) -> None:
    assert _said(_portal(tmp_path / "portal", county, *waivers)) == said


def test_an_expired_waiver_follows_as_of(tmp_path: Path) -> None:
    root = _portal(tmp_path / "portal", "到现场次数: 2", VISITS)
    stale = "PUB107"  # by then the day its data were checked is weeks ago
    assert _said(root, date(2026, 12, 31)) == ["LVL111(豁免)", stale]
    assert _said(root, date(2027, 1, 1)) == ["LVL111", stale, "WAV101"]


def test_no_waiver_is_called_unused_over_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    root = _portal(tmp_path / "portal", "到现场次数: 2\n到现场次数: 2", VISITS)
    assert _said(root) == ["SRC101"]


def test_lag_past_due_needs_its_waiver(tmp_path: Path) -> None:
    lag = {**LONGER, "规则": "behind-parent-version", "对象": "跟随版本", "容许": ""}
    root = _portal(tmp_path / "portal", "到现场次数: 1", lag)
    claims = root / "catalog/150402-hongshan/claims.yml"
    claims.write_text(claims.read_text("utf-8").replace("跟随版本: 3", "跟随版本: 2"), "utf-8")
    assert [each for each in _said(root) if "GDE" not in each] == ["LVL104(豁免)"]
