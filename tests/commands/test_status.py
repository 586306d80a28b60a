"""`portal status`: sentences for a county, a sheet an office for the nightly reminder, and the script that posts them."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.changes.scripted import run
from tests.collection import small
from tests.collection.small import CLAIMS, ITEM, follow

GH = r"""#!/usr/bin/env bash
# Stands in for gh: lists two open issues, notes every other call with its input.
case "$1 $2" in
  "label create") ;;
  "issue list") printf '7\t红山区：要办的事\n8\t敖汉旗：要办的事\n' ;;
  "issue close") printf '%s\n' "$*" >> "$CALLS" ;;
  *) { printf '%s\n' "$*"; cat; } >> "$CALLS" ;;
esac
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The small portal with one county behind."""
    made = small.make(tmp_path / "portal")
    follow(made, 2)
    return made


def test_a_county_reads_what_it_owes(root: Path) -> None:
    out = run(root, "status", "红山区").out
    assert out == (
        "━━ 红山区：认领 3 项，要跟进 1 项 ━━\n"
        "建筑工程施工许可证核发：跟随第2版，现行第3版，改了材料、流程、时限\n".replace("材料、流程、时限", "材料、时限")
        + "  最迟 2026-11-04，已经过了 12 个工作日\n"
        f"  照新版办理以后运行：portal claim 红山区 {ITEM} --take-over\n"
        "数据截至 2026-11-20。\n")
    assert "敖汉旗：认领 3 项，都已跟进" in run(root, "status").out


def test_claiming_pays_the_debt(root: Path) -> None:
    run(root, "claim", "红山区", "--take-over")
    assert "都已跟进" in run(root, "status", "红山区").out


def test_sheets_for_offices(root: Path, tmp_path: Path) -> None:
    done = run(root, "status", "--output", str(tmp_path / "duties"))
    assert done.code == 0
    assert sorted(path.name for path in (tmp_path / "duties").iterdir()) == ["hongshan.md", "市工改办.md"]
    sheet = (tmp_path / "duties" / "hongshan.md").read_text("utf-8")
    assert sheet.startswith("红山区：要办的事\n\n数据按 2026-11-20 算。\n\n## 要跟进的\n\n- 建筑工程施工许可证核发：")
    assert f"- 错误 LVL104 `{CLAIMS}:" in sheet
    assert "2027 年的放假通知还没有录入" in (tmp_path / "duties" / "市工改办.md").read_text("utf-8")
    again = run(root, "status", "--output", str(tmp_path / "duties"))
    assert (again.code, "里有东西，没有写" in again.err) == (2, True)


def test_stale_statistics_and_a_waiver_about_to_end(root: Path, tmp_path: Path) -> None:
    small.write(root, "statistics/2026-09-30/snapshot.json", "{}")
    small.write(root, "catalog/waivers.yml", "# yaml-language-server: $schema=schemas/waivers.schema.json\n豁免:\n"
                f"  - {{规则: behind-parent-version, 旗县区: '150402', 事项: {ITEM}, 对象: 跟随版本, 理由: 示例培训, 文号: 示例〔2026〕9号, 批准: 示例单位, 自: 2026-11-01, 至: 2026-12-01}}\n")
    run(root, "status", "--output", str(tmp_path / "duties"))
    sheet = (tmp_path / "duties" / "市工改办.md").read_text("utf-8")
    assert "公布的统计停在 2026-09-30，已经 51 天" in sheet
    assert "豁免 示例〔2026〕9号 还有 11 天到期" in sheet


def test_guides_without_an_index_number_are_reminded_of(root: Path, tmp_path: Path) -> None:
    guide = root / f"guides/150400-chifeng/{ITEM}.yml"
    guide.write_text(guide.read_text("utf-8").replace("\n示例: 是", "", 1), "utf-8")
    run(root, "status", "--output", str(tmp_path / "duties"))
    assert "份公布的指南还没有索引号；运行 portal number --dry-run" in (tmp_path / "duties" / "市工改办.md").read_text("utf-8")


def test_the_script_updates_opens_and_closes(repo: Path, tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "gh").write_text(GH, "utf-8")
    (tmp_path / "bin" / "gh").chmod(0o755)
    duties = tmp_path / "duties"
    duties.mkdir()
    (duties / "hongshan.md").write_text("红山区：要办的事\n\n正文甲\n", "utf-8")
    (duties / "linxi.md").write_text("林西县：要办的事\n\n正文乙\n", "utf-8")
    calls = tmp_path / "calls"
    done = subprocess.run(["bash", str(repo / "scripts" / "issues.sh"), str(duties)], check=True, capture_output=True, encoding="utf-8",
                          env={**os.environ, "PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}", "CALLS": str(calls)})
    assert done.stdout == "已更新 #7 红山区：要办的事\n已新开 林西县：要办的事\n已关闭 #8 敖汉旗：要办的事\n"
    assert calls.read_text("utf-8") == (
        "issue edit 7 --body-file -\n正文甲\nissue create --title 林西县：要办的事 --label 待办 --body-file -\n正文乙\n"
        "issue close 8 --comment 都办完了。\n")
