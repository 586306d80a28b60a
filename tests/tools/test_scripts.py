"""The scripts that pages load are what the kept sources make: nobody needs Node to build the site, so the made ones are committed."""

from __future__ import annotations

import json
import shlex
import subprocess
from pathlib import Path

from tests.tools.programs import npm_file


def test_the_scripts_of_the_site_are_made_from_their_sources(repo: Path, tmp_path: Path) -> None:
    words = shlex.split(json.loads((repo / "package.json").read_text(encoding="utf-8"))["scripts"]["build"])
    assert words[0] == "esbuild"
    target = next(word for word in words if word.startswith("--outdir="))
    program = npm_file(repo, "esbuild/bin/esbuild")
    subprocess.run([str(program), *(f"--outdir={tmp_path}" if word == target else word for word in words[1:])], cwd=repo, check=True, capture_output=True)
    made, kept = ({file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*.js")} for folder in (tmp_path, repo / target.removeprefix("--outdir=")))
    assert {name for name in made.keys() | kept.keys() if made.get(name) != kept.get(name)} == set(), "改了 site_templates/client/ 以后运行 npm run build"
