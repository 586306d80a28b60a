"""IEEE XES event logs (.xes, .xes.gz) → one row an event, streamed.

Attributes of an event stand under their keys, those of its trace under `trace:` and the key.
Read with the standard library's expat, which alone tells the line; any document type, and so any
entity or outside reference, is refused before it could be expanded.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path
from xml.parsers import expat

from generator.errors import PortalError
from generator.tables.encoding import unpacked
from generator.tables.row import Content, Row

TRACE = "trace:"
_CHUNK = 64 * 1024
_MOST_EVENTS = 100_000  # of one trace
_VALUES = frozenset({"string", "date", "int", "float", "boolean", "id"})


class _RefusedError(Exception):
    pass


class _Reader:
    """Gathers the events of a trace; they are handed out when the trace ends, for its attributes may follow them."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.path: list[str] = []
        self.trace: dict[str, str] = {}
        self.events: list[tuple[int, dict[str, str]]] = []
        self.ready: list[Row] = []

    def _doctype(self, *_: object) -> None:
        raise _RefusedError("里有 DOCTYPE(可以夹带外部内容)，没有读。让导出系统去掉它")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        if not self.path and name != "log":
            raise _RefusedError("不是 XES 事件日志(最外层不是 log)")
        inside = tuple(self.path[1:])
        if name == "event":
            self.events.append((self.parser.CurrentLineNumber, {}))
            if len(self.events) > _MOST_EVENTS:
                raise _RefusedError(f"第 {self.parser.CurrentLineNumber} 行：一个办件有 {_MOST_EVENTS} 个以上的事件")
        elif name in _VALUES and "key" in attributes:
            if inside == ("trace",):
                self.trace[TRACE + attributes["key"]] = attributes.get("value", "")
            elif inside in (("trace", "event"), ("event",)):
                self.events[-1][1][attributes["key"]] = attributes.get("value", "")
        self.path.append(name)

    def _end(self, _: str) -> None:
        name = self.path.pop()
        if (name, len(self.path)) in (("trace", 1), ("event", 1)):
            self.ready += [Row(line, {**self.trace, **cells}) for line, cells in self.events]
            self.trace, self.events = {}, []


def open_xes(path: Path) -> Content:
    """An event log; its rows name their own columns."""
    return Content((), _rows(path))


def _rows(path: Path) -> Iterator[Row]:
    reader = _Reader()
    try:
        with unpacked(path) as file:
            while chunk := file.read(_CHUNK):
                reader.parser.Parse(chunk)
                yield from reader.ready
                reader.ready.clear()
            reader.parser.Parse(b"", True)
    except _RefusedError as error:
        raise PortalError(f"{path.name} {error}。") from None
    except expat.ExpatError as error:
        raise PortalError(f"{path.name} 第 {error.lineno} 行不是正确的 XML,文件可能没有导出完。") from None
    except (EOFError, gzip.BadGzipFile, zlib.error):
        raise PortalError(f"{path.name} 的压缩包不完整，读不出来。") from None
