"""A small site in two states, how it is built, and a way to look at a folder as bytes."""

from pathlib import Path

from generator.publishing import MANIFEST, MARKER, Entry, Summary, Tree

Pages = dict[str, bytes]

OLD: Pages = {
    "index.html": b"home 1",
    "items/a/index.html": b"a 1",
    "items/b/index.html": b"b 1",
    "places/150402/index.html": b"hongshan, the longer text",
    "assets/site.css": b"body{}",
}
# One page changed in place, one shortened, one new, one folder gone.
NEW: Pages = {
    "index.html": b"home 2",
    "items/a/index.html": b"a 1",
    "items/c/index.html": b"c 1",
    "places/150402/index.html": b"hongshan",
    "assets/site.css": b"body{}",
}


def contents(folder: Path) -> Pages:
    """Every file of a tree but the marker and the manifest."""
    found = {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if not p.is_dir()}
    return {rel: data for rel, data in found.items() if rel not in (MANIFEST, MARKER)}


def publish(output: Path, pages: Pages) -> tuple[list[Entry], Summary]:
    """One whole build; the output's parent plays the repository."""
    with Tree.open(output, output.parent) as tree:
        entries = [tree.write(rel, data) for rel, data in pages.items()]
        summary = tree.seal(entries, {"数据截至": "2026-11-20"})
        tree.publish()
    return entries, summary
