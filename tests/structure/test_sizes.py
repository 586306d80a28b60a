"""Files stay small enough to be read in one sitting."""

from __future__ import annotations

import ast
from statistics import median

from tests.structure.modules import MODULES, REPO, Module, sources

MOST, COMMAND, AIM = 300, 80, 100


def _lines(module: Module) -> int:
    return len(module.text.splitlines())


def test_no_file_is_longer_than_three_hundred_lines() -> None:
    files = [Module(path) for path in sources("generator", "tests", "scripts")]
    assert {file.where: _lines(file) for file in files if _lines(file) > MOST} == {}


def test_scripts_and_styles_of_the_site_are_held_to_the_same() -> None:
    assets = REPO / "site_templates"
    files = [path for path in assets.rglob("*") if path.suffix in (".js", ".css", ".html") and path.is_file()]
    lengths = {path.relative_to(REPO).as_posix(): len(path.read_text(encoding="utf-8").splitlines()) for path in files}
    assert {name: length for name, length in lengths.items() if length > MOST} == {}


def test_a_command_file_says_one_command() -> None:
    commands = [module for module in MODULES if module.name.startswith("generator.commands") and _commands(module)]
    assert commands
    assert {module.where: _lines(module) for module in commands if _lines(module) >= COMMAND} == {}


def _commands(module: Module) -> list[str]:
    return [node.name for node in module.tree.body if isinstance(node, ast.FunctionDef)
            and any("click.command" in ast.unparse(each) for each in node.decorator_list)]


def test_the_median_is_near_a_hundred() -> None:
    assert median(_lines(module) for module in MODULES) <= AIM
