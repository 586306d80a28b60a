"""The pages of the desk, on which a list is compared: in the site's own clothes, from memory, knowing no addresses but the desk's."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import TemplateError

from generator.collection import Portal
from generator.errors import PortalError
from generator.site.frames import assets
from generator.site.environment import environment

FOLDER = Path("site_templates", "desk")


class DeskPages:
    """Renders the desk's pages. `files` are its style sheets, script and mark: path → (content type, bytes)."""

    def __init__(self, root: Path, portal: Portal) -> None:
        self._env = environment(root / FOLDER)
        self._env.globals.update(portal=portal)
        own = root / FOLDER
        site = assets(root)
        try:
            self.files = {
                "/portal.css": ("text/css; charset=utf-8", site["assets/portal.css"]),
                "/icon.svg": ("image/svg+xml", site["assets/icon.svg"]),
                "/desk.css": ("text/css; charset=utf-8", (own / "desk.css").read_bytes()),
                "/desk.js": ("text/javascript; charset=utf-8", (own / "desk.js").read_bytes()),
            }
        except (KeyError, OSError):
            raise PortalError(f"{own} 不全。请从仓库或者安装包取回 site_templates/。") from None

    def page(self, template: str, **context: Any) -> bytes:
        """A whole page."""
        try:
            return self._env.get_template(template).render(context).encode()
        except TemplateError as error:
            raise PortalError(f"模板 {template} 出错：{error}") from error
