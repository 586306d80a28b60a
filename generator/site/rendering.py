"""Pages → HTML: templates rendered, the frame's slots filled, links relative to each page."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, TemplateError, TemplateSyntaxError
from markupsafe import Markup, escape

from generator.collection.freshness import columns
from generator.collection.numbers import numbers
from generator.errors import PortalError
from generator.site import words
from generator.site.changes.entries import months
from generator.site.data.own import own
from generator.site.environment import TEMPLATES, environment
from generator.site.frames import Frames
from generator.site.labels import article, heading, label
from generator.site.links import Links, Mode, depth_of
from generator.site.page import Page
from generator.site.site import Site
from generator.site.times.figures import times

_PLAIN = frozenset((str, int, bool, tuple))


class Renderer:
    """Renders pages of one site in one link mode. Make one per process."""

    def __init__(self, root: Path, site: Site, frames: Frames, mode: Mode = "folder", compiled: BytecodeCache | None = None) -> None:
        self.site, self.frames, self.mode = site, frames, mode
        self.env = environment(root / TEMPLATES)
        self.env.bytecode_cache = compiled
        self.env.globals.update(site=site, portal=site.portal, origins=site.origins, months=partial(months, site),
                                measured=times(site) is not None,
                                fresh={column.path: column for column in columns(site.portal)})
        self._settings = site.settings
        self._links: dict[int, Links] = {}
        self._sides: dict[tuple[str, str, int], str] = {}
        self._sections: dict[tuple[Any, ...], Markup] = {}

    def page(self, page: Page) -> bytes:
        """The whole document of a page."""
        depth = depth_of(page.path)
        href = self._href(depth)
        try:
            content = self.env.get_template(page.template).render(
                {"page": page, "href": href, "section": self._section(depth, href), **page.context()})
            content = words.bracketed(content)
            side = self._side(page, depth, href)
        except TemplateSyntaxError as error:
            raise PortalError(f"模板 {error.filename} 第 {error.lineno} 行写错了:{error.message}") from error
        except TemplateError as error:
            raise PortalError(f"模板 {page.template} 在 {page.path} 出错:{error}") from error
        head = words.bracketed(label("description", page.description))
        if page.column:
            head = "\n".join((head, *article(self._settings, heading(content), page.published or self.site.portal.as_of,
                                               page.path, numbers(self.site.portal).get(page.path, ""))))
        for feed in page.feeds:
            head += f'\n<link rel="alternate" type="{feed.kind}" title="{escape(feed.title)}" href="{escape(href(feed.path))}">'
        data = own(self.site, page.path)
        return self.frames.fill(page.tab, depth, title=words.bracketed(str(escape(page.title))), content=content, head=head,
                                sample=str(escape(page.sample)), side=side, data=str(escape(href(data))) if data else "").encode()

    def _href(self, depth: int) -> Callable[[str], str]:
        if depth not in self._links:
            self._links[depth] = Links(depth, self.mode)
        return self._links[depth].to

    def _side(self, page: Page, depth: int, href: Callable[[str], str]) -> str:
        name, current = page.side
        if not name:
            return ""
        key = (name, current, depth)
        if key not in self._sides:
            self._sides[key] = self.env.get_template(f"side/{name}.html").render(current=current, href=href)
        return self._sides[key]

    def _section(self, depth: int, href: Callable[[str], str]) -> Callable[..., Markup]:
        """`section(template, key, **context)`: rendered once per key and depth, whoever asks.

        The key holds what the section shows (trees are compared by identity), so twelve counties
        that keep the city's materials share one rendering.
        """

        def section(template: str, key: tuple[Any, ...], **context: Any) -> Markup:
            known = (template, depth, *[part if type(part) in _PLAIN else id(part) for part in key])
            if known not in self._sections:
                self._sections[known] = Markup(self.env.get_template(template).render({"href": href, "section": section, **context}))
            return self._sections[known]

        return section
