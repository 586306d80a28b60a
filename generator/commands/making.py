"""Make the site: check, render in forked workers, verify, exchange. Says how far it is through a callback.

Only what differs is written; the published tree is not touched before everything holds. Where
there is no fork, one process does it all.
"""

from __future__ import annotations

import gc
import multiprocessing
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from generator.collection import Portal
from generator.commands.aside import Aside
from generator.errors import PortalError
from generator.findings import ERROR, Finding, counts
from generator.publishing import Entry, Scan, Summary, Tree, scan, verify
from generator.rules import run
from generator.site import frame
from generator.site.compiling import Precompiled, compile_all
from generator.site.files.registry import all_files
from generator.site.files.sitemap import sitemap
from generator.site.labels import base
from generator.site.links import Mode
from generator.site.page import Page
from generator.site.pages.registry import all_pages
from generator.site.rendering import Renderer
from generator.site.site import Site

Say = Callable[[str, int, int], None]
Made = tuple[Entry, Scan]
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
         workbooks: bool = False) -> Result:
    """Build a portal's site into `output`, with the workbooks of all places if asked for. Raises PortalError when
    the site would not hold."""
    say("读取和检查", 0, 0)
    gc.disable()  # one pass over data that lives to the end: nothing to collect
    compiled = Aside(partial(compile_all, root), apart=jobs > 1)
    try:
        portal = Portal(root, as_of)
        framed = Aside(partial(frame.render, root, mode=mode, site=settings(portal)), apart=jobs > 1)
        findings = run(portal)
        if strict and counts(findings)[ERROR]:
            return Result(portal, findings, 0, None)
        site = Site(portal, findings, workbooks=workbooks)
        pages = all_pages(site)
        frames = framed.result()
        renderer = Renderer(root, site, frames, mode, Precompiled(compiled.result()))
        with Tree.open(output, root) as tree:
            files = {**frame.assets(root), **{_file(path): html.encode() for path, html in frames.pages.items()}, **all_files(site, mode),
                     **sitemap(site, pages, frames.pages)}
            made = [_put(tree, path, data) for path, data in files.items()]
            made += _render(pages, renderer, tree, jobs, say)
            made += _offered(site, tree, jobs, say) if workbooks else []
            say("核对链接", 0, 0)
            _verify(made, base(site.settings))
            summary = tree.seal((entry for entry, _ in made), {"数据截至": portal.as_of.isoformat(), "页数": len(pages)})
            tree.publish()
    finally:
        gc.freeze()
        gc.enable()
    return Result(portal, findings, len(pages) + len(frames.pages), summary)


def settings(portal: Portal) -> dict[str, str]:
    """What the frame shows of the portal's own facts."""
    table = portal.settings
    return {**{key: table.text(key) for key in table.entries}, "数据截至": portal.as_of.isoformat()}


def _file(path: str) -> str:
    return path + "index.html" if not path or path.endswith("/") else path


def _put(tree: Tree, path: str, data: bytes) -> Made:
    return tree.write(path, data), scan(path, data)


def _render(pages: Sequence[Page], renderer: Renderer, tree: Tree, jobs: int, say: Say) -> Iterator[Made]:
    batches = list(_batches(pages))
    done = 0
    for made in _spread(batches, lambda batch: [_put(tree, _file(page.path), renderer.page(page)) for page in batch], jobs):
        done += len(made)
        say("生成页面", done, len(pages))
        yield from made


def _offered(site: Site, tree: Tree, jobs: int, say: Say) -> Iterator[Made]:
    """Files made outside the site, one a batch: a workbook takes as long as a hundred pages."""
    from generator.commands.downloads import downloads

    batches = [[each] for each in downloads(site.portal, site.findings).items()]
    say("生成工作簿", 0, 0)
    for made in _spread(batches, lambda batch: [_put(tree, path, make()) for path, make in batch], jobs):
        yield from made


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


_Some = TypeVar("_Some")
_WORK: Callable[[list[Any]], list[Made]] | None = None
_BATCHES: list[list[Any]] = []


def _spread(batches: list[list[_Some]], work: Callable[[list[_Some]], list[Made]], jobs: int) -> Iterable[list[Made]]:
    """Results of batches in any order. Workers are forked so that they share all data read; they
    are given numbers only."""
    global _WORK, _BATCHES
    if jobs < 2 or "fork" not in multiprocessing.get_all_start_methods():
        yield from map(work, batches)
        return
    _WORK, _BATCHES = work, batches
    gc.freeze()
    try:
        with multiprocessing.get_context("fork").Pool(jobs) as pool:
            yield from pool.imap_unordered(_batch, range(len(batches)))
    finally:
        _WORK, _BATCHES = None, []
        gc.unfreeze()


def _batch(number: int) -> list[Made]:
    assert _WORK is not None
    return _WORK(_BATCHES[number])


def _verify(made: Sequence[Made], under: str) -> None:
    broken = verify([found for _, found in made], {entry.rel for entry, _ in made}, under)
    if broken:
        lines = "\n".join(f"  {each.message}" for each in broken[:10])
        raise PortalError(f"有 {len(broken)} 处链接不通，没有发布，已发布的网站没有改动：\n{lines}")
