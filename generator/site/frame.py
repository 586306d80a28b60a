"""The frame every page stands in, and the prose pages, rendered once by MkDocs with the theme in `site_templates/overrides`.

The only module that knows MkDocs. It does not know the data: a structured page is HTML made elsewhere and is put
between the frame's parts by joining strings. It reads files and writes none.
"""

from __future__ import annotations

import logging
import os
import posixpath
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import jinja2
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.structure.files import Files, get_files
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page

from generator.errors import PortalError
from generator.site.frames import MARK, Frames
from generator.site.labels import ADDRESS, article, base
from generator.site.links import Links, Mode, depth_of

DEPTHS = range(7)
"""Depths a frame is rendered for; the deepest address today, `places/<code>/items/<item>/`, lies at 4."""

_NOT_FOUND = "404.md"
_LINK = re.compile(r'\b(href|src)="([^"]*)"')


def render(
    root: Path,
    *,
    mode: Mode = "folder",
    site: Mapping[str, str] | None = None,
    tabs: Sequence[Mapping[str, str]] | None = None,
) -> Frames:
    """Render `root`'s prose pages and frames.

    `site` holds 站名, 数据截至 (ISO date) and the facts `mkdocs.yml` lists for the footer; an empty one is shown as
    待配置. `tabs` replaces those of `mkdocs.yml`. Raises PortalError when configuration, template or prose is wrong.
    """
    with _mkdocs_troubles():
        config = load_config(config_file=str(root / "mkdocs.yml"))
        files = get_files(config)
        navigation = get_navigation(files, config)
        env = config.theme.get_env()
        env.trim_blocks = env.lstrip_blocks = True
        shared = _shared(config, navigation, site or {}, tabs)
        pages = dict(_prose(page, config, files, env, shared, mode) for page in _read(files, config))
        document = env.get_template("base.html")
        texts = {
            (tab["path"].rstrip("/"), depth): document.render(shared, tab=tab, link=Links(depth, mode).to)
            for tab in shared["tabs"]
            for depth in DEPTHS
        }
    return Frames(pages, texts)


def _shared(
    config: MkDocsConfig,
    navigation: Navigation,
    site: Mapping[str, str],
    tabs: Sequence[Mapping[str, str]] | None,
) -> dict[str, Any]:
    facts = {name: str(value or "") for name, value in site.items()}
    facts["站名"] = facts.get("站名") or config.site_name
    as_of = date.fromisoformat(facts["数据截至"]) if facts.get("数据截至") else None
    return {
        "domain": urlsplit(facts.get(ADDRESS, "")).netloc,
        "root": base(facts),
        "article": lambda title, path: "\n".join(article(facts, title, as_of, path)),
        "config": config,
        "nav": navigation,
        "site": facts,
        "as_of": as_of,
        "tabs": list(tabs or config.extra["tabs"]),
        "slot": lambda name: f"{MARK}{name}{MARK}",
        "part": lambda name: f"{MARK}+{name}{MARK}",
        "end": lambda name: f"{MARK}-{name}{MARK}",
    }


def _read(files: Files, config: MkDocsConfig) -> list[Page]:
    """All prose pages with their Markdown turned to HTML; titles are known before the first one is put into the frame."""
    pages = []
    for file in files.documentation_pages():
        page = file.page or Page(None, file, config)
        page.read_source(config)
        for name in ("title", "lede"):
            if not page.meta.get(name):
                raise PortalError(
                    f"{file.abs_src_path}:开头的两道 --- 之间缺少 {name}。写上 title(标题)和 lede(一句话说明)。"
                )
        page.render(config, files)
        pages.append(page)
    return pages


def _prose(
    page: Page,
    config: MkDocsConfig,
    files: Files,
    env: jinja2.Environment,
    shared: Mapping[str, Any],
    mode: Mode,
) -> tuple[str, str]:
    path = page.url
    links = Links(depth_of(path), mode)
    if page.file.src_uri == _NOT_FOUND:
        # Served at any address, so it cannot climb; from disk nobody is sent to it.
        path = "404.html"
        links = Links(
            0, mode, root=shared["root"] if mode == "folder" else None
        )
    own = page.meta.get("tab", page.url)
    tab = next((each for each in shared["tabs"] if each["path"] and own.startswith(each["path"])), None)
    page.content = _relink(page.content or "", page.url, links.to)
    return path, env.get_template("main.html").render(shared, page=page, tab=tab, link=links.to)


def _relink(html: str, base: str, link: Callable[[str], str]) -> str:
    """Let Markdown's links go through the one function: `method.md` as MkDocs resolved it, `/items/` as a site path."""

    def replace(match: re.Match[str]) -> str:
        name, target = match.groups()
        parts = urlsplit(target)
        if parts.scheme or parts.netloc or not parts.path:
            return match[0]
        path = posixpath.normpath(posixpath.join("/", base, parts.path)).lstrip("/")
        slash = "/" if path and parts.path.endswith("/") else ""
        return f'{name}="{link(path + slash + (f"#{parts.fragment}" if parts.fragment else ""))}"'

    return _LINK.sub(replace, html)


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


@contextmanager
def _mkdocs_troubles() -> Iterator[None]:
    """What MkDocs only logs (a broken link between prose pages, a wrong option) and what it raises become a PortalError."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    logger = logging.getLogger("mkdocs")
    collector, propagate = _Collector(), logger.propagate
    logger.addHandler(collector)
    logger.propagate = False
    try:
        yield
    except (Abort, MkDocsException) as error:
        raise PortalError(f"网站外框的配置 mkdocs.yml 有误:{'; '.join(collector.said) or error}") from error
    except jinja2.TemplateSyntaxError as error:
        raise PortalError(f"外框模板 {error.filename} 第 {error.lineno} 行写错了:{error.message}") from error
    finally:
        logger.removeHandler(collector)
        logger.propagate = propagate
    if collector.said:
        raise PortalError(f"说明性页面有误:{'; '.join(collector.said)}")
