"""The harness sees what it is there to see: a test on a page that is wrong in every way it knows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.browser import harness
from tests.tools import vnu

POLICY = "default-src 'none'; img-src http:; script-src 'self'"
BAD = f"""<!DOCTYPE html><html><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}"><title>试</title>
<script src="app.js"></script></head>
<body><main><h1>试验</h1><img src="http://192.0.2.1/a.png"></main></body></html>"""
GOOD = """<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>试验</title></head>
<body><main><h1>试验</h1><p>没有毛病的一页。</p></main></body></html>"""
DIM = GOOD.replace("</head>", "<style>@media (prefers-color-scheme: dark) { p { color: #eee } }</style></head>")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in {"bad": BAD, "good": GOOD, "dim": DIM}.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text(text, encoding="utf-8")
    (tmp_path / "bad" / "app.js").write_text("console.log('到了'); throw new Error('坏了')", encoding="utf-8")
    return tmp_path


def test_a_bad_page_is_seen(folder: Path, open_page: Callable[..., Any], axe: Callable[..., Any]) -> None:
    with harness.served(folder) as address:
        page, watch = open_page(f"{address}/bad/")
        assert watch.outside == ["http://192.0.2.1/a.png"]
        assert "log: 到了" in watch.console
        assert watch.errors == ["坏了"]
        assert {violation["id"] for violation in axe(page)} == {"html-has-lang", "image-alt"}


def test_a_good_page_passes(folder: Path, open_page: Callable[..., Any], axe: Callable[..., Any]) -> None:
    with harness.served(folder) as address:
        page, watch = open_page(f"{address}/good/", width=360, height=740, dark=True)
        assert watch == harness.Watch()
        assert axe(page) == []


def test_what_only_the_dark_scheme_breaks_is_seen(folder: Path, open_page: Callable[..., Any], axe: Callable[..., Any]) -> None:
    with harness.served(folder) as address:
        page, _ = open_page(f"{address}/dim/")
        assert axe(page) == []
        page.emulate_media(color_scheme="dark")
        assert [violation["id"] for violation in axe(page, *harness.COLOURS)] == ["color-contrast"]


def test_html_checker_tells_bad_from_good(repo: Path, folder: Path) -> None:
    bad, good = (folder / name / "index.html" for name in ("bad", "good"))
    found = vnu.messages(repo, [bad, good])
    assert {message["url"] for message in found if message["type"] == "error"} == {f"file:{bad}"}
    assert [message for message in found if message["url"] == f"file:{good}"] == []
