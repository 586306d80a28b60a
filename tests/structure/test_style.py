"""Habits a reader may rely on: modules open with a paragraph, what is public says what it is for."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator

from tests.structure.modules import MODULES, REPO, Module, sources

FILES = [Module(path) for path in sources("generator", "tests", "scripts")]
_LEFTOVER = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")


def test_every_module_opens_with_what_it_is() -> None:
    assert [module.where for module in FILES if module.text.strip() and not ast.get_docstring(module.tree)] == []


def test_everything_public_says_what_it_is_for() -> None:
    assert [f"{module.where}:{node.lineno} {node.name}" for module in MODULES
            for node in _public(module.tree) if not ast.get_docstring(node)] == []


def _public(node: ast.Module | ast.ClassDef) -> Iterator[ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef]:
    """Classes, functions and methods without a leading underscore, reached through public ones."""
    for child in node.body:
        if isinstance(child, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and not child.name.startswith("_"):
            yield child
            if isinstance(child, ast.ClassDef):
                yield from _public(child)


def test_nothing_is_left_for_later() -> None:
    assert [f"{module.where}:{line} {text}" for module in FILES for line, text in _comments(module) if _LEFTOVER.search(text)] == []


def _comments(module: Module) -> Iterator[tuple[int, str]]:
    for token in tokenize.generate_tokens(io.StringIO(module.text).readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string


def test_no_file_names_the_machine_it_was_written_on() -> None:
    """The repository stands alone: absolute paths of a workshop mean nothing to whoever clones it."""
    home = re.compile(rf"(?<![\w.])/({'|'.join(('work', 'home', 'root', 'Users'))})/\w")
    kinds = {".py", ".yml", ".yaml", ".md", ".toml", ".json", ".html", ".css", ".js", ".txt"}
    tops = ("catalog", "guides", "generator", "site_templates", "statistics", "tests", "scripts", ".github", ".ci")
    files = [path for top in tops for path in (REPO / top).rglob("*") if path.suffix in kinds and path.is_file()]
    files += [path for path in REPO.iterdir() if path.is_file() and (path.suffix in kinds or path.name == "Makefile")]
    assert [path.relative_to(REPO).as_posix() for path in sorted(files) if home.search(path.read_text(encoding="utf-8", errors="replace"))] == []
