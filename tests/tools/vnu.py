"""The Nu Html Checker over files: whether our pages are valid HTML. All files in one Java process."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tests.tools.programs import npm_file, program


def messages(repo: Path, files: Iterable[Path]) -> list[dict[str, Any]]:
    """What the checker says of the files, errors and warnings, in its own JSON shape."""
    jar = npm_file(repo, "vnu-jar/build/dist/vnu.jar")
    done = subprocess.run(
        [program("java"), "-Xss4m", "-jar", str(jar), "--format", "json", "--exit-zero-always",
         *(str(file) for file in files)],
        capture_output=True, text=True, check=True,
    )
    # The checker writes its report to standard error.
    return list(json.loads(done.stderr)["messages"])
