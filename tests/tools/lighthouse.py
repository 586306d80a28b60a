"""Google's Lighthouse on a page that is served here: the machine's Chromium, no request to anywhere else."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from pathlib import Path

from tests.browser.harness import FLAGS
from tests.tools.programs import chromium, npm_file


def scores(repo: Path, url: str, *categories: str) -> tuple[dict[str, float], list[str]]:
    """Category → score from 0 to 1, and the audits that are not passed. Phone, as Lighthouse measures by default."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        subprocess.run(
            ["node", str(npm_file(repo, "lighthouse/cli/index.js")), url, "--quiet", "--output=json", f"--output-path={report}",
             f"--only-categories={','.join(categories)}", f"--chrome-flags=--headless=new {' '.join(FLAGS)}", "--no-enable-error-reporting"],
            env={**os.environ, "CHROME_PATH": chromium(), "TMPDIR": folder}, check=True, capture_output=True, timeout=120)
        found = json.loads(report.read_text("utf-8"))
    failed = [name for name, audit in found["audits"].items() if audit["scoreDisplayMode"] in ("binary", "numeric") and (audit["score"] or 0) < 1]
    return {name: found["categories"][name]["score"] for name in categories}, failed
