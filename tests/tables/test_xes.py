"""Event logs: attributes by key, lines exact, nothing expanded from outside."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from generator.errors import PortalError
from generator.tables import open_table

LOG = """<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1.0" xmlns="http://www.xes-standard.org/">
  <string key="concept:name" value="整个日志"/>
  <global scope="event"><string key="concept:name" value="默认"/></global>
  <trace>
    <string key="concept:name" value="A1"><string key="inner" value="不看"/></string>
    <event>
      <string key="concept:name" value="收件"/>
      <date key="time:timestamp" value="2026-03-01T23:30:00+08:00"/>
    </event>
    <event><string key="concept:name" value="办结"><string key="concept:name" value="不看"/></string></event>
    <string key="late" value="写在后面"/>
  </trace>
  <trace/>
  <event><string key="concept:name" value="没有办件"/></event>
</log>
"""


def _open(path: Path, text: str) -> list[tuple[int, dict[str, str]]]:
    path.write_bytes(gzip.compress(text.encode()) if path.suffix == ".gz" else text.encode())
    return [(row.line, dict(row.cells)) for row in open_table(path).rows]


@pytest.mark.parametrize("name", ["t.xes", "t.xes.gz"])
def test_events_with_the_attributes_of_their_trace(tmp_path: Path, name: str) -> None:
    trace = {"trace:concept:name": "A1", "trace:late": "写在后面"}
    assert _open(tmp_path / name, LOG) == [
        (7, {**trace, "concept:name": "收件", "time:timestamp": "2026-03-01T23:30:00+08:00"}),
        (11, {**trace, "concept:name": "办结"}), (15, {"concept:name": "没有办件"})]


@pytest.mark.parametrize("doctype", [
    '<!DOCTYPE log [<!ENTITY a "x"><!ENTITY b "&a;&a;&a;&a;">]>', '<!DOCTYPE log SYSTEM "file:///etc/hostname">',
    '<!DOCTYPE log [<!ENTITY x SYSTEM "file:///etc/hostname">]>'])
def test_entities_are_refused(tmp_path: Path, doctype: str) -> None:
    with pytest.raises(PortalError, match="DOCTYPE"):
        _open(tmp_path / "t.xes", LOG.replace("<log", f"{doctype}<log", 1).replace("收件", "&b;"))


@pytest.mark.parametrize(("text", "said"), [(LOG[:400], "第 9 行|第 10 行"), ("<html/>", "不是 XES"), ("", "不是正确的 XML")])
def test_what_is_no_log_is_said(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(PortalError, match=said):
        _open(tmp_path / "t.xes", text)
