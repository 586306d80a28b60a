"""What a clerk's editor shows: no false alarm on the data, keys offered while typing, Chinese hover.

The real yaml-language-server reads the schema line of each file, as an editor does.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tools.lsp import Server

MODELINE = re.compile(r"# yaml-language-server: \$schema=(\S+)\n")
KEY = "承诺办结时限"
NEW_KEY = "试验要素"
NEW_TEXT = "只为试验而加的一个要素"


@pytest.fixture(scope="module")
def server(repo: Path) -> Iterator[Server]:
    with Server(repo) as server:
        yield server


def data_files(repo: Path) -> list[Path]:
    return [file for folder in ("catalog", "guides") for file in sorted((repo / folder).rglob("*.yml"))]


def test_every_file_opens_with_the_line_that_names_its_schema(repo: Path) -> None:
    files = data_files(repo)
    assert files
    for file in files:
        line = MODELINE.match(file.read_text(encoding="utf-8"))
        assert line, f"{file.relative_to(repo)}:1 缺少 # yaml-language-server: $schema=…"
        schema = (file.parent / line[1]).resolve()
        assert schema.parent == repo / "catalog" / "schemas", file
        assert schema.is_file(), file


def test_the_editor_has_nothing_to_say_against_the_data(repo: Path, server: Server) -> None:
    found = server.diagnostics(data_files(repo))
    told = [
        f"{file.relative_to(repo)}:{message['range']['start']['line'] + 1} {message['message']}"
        for file, messages in found.items() for message in messages
    ]
    assert told == []


@pytest.fixture
def guide(repo: Path, tmp_path: Path) -> Path:
    """A city guide without its promise, in a copy whose schema has one element more."""
    schemas = tmp_path / "catalog" / "schemas"
    shutil.copytree(repo / "catalog" / "schemas", schemas)
    schema = json.loads((schemas / "city-guide.schema.json").read_text(encoding="utf-8"))
    schema["properties"][NEW_KEY] = {"title": NEW_KEY, "description": NEW_TEXT, "type": "string"}
    (schemas / "city-guide.schema.json").write_text(json.dumps(schema, ensure_ascii=False), encoding="utf-8")
    source = next(
        file for file in sorted((repo / "guides" / "150400-chifeng").glob("*.yml"))
        if f"\n{KEY}:" in file.read_text(encoding="utf-8")
    )
    text = re.sub(rf"^{KEY}:.*\n", "", source.read_text(encoding="utf-8"), flags=re.MULTILINE)
    file = tmp_path / "guides" / "150400-chifeng" / source.name
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")
    return file


def typed(file: Path, line: str) -> int:
    """Adds a line at the end of the file as if typed; its number from 0."""
    text = file.read_text(encoding="utf-8")
    file.write_text(f"{text}{line}\n", encoding="utf-8")
    return text.count("\n")


def test_missing_and_new_keys_are_offered(server: Server, guide: Path) -> None:
    line = typed(guide, "")
    assert {KEY, NEW_KEY} <= set(server.completion(guide, line, 0))


@pytest.mark.parametrize("key", [KEY, NEW_KEY])
def test_hover_explains_the_key_in_chinese(server: Server, guide: Path, key: str) -> None:
    schema = json.loads((guide.parents[2] / "catalog/schemas/city-guide.schema.json").read_text(encoding="utf-8"))
    line = typed(guide, f"{key}: 5日")
    shown = server.hover(guide, line, 1)
    assert key in shown
    assert schema["properties"][key]["description"] in shown


def test_a_mistake_is_underlined_where_it_is(server: Server, guide: Path) -> None:
    line = typed(guide, "没有这个要素: 1")
    places = [message["range"]["start"] for message in server.diagnostics([guide])[guide]]
    assert {"line": line, "character": 0} in places
