"""Which modules make pages."""

from __future__ import annotations

from generator.site.pages import Maker

MAKERS: tuple[Maker, ...] = ()
