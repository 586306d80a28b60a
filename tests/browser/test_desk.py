"""The desk in a real browser: a clerk drops a list or picks it, sees it being compared, takes the report away."""

from __future__ import annotations

import base64
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from generator.collection import Portal
from generator.exchange import workbook
from generator.tables import parts
from tests.browser.harness import COLOURS, Watch
from tests.tools import vnu

LIST = "事项名称,承诺办结时限\n建筑工程施工许可证核发,9个工作日\n".encode("gb18030")
NAME, CODE = "红山区<b>清单.csv", "150402"
SIZES = {360: 740, 1280: 900}
_DROP = """([name, text]) => {
  const data = new DataTransfer();
  if (name) data.items.add(new File([Uint8Array.from(atob(text), (each) => each.charCodeAt(0))], name));
  else data.setData("text/plain", text);
  return data;
}"""


@pytest.fixture(scope="module")
def entered(browser: Browser, repo: Path) -> Iterator[tuple[str, Any]]:
    """A running desk's address, and what the browser that came in with the key remembers."""
    command = [str(Path(sys.executable).with_name("portal")), "desk", "--no-open", "--root", str(repo)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8") as running:
        assert running.stdout is not None
        found = next(match for line in running.stdout if (match := re.search(r"http://\S+/", line)))
        context = browser.new_context()
        context.new_page().goto(found.string.strip())
        yield found[0], context.storage_state()
        context.close()
        running.terminate()


Visit = Callable[..., tuple[Page, Watch]]


@pytest.fixture
def visit(browser: Browser, entered: tuple[str, Any]) -> Iterator[Visit]:
    """`page, watch = visit(width=360, javascript=True)`: the desk's first page."""
    contexts: list[BrowserContext] = []

    def open_(width: int = 1280, javascript: bool = True) -> tuple[Page, Watch]:
        address, state = entered
        context = browser.new_context(viewport={"width": width, "height": SIZES[width]}, locale="zh-CN", java_script_enabled=javascript, storage_state=state)
        contexts.append(context)
        page, watch = context.new_page(), Watch()
        watch.attach(page)
        page.goto(address)
        return page, watch

    yield open_
    for context in contexts:
        context.close()


def _drop(page: Page, where: str, name: str, data: bytes) -> None:
    """What the browser does when a file is let go over an element."""
    handle = page.evaluate_handle(_DROP, [name, base64.b64encode(data).decode()])
    for event in ("dragenter", "dragover", "drop"):
        page.dispatch_event(where, event, {"dataTransfer": handle})


def _report(page: Page, folder: Path) -> Path:
    """The report, taken away."""
    with page.expect_download() as download:
        page.get_by_role("link", name="下载报告").click()
    target = folder / download.value.suggested_filename
    download.value.save_as(target)
    return target


def test_a_dropped_list_gives_a_report(visit: Visit, tmp_path: Path) -> None:
    page, watch = visit()
    page.select_option("#place", CODE)
    _drop(page, "[data-zone]", NAME, LIST)
    page.get_by_role("heading", name="红山区的清单核对好了").wait_for()
    row = page.locator("tr", has_text="9个工作日")
    assert "建筑工程施工许可证核发" in row.inner_text()
    book = _report(page, tmp_path)
    assert book.name.endswith("-核对报告.xlsx")
    assert len(parts(book)) >= 2
    assert watch == Watch()


def test_a_picked_list_by_keyboard_alone(visit: Visit, tmp_path: Path) -> None:
    file = tmp_path / "清单.csv"
    file.write_bytes(LIST)
    page, watch = visit(360)
    page.on("filechooser", lambda _: None)  # whoever listens from the start misses none
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "p-skip"
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.locator("#place").input_value() == CODE
    page.keyboard.press("Tab")
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Space")
    assert chooser.value.is_multiple()
    chooser.value.set_files([file, file])
    assert page.locator("[data-names] li").all_inner_texts() == ["清单.csv", "清单.csv"]
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="红山区的清单核对好了").wait_for()
    assert page.get_by_role("link", name="下载报告").count() == 2
    assert watch == Watch()


