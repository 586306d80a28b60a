"""One function writes every link, for a server and for a folder on disk."""

from __future__ import annotations

import pytest

from generator.site.links import Links, depth_of

CASES = [
    # depth, site path, folder, file
    (0, "", "./", "index.html"),
    (0, "items/", "items/", "items/index.html"),
    (2, "", "../../", "../../index.html"),
    (2, "items/", "../../items/", "../../items/index.html"),
    (2, "items/x/#materials", "../../items/x/#materials", "../../items/x/index.html#materials"),
    (1, "items/?q=开工证#a", "../items/?q=开工证#a", "../items/index.html?q=开工证#a"),
    (4, "assets/portal.css", "../../../../assets/portal.css", "../../../../assets/portal.css"),
    (1, "404.html", "../404.html", "../404.html"),
    (0, "#top", "./#top", "index.html#top"),
]


@pytest.mark.parametrize(("depth", "path", "folder", "file"), CASES)
def test_both_modes(depth: int, path: str, folder: str, file: str) -> None:
    assert (folder, file) == (Links(depth).to(path), Links(depth, "file").to(path))


@pytest.mark.parametrize("path", ["/items/", "../items/", "https://example.com/", "//example.com"])
def test_only_a_site_path_is_linked(path: str) -> None:
    with pytest.raises(ValueError, match="not a site path"):
        Links(1).to(path)


def test_a_page_without_a_depth_links_from_the_root() -> None:
    assert Links(0, root="/portal/").to("items/") == "/portal/items/"


@pytest.mark.parametrize(
    ("path", "depth"),
    [("", 0), ("404.html", 0), ("items/", 1), ("places/150402/", 2), ("places/150402/items/x/", 4)],
)
def test_depth(path: str, depth: int) -> None:
    assert depth == depth_of(path)
