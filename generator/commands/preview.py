"""The site as it stands in memory: what is served, and how it follows the files it is made from.

A state is made whole and then put in place of the last one, so a request sees one or the other. A
state that cannot be made (a template, mkdocs.yml, places.yml is wrong) leaves the last one standing;
a county file that cannot be read is an ordinary state, the site shows what it would publish.
"""

from __future__ import annotations

import gc
import os
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.collection import Portal
from generator.commands.downloads import downloads
from generator.commands.making import settings
from generator.errors import PortalError
from generator.findings import Finding, Where
from generator.reading.document import read
from generator.reading.layout import slot
from generator.reading.source import Folder
from generator.reading.validator import Schemas
from generator.rules.engine import run
from generator.site import frame
from generator.site.files.registry import later
from generator.site.frames import assets
from generator.site.page import Page
from generator.site.pages.registry import all_pages
from generator.site.rendering import Renderer
from generator.site.site import Site

_WATCHED = ("catalog", "guides", "statistics", "site_templates", "mkdocs.yml")
_EVERY = 0.25  # seconds between two looks at the files
Stamps = dict[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class State:
    """Everything that can be asked for. `number` differs between any two states, across restarts too."""

    number: int
    findings: list[Finding]
    files: dict[str, bytes]
    offered: dict[str, Callable[[], bytes]]
    pages: dict[str, Page]
    renderer: Renderer
    lock: threading.Lock

    def body(self, path: str) -> bytes | None:
        """What stands at a site path; a page, a table or a workbook is made now. Raises PortalError for a wrong template."""
        if path in self.files:
            return self.files[path]
        page, offered = self.pages.get(path), self.offered.get(path)
        with self.lock:  # the renderer and the portal keep what is shared in plain dictionaries
            if offered is not None:
                return offered()
            return self.renderer.page(page) if page is not None else None


class Preview:
    """The current state of a portal's site. Raises PortalError when there is no first one."""

    def __init__(self, root: Path, as_of: date | None) -> None:
        self.root, self.as_of = root, as_of
        self.stamps = stamps(root)
        self.state = make(root, as_of)
        self._changed = threading.Condition()

    def wait(self, number: int, seconds: float) -> bool:
        """Whether the state is, or within some seconds becomes, another one than `number`."""
        with self._changed:
            return self._changed.wait_for(lambda: self.state.number != number, seconds)

    def follow(self, say: Callable[[str], None]) -> None:
        """Look at the files for ever, taking over what changed; says a line each time."""
        while True:
            time.sleep(_EVERY)
            self.look(say)

    def look(self, say: Callable[[str], None]) -> None:
        """Take over what changed since the last look, if anything did."""
        now = stamps(self.root)
        changed = sorted(path for path in now.keys() | self.stamps.keys() if now.get(path) != self.stamps.get(path))
        if not changed:
            return
        self.stamps, begun = now, time.monotonic()
        try:
            state = make(self.root, self.as_of)
        except PortalError as error:
            say(f"没有更新，页面还是上一次的样子：{self._unreadable(changed) or error}")
            return
        except OSError as error:
            self.stamps = {}  # a file went away between listing and reading: look again
            say(f"没有更新，文件正在改动：{error.filename}")
            return
        except Exception as error:  # a fault of ours must not stop the preview; the build shows it in full
            say(f"程序出错，页面还是上一次的样子：{type(error).__name__}: {error}")
            return
        with self._changed:
            self.state = state
            self._changed.notify_all()
        more = f" 等 {len(changed)} 个文件" if len(changed) > 1 else ""
        say(f"已更新：{changed[0]}{more}，用时 {time.monotonic() - begun:.1f} 秒。{_trouble(state.findings, set(changed))}")

    def _unreadable(self, changed: list[str]) -> str:
        """Where the first of the changed files that cannot be read is wrong, '' when all can be."""
        source = Folder(self.root)
        schemas = Schemas(source)
        for path in changed:
            place = slot(path) if path in source.paths() else None
            problems = read(path, place, source.read(path), schemas).problems if place else []
            if problems:
                fact = problems[0].fact
                return _line(fact.where, fact.message, fact.advice)
        return ""


def make(root: Path, as_of: date | None) -> State:
    """Read everything and prepare every page; nothing is rendered but the frame and the prose."""
    gc.disable()  # nothing made here is garbage before the next state
    try:
        portal = Portal(root, as_of)
        findings = run(portal)
        site = Site(portal, findings, workbooks=True)
        frames = frame.render(root, site=settings(portal))
        files = {**assets(root), **{path: html.encode() for path, html in frames.pages.items()}}
        pages = {page.path: page for page in all_pages(site)}
        return State(time.time_ns(), findings, files, {**downloads(portal, findings), **later(site)}, pages, Renderer(root, site, frames), threading.Lock())
    finally:
        gc.enable()


def stamps(root: Path) -> Stamps:
    """Time and size of every file the site is made from."""
    found: Stamps = {}
    for name in _WATCHED:
        for path in _files(str(root / name)):
            try:
                status = os.stat(path)
            except OSError:
                continue
            found[os.path.relpath(path, root).replace(os.sep, "/")] = (status.st_mtime_ns, status.st_size)
    return found


def _files(path: str) -> Iterator[str]:
    if not os.path.isdir(path):
        yield path
        return
    for folder, _, names in os.walk(path):
        yield from (os.path.join(folder, name) for name in names)


def _trouble(findings: list[Finding], changed: set[str]) -> str:
    """The first open finding on the changed files, in one line, and how many more there are."""
    found = sorted((each for each in findings if each.open and each.where.path in changed), key=lambda each: each.severity)
    if not found:
        return ""
    more = f" 还有 {len(found) - 1} 处，运行 portal check。" if len(found) > 1 else ""
    return f"{found[0].code} {_line(found[0].where, found[0].message, found[0].advice)}{more}"


def _line(where: Where, message: str, advice: str) -> str:
    return f"{where.path}:{where.line}:{where.column} {message}{advice}"