def test_without_scripts_it_works_all_the_same(visit: Visit, tmp_path: Path) -> None:
    page, watch = visit(javascript=False)
    page.select_option("#place", CODE)
    page.set_input_files("#lists", {"name": NAME, "mimeType": "text/csv", "buffer": LIST})
    page.get_by_role("button", name="开始核对").click()
    page.get_by_role("heading", name="红山区的清单核对好了").wait_for()
    assert _report(page, tmp_path).stat().st_size > 1000
    assert watch == Watch()


@pytest.mark.parametrize(("where", "name", "place", "said"), [
    ("[data-zone]", NAME, "", "再选是哪个地方的清单，然后按“开始核对”。"),
    ("footer", NAME, "", "再选是哪个地方的清单，然后按“开始核对”。"),
    ("[data-zone]", "", CODE, "拖进来的不是文件。文件夹要打开，把里面的清单拖进来。"),
])
def test_what_cannot_be_taken_is_said_at_once(where: str, name: str, place: str, said: str, visit: Visit, entered: tuple[str, Any]) -> None:
    page, watch = visit()
    page.select_option("#place", place)
    _drop(page, where, name, LIST)
    assert page.locator("[data-said]").inner_text() == said
    assert page.url == entered[0], "拖偏了也不离开这一页"
    assert watch == Watch()


def test_what_cannot_be_read_is_one_sentence(visit: Visit) -> None:
    page, _ = visit()
    page.select_option("#place", CODE)
    _drop(page, "[data-zone]", "清单.xlsx", b"PK\x03\x04")
    page.get_by_role("heading", name="没有核对成").wait_for()
    assert page.locator(".p-note p").inner_text().startswith("清单.xlsx ")
    assert page.get_by_role("link", name="下载报告").count() == 0


@pytest.mark.parametrize("width", SIZES)
def test_its_pages_are_accessible_valid_and_as_wide_as_the_screen(width: int, visit: Visit, axe: Callable[..., list[Any]], repo: Path, tmp_path: Path) -> None:
    page, watch = visit(width)
    pages = {}

    def look(name: str) -> None:
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            assert [(found["id"], [node["target"] for node in found["nodes"]]) for found in axe(page, *([] if scheme == "light" else COLOURS))] == [], (name, scheme)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        pages[name] = page.evaluate("async () => await (await fetch(location.href)).text()")

    look("index")
    page.select_option("#place", CODE)
    portal = Portal(repo)
    slow = {"name": "慢.xlsx", "mimeType": "", "buffer": workbook(portal, portal.places[CODE])}
    page.set_input_files("#lists", [slow, slow, slow, {"name": NAME, "mimeType": "", "buffer": LIST}, {"name": "空.xlsx", "mimeType": "", "buffer": b""}])
    page.route("**/state", lambda route: route.fulfill(json={"done": False, "papers": [{"step": "逐项比较", "share": 0.5, "done": False}] * 5}))
    page.get_by_role("button", name="开始核对").click()
    page.locator("[data-step]", has_text="逐项比较").first.wait_for()
    assert page.locator("progress").first.evaluate("bar => bar.value") == 0.5
    page.unroute("**/state")
    page.get_by_role("heading", name="红山区的清单核对好了").wait_for()
    look("pile")
    page.goto(page.url.replace("/lists/", "/nowhere/"))
    look("refused")
    for name, text in pages.items():
        (tmp_path / f"{name}.html").write_text(text, encoding="utf-8")
    found = vnu.messages(repo, [tmp_path / f"{name}.html" for name in pages])
    assert [(message["url"], message.get("lastLine"), message["message"]) for message in found if message["type"] == "error"] == []
    assert watch.outside == []
    assert watch.errors == []
