"""Wrong use of ingestion is one Chinese sentence that says what to do; nothing is written then."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.errors import PortalError
from generator.ingest import plan, read_mapping, run
from tests.conftest import PortalCommand
from tests.ingest.running import REPO, ingest, portal, table

HEAD = "办件编号,工程代码,事项编码,行政区划,办理单位,事件,时间"
ROW = "A1,P1,R060,150402,示例单位,接件,2026-03-02"
SHIPPED = (REPO / "statistics/mappings/events.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize(("old", "new", "said"), [
    ("对照: 事件词表", "对照: {收件: 接收}", "第 9 行：没有“接收”这种事件"), ("对照: 事件词表", "对照: 别的", "没有“别的”这个代码表"),
    ("按: 事件, ", "", "要么写“事件”"), ("区划: 行政区划", "区化: 行政区划", "第 7 行.*区化"), ("事项: [事项编码, 事项名称], ", "", "“事项”在哪一栏"),
    ("办件: 办件编号, ", "", "“办件”在哪一栏"), ("    事件:\n", "    事件: []\n#", "第 8 行"), ("名称: 普通", "名称：普通", "中文冒号|第 3 行"),
    ("说明: ", "时间格式: [月日]\n说明: ", "看不出年月日"), ("说明: ", "事项对照: {甲: 没有}\n说明: ", "没有“没有”这个事项"),
    ("说明: ", "地方对照: {甲: '150499'}\n说明: ", "没有“150499”这个区划代码"), ("说明: ", "时差: 东八区\n说明: ", "时差"),
])
def test_a_wrong_mapping(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert SHIPPED.count(old) == 1
    (tmp_path / "own.yml").write_text(SHIPPED.replace(old, new), encoding="utf-8")
    with pytest.raises(PortalError, match=said):
        read_mapping(portal(), str(tmp_path / "own.yml"))


def _named(folder: Path, name: str) -> Path:
    return table(folder / name, HEAD, ROW)


@pytest.mark.parametrize(("files", "mapping", "said"), [
    (lambda folder: [folder / "没有.csv"], "events", "没有 .*没有.csv 这个文件"),
    (lambda folder: [table(folder / "t.csv", "甲,乙", "1,2")], "events", "没有“办件编号”这一栏"),
    (lambda folder: [table(folder / "t.csv", HEAD.replace("时间", "日子"), ROW)], "events", "没有“时间”这一栏"),
    (lambda folder: [_named(folder / "a", "t.csv"), _named(folder / "b", "t.csv")], "events", "两个文件都叫 t.csv"),
    (lambda folder: [table(folder / "SPGL_XMSPSXBLXXXXB_V3.csv", "GCDM,SPSXSLBM,BLZT,BLSJ,SJYXBS", "1,2,3,4,1")], "gonggai-3.0", "没有“事项”"),
    (lambda folder: [table(folder / "随便.csv", "甲,乙", "1,2")], "gonggai-3.0", "认不出是对照表里的哪一张表"),
    (lambda folder: [table(folder / "up_pro_accept.csv", "project_no,task_name,org_name,apply_date,accept_date", "1,2,3,4,5")], "gbt-39046", "--place"),
], ids=["missing", "no-case", "no-time", "same-name", "no-item", "unknown", "no-place"])
def test_wrong_files(tmp_path: Path, files: Callable[[Path], list[Path]], mapping: str, said: str) -> None:
    with pytest.raises(PortalError, match=said):
        ingest(tmp_path, files(tmp_path), mapping)
    assert not (tmp_path / "private").exists()


def test_a_file_is_known_by_its_heading_whatever_its_name(tmp_path: Path) -> None:
    head = table(tmp_path / "导出1.csv", "SPSXSLBM,XZQHDM,SPSXBM,SPBMMC,SJYXBS", "S1,150402,R060,示例单位,1")
    log = table(tmp_path / "导出2.csv", "SPSXSLBM,BLZT,BLSJ,DWMC,SJYXBS", "S1,1,2026-03-02,示例单位,1")
    assert len(ingest(tmp_path, [head, log], "gonggai-3.0").events) == 1


def test_a_link_for_a_private_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "private").symlink_to("site")
    with pytest.raises(PortalError, match="链接"):
        ingest(tmp_path, [_named(tmp_path, "t.csv")], "events")
    assert list((tmp_path / "site").iterdir()) == []


def test_a_file_that_breaks_off_leaves_what_was_there(tmp_path: Path) -> None:
    file = _named(tmp_path, "t.csv")
    ingest(tmp_path, [file], "events")
    before = {path.name: path.read_bytes() for path in (tmp_path / "private/events").iterdir()}
    chosen = plan(portal(), [file], read_mapping(portal(), "events"), "t")
    file.write_bytes(file.read_bytes() + b"x" * 2_000_000)
    with pytest.raises(PortalError, match="不像是表格"):
        run(portal(), tmp_path, chosen)
    assert {path.name: path.read_bytes() for path in (tmp_path / "private/events").iterdir()} == before


def test_many_work_files_give_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However the rows are spread, the output is one file in order."""
    rows = [f"A{n % 97:03d},P1,R060,150402,示例单位,{event},2026-0{n % 9 + 1}-02" for n in range(400) for event in ("接件", "受理")]
    file = table(tmp_path / "t.csv", HEAD, *rows)
    plain = ingest(tmp_path, [file], "events")
    monkeypatch.setattr("generator.ingest.running._SHARE", 1000)
    assert ingest(tmp_path, [file], "events") == plain
    assert [event[0] for event in plain.events] == sorted(event[0] for event in plain.events)


def test_the_command(tmp_path: Path, portal_cmd: PortalCommand, copy_of_repo: Path) -> None:
    """Plan, dry run without a trace, then the real thing; the check afterwards has nothing against it."""
    file = table(tmp_path / "某月.csv", f"{HEAD},联系人", f"{ROW},某某", f"{ROW.replace('R060', '没有')},")
    dry = portal_cmd("ingest", file, "--mapping", "events", "--dry-run", root=copy_of_repo)
    assert (dry.code, (copy_of_repo / "private").exists()) == (0, False), dry.err
    assert "个人信息，不读：联系人" in dry.out
    assert "读到 2 行 = 计入 1 行 + 排除 1 行；得到 1 件、1 个事件。" in dry.out
    done = portal_cmd("ingest", file, "--mapping", "events", root=copy_of_repo)
    assert done.code == 0, done.err
    assert sorted(path.name for path in (copy_of_repo / "private/events").iterdir()) == ["events-某月.csv.gz", "events-某月.json", "events-某月.refused.csv"]
    assert oct((copy_of_repo / "private").stat().st_mode)[-3:] == "700"
    wrong = portal_cmd("ingest", file, "--mapping", "没有", root=copy_of_repo)
    assert (wrong.code, "Traceback" in wrong.err) == (2, False)
    assert "gonggai-3.0" in wrong.err
