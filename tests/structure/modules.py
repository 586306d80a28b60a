"""The generator's modules as Python reads them: what each imports, where, and how it opens.

Only the standard library's parser is used; nothing is imported, so a broken module still shows.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

REPO = Path(__file__).resolve().parents[2]
PACKAGE = "generator"


class Import(NamedTuple):
    """One imported module. `deferred` inside a function; `typing` under TYPE_CHECKING."""

    target: str
    line: int
    deferred: bool
    typing: bool


@dataclass(frozen=True)
class Module:
    """One source file."""

    path: Path

    @property
    def name(self) -> str:
        """`generator.rules.engine`; a package is its folder's name."""
        parts = self.path.relative_to(REPO).with_suffix("").parts
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    @property
    def where(self) -> str:
        """The path as a reader finds it."""
        return self.path.relative_to(REPO).as_posix()

    @cached_property
    def text(self) -> str:
        """The source."""
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        """The source, parsed."""
        return ast.parse(self.text, self.where)

    @cached_property
    def imports(self) -> list[Import]:
        """Everything imported, wherever it stands."""
        return list(_imports(self.tree, deferred=False, typing=False))


def _imports(node: ast.AST, *, deferred: bool, typing: bool) -> list[Import]:
    found: list[Import] = []
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            found += [Import(alias.name, child.lineno, deferred, typing) for alias in child.names]
        elif isinstance(child, ast.ImportFrom):
            assert child.level == 0, f"第 {child.lineno} 行用了相对导入"
            found += [Import(target, child.lineno, deferred, typing) for target in _targets(child)]
        else:
            inside = deferred or isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
            guarded = typing or (isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING")
            found += _imports(child, deferred=inside, typing=guarded)
    return found


def _targets(node: ast.ImportFrom) -> list[str]:
    """`from a import b` names the module a.b where there is one, else a."""
    base = node.module or ""
    names = [f"{base}.{alias.name}" for alias in node.names]
    return sorted({name if name in NAMES else base for name in names})


def sources(*folders: str) -> list[Path]:
    """All Python files of some folders, sorted."""
    return sorted(path for folder in folders for path in (REPO / folder).rglob("*.py") if "__pycache__" not in path.parts)


def _name(path: Path) -> str:
    return Module(path).name


NAMES = frozenset(_name(path) for path in sources(PACKAGE))
MODULES = [Module(path) for path in sources(PACKAGE)]
BY_NAME = {module.name: module for module in MODULES}
