"""`make shots`: pictures of every page kind at 360 and 1280 px, light and dark, into shots/."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from tests.browser.harness import launched, served
from tests.browser.kinds import KINDS, WIDTHS

REPO = Path(__file__).resolve().parent.parent
README = REPO / ".github" / "readme-item.png"


def main(names: list[str]) -> int:
    """Pictures of the kinds named, or of all."""
    target = REPO / "shots"
    target.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "site"
        subprocess.run([sys.executable, "-m", "generator", "build", "--root", str(REPO), "--output", str(output)], check=True)
        with served(output) as address, launched() as browser:
            for kind in names or KINDS:
                for width, height in WIDTHS.items():
                    for scheme in ("light", "dark"):
                        page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme, locale="zh-CN")
                        page.goto(f"{address}/{KINDS[kind]}")
                        page.screenshot(path=target / f"{kind}-{width}-{scheme}.png", full_page=True)
                        page.close()
                print(f"shots/{kind}-*.png")
            if not names:
                page = browser.new_page(viewport={"width": 1000, "height": 640}, locale="zh-CN")
                page.goto(f"{address}/{KINDS['item']}")
                page.screenshot(path=README)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
