"""The linked data against the official shapes: every item with CPSV-AP 3.2.0, the catalogue with DCAT-AP 3.0.1."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SHAPES = Path(__file__).resolve().parents[1] / "opendata" / "shapes"
CHECK = """
import sys
from pathlib import Path
from rdflib import Graph
from pyshacl import validate
shapes, site, *files = sys.argv[1:]
graph = Graph()
for file in files:
    graph.parse(file, format="json-ld", publicID="https://example.org/" + Path(file).relative_to(site).as_posix())
ok, _, text = validate(graph, shacl_graph=Graph().parse(shapes))
print(len(graph), text)
sys.exit(not ok)
"""


def _conforms(shapes: str, site: Path, files: list[Path]) -> tuple[int, str]:
    """A process of its own: the libraries warn, and warnings are errors here."""
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", CHECK, str(SHAPES / shapes), str(site), *map(str, files)],
                          capture_output=True, encoding="utf-8", timeout=600, check=False)
    assert done.stderr == ""
    return done.returncode, done.stdout


@pytest.mark.trust
def test_every_item_is_a_public_service(built_site: Path, tmp_path: Path) -> None:
    files = sorted(built_site.glob("items/*/cpsv-ap.jsonld"))
    assert len(files) == 111
    code, said = _conforms("cpsv-ap-SHACL.ttl", built_site, files)
    assert code == 0, said
    broken = tmp_path / "broken.jsonld"
    broken.write_text(files[0].read_text(encoding="utf-8").replace('"dct:title"', '"dct:alternative"'), encoding="utf-8")
    assert _conforms("cpsv-ap-SHACL.ttl", tmp_path, [broken])[0] == 1


@pytest.mark.trust
def test_the_catalogue_is_one(built_site: Path, tmp_path: Path) -> None:
    file = built_site / "data" / "catalog.jsonld"
    code, said = _conforms("dcat-ap-SHACL.ttl", built_site, [file])
    assert code == 0, said
    broken = tmp_path / "broken.jsonld"
    broken.write_text(file.read_text(encoding="utf-8").replace('"dct:publisher"', '"dct:creator"'), encoding="utf-8")
    assert _conforms("dcat-ap-SHACL.ttl", tmp_path, [broken])[0] == 1
