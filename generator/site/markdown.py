"""The text of an article as HTML. Typed HTML stays text, pictures are left out, addresses are http(s) or within the site.

The only module that knows markdown-it. Prose pages of the site itself are MkDocs' (`frame`); these texts are data of offices.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

Link = Callable[[str], str]


def rendered(text: str, known: Callable[[str], bool], link: Link) -> Markup:
    """HTML of a Markdown text. `known` says which of the site's paths there are (`items/`), `link` turns one into an address of the page
    it stands on. Top headings become h2."""
    tokens = _parser().parse(text)
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(6, max(2, int(token.tag[1:])))}"
    return Markup(_parser().renderer.render(_linked(tokens, known, link), _parser().options, {}))


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")


def _linked(tokens: Sequence[Token], known: Callable[[str], bool], link: Link) -> list[Token]:
    """Links through the site's one function; one that leads neither within the site nor to a web address stays as its words."""
    kept: list[Token] = []
    dropped = 0
    for token in tokens:
        if token.children:
            token.children = _linked(token.children, known, link)
        if token.type == "link_open":
            target = str(token.attrs.get("href", ""))
            if target.startswith("/") and known(target.removeprefix("/")):
                token.attrs["href"] = link(target.removeprefix("/"))
            elif target.startswith(("http://", "https://")):
                token.attrs["rel"] = "external"
            else:
                dropped += 1
                continue
        elif token.type == "link_close" and dropped:
            dropped -= 1
            continue
        kept.append(token)
    return kept
