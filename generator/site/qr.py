"""A QR code as inline SVG: one black path, for paper; no outside request."""

from __future__ import annotations

import segno
from markupsafe import Markup

_MASK = 2  # any mask may be read; trying all eight takes six times as long, and every item and county has a page


def qr(text: str) -> Markup:
    """The code of a text, medium error correction: a fold or a stamp on the paper does not spoil it."""
    code = segno.make(text, error="m", mask=_MASK, boost_error=False, micro=False)
    return Markup(code.svg_inline(border=4, omitsize=True, svgclass="p-qr", lineclass=None))
