"""Make the site: check, render in forked workers, verify, exchange. Says how far it is through a callback.

Only what differs is written; the published tree is not touched before everything holds. Where
there is no fork, one process does it all.
"""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import chain
from pathlib import Path

from generator.collection import Portal
from generator.commands.aside import Aside
from generator.commands.spreading import spread
from generator.errors import PortalError
from generator.findings import ERROR, Finding, counts
from generator.publishing import Entry, Scan, Summary, Tree, scan, verify
from generator.rules.engine import run
from generator.site.compiling import Precompiled
from generator.site.files.registry import BESIDE, MAKERS, files
from generator.site.files.sitemap import sitemap
from generator.site.frames import Frames, assets
from generator.site.labels import base
from generator.site.links import Mode
from generator.site.page import Page
from generator.site.pages.registry import all_pages
from generator.site.rendering import Renderer
from generator.site.site import Site

Say = Callable[[str, int, int], None]
Made = tuple[Entry, Scan]
Task = Callable[[], Iterator[tuple[str, bytes]]]
_BATCH = 16


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a build. `summary` is None when --strict kept the published site."""

    portal: Portal
    findings: list[Finding]
    pages: int
    summary: Summary | None

    @property
    def errors(self) -> int:
        """Open errors."""
        return counts(self.findings)[ERROR]


def make(root: Path, output: Path, *, as_of: date | None, jobs: int, strict: bool, mode: Mode, say: Say,
         compiled: Aside[dict[str, bytes]], workbooks: bool = False) -> Result:
    """Build a portal's site into `output` from its data and compiled templates, with the workbooks of all places if
    asked for. Raises PortalError when the site would not hold."""
    say("读取和检查", 0, 0)
    gc.disable()  # one pass over data that lives to the end: nothing to collect
    try:
        portal = Portal(root, as_of)
        framed = Aside(partial(_framed, root, mode, settings(portal)), apart=jobs > 1)
        findings = run(portal, lambda check: Aside(check, apart=jobs > 1).result)
        if strict and counts(findings)[ERROR]:
            return Result(portal, findings, 0, None)
        site = Site(portal, findings, workbooks=workbooks)
        pages = all_pages(site)
        frames = framed.result()
        renderer = Renderer(root, site, frames, mode, Precompiled(compiled.result()))
        with Tree.open(output, root) as tree:
            ready = {**assets(root), **{_file(path): html.encode() for path, html in frames.pages.items()},
                     **sitemap(site, pages, frames.pages)}
            made, done = [_put(tree, path, data) for path, data in ready.items()], len(frames.pages)
            for some in spread([partial(_write, tree, task) for task in _tasks(site, pages, renderer, workbooks)], jobs):
                made += some
                done += sum(entry.rel.endswith(".html") for entry, _ in some)
                say("生成页面", done, len(pages) + len(frames.pages))
            say("核对链接", 0, 0)
            _verify(made, base(site.settings))
            summary = tree.seal((entry for entry, _ in made), {"数据截至": portal.as_of.isoformat(), "页数": len(pages)})
            tree.publish()
    finally:
        gc.freeze()
        gc.enable()
    return Result(portal, findings, len(pages) + len(frames.pages), summary)


def _framed(root: Path, mode: Mode, site: dict[str, str]) -> Frames:
    """Imported where it runs: MkDocs takes as long to import as to render."""
    from generator.site import frame

    return frame.render(root, mode=mode, site=site)


def settings(portal: Portal) -> dict[str, str]:
    """What the frame shows of the portal's own facts."""
    table = portal.settings
    return {**{key: table.text(key) for key in table.entries}, "数据截至": portal.as_of.isoformat()}


def _file(path: str) -> str:
    return path + "index.html" if not path or path.endswith("/") else path


def _put(tree: Tree, path: str, data: bytes) -> Made:
    return tree.write(path, data), scan(path, data)


def _write(tree: Tree, task: Task) -> list[Made]:
    return [_put(tree, path, data) for path, data in task()]


def _tasks(site: Site, pages: Sequence[Page], renderer: Renderer, workbooks: bool) -> Iterator[Task]:
    """Everything to be made, in pieces for one worker; what takes longest in one piece comes first."""
    if workbooks:
        from generator.commands.downloads import downloads

        yield from (partial(_workbook, path, make) for path, make in downloads(site.portal, site.findings).items())
    for maker in MAKERS:
        own = [page for page in pages if page.group == BESIDE.get(maker)]
        yield partial(chain, files(site, maker, renderer.mode), _pages(renderer, own))
    yield from (partial(_pages, renderer, batch) for batch in _batches([page for page in pages if page.group not in BESIDE.values()]))


def _workbook(path: str, make: Callable[[], bytes]) -> Iterator[tuple[str, bytes]]:
    yield path, make()


def _pages(renderer: Renderer, batch: Sequence[Page]) -> Iterator[tuple[str, bytes]]:
    return ((_file(page.path), renderer.page(page)) for page in batch)


def _batches(pages: Sequence[Page]) -> Iterator[list[Page]]:
    """Pages of one group together, small ones joined: an item and its counties share rendered parts."""
    groups: dict[str, list[Page]] = defaultdict(list)
    for page in pages:
        groups[page.group or page.template].append(page)
    batch: list[Page] = []
    for group in sorted(groups.values(), key=len, reverse=True):
        batch += group
        if len(batch) >= _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _verify(made: Sequence[Made], under: str) -> None:
    broken = verify([found for _, found in made], {entry.rel for entry, _ in made}, under)
    if broken:
        lines = "\n".join(f"  {each.message}" for each in broken[:10])
        raise PortalError(f"有 {len(broken)} 处链接不通，没有发布，已发布的网站没有改动：\n{lines}")
