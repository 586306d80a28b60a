"""Import direction: a module imports rows below its own, strangers on its row stay strangers.

The table is the plan's; every exception stands beside it with its reason.
"""

from __future__ import annotations

import sys

from tests.structure.modules import BY_NAME, MODULES, PACKAGE, Module

ROWS: list[tuple[str, ...]] = [  # lowest first
    ("errors", "findings", "publishing"),
    ("model",),
    ("reading", "tables", "resolving", "comparing", "clocks"),
    ("collection",),
    ("changes", "ingest"),
    ("rules", "statistics"),
    ("supervision",),
    ("site", "reports", "exchange", "letters"),
    ("commands",),
]
ROW = {package: number for number, row in enumerate(ROWS) for package in row}
ENTRANCE = {PACKAGE, f"{PACKAGE}.__main__"}  # the package itself and `python -m generator`: they only call commands

NAMED = {  # packages on one row that know each other, and why
    ("publishing", "errors"): "拒绝覆盖别人的文件夹,是用法不对,要说成一句话",
    ("resolving", "comparing"): "退回市级内容时,按比较得出的差别逐条退",
}
HOMES = {  # third-party library: the packages that may know it
    "yaml": {"reading"}, "jsonschema": {"reading"}, "jsonschema_rs": {"reading"}, "referencing": {"reading"},
    "rapidfuzz": {"reading", "exchange"}, "python_calamine": {"tables"}, "pandas": {"statistics"}, "numpy": {"statistics"},
    "dask": {"statistics"}, "distributed": {"statistics"},
    "jinja2": {"site"}, "markupsafe": {"site"}, "mkdocs": {"site"}, "material": {"site"}, "markdown_it": {"site"}, "pypinyin": {"site"}, "segno": {"site"},
    "xlsxwriter": {"exchange"}, "docx": {"letters"}, "click": {"commands"}, "rich": {"commands"}, "watchdog": {"commands"},
}
HEAVY = {"site", "statistics", "exchange", "letters"}  # imported by commands only when the command runs

LATE = {  # imported where it is used, outside of commands, and why
    ("generator.reading.validator", "jsonschema"): "文件合格就用不到,占启动时间的五分之一",
    ("generator.reading.validator", "referencing"): "同上",
    ("generator.reading.explain", "rapidfuzz"): "写错了名字才用到",
}


def package(name: str) -> str:
    """The layer of a module of ours."""
    return name.split(".")[1] if "." in name else ""


def ours(name: str) -> bool:
    return name.split(".")[0] == PACKAGE


def test_every_package_has_a_row() -> None:
    assert {package(module.name) for module in MODULES if module.name not in ENTRANCE} <= ROW.keys()


def test_imports_go_downward() -> None:
    assert [f"{module.where}:{each.line} {package(module.name)} → {package(each.target)}"
            for module in MODULES if module.name not in ENTRANCE
            for each in module.imports if ours(each.target) and not _allowed(package(module.name), package(each.target))] == []


def _allowed(upper: str, lower: str) -> bool:
    return upper == lower or ROW[upper] > ROW[lower] or (upper, lower) in NAMED


def test_every_named_exception_is_used() -> None:
    used = {(package(module.name), package(each.target)) for module in MODULES for each in module.imports if ours(each.target)}
    assert NAMED.keys() - used == set()
    assert all(NAMED.values())


def test_the_entrance_only_calls_commands() -> None:
    assert {package(each.target) for name in ENTRANCE for each in BY_NAME[name].imports if ours(each.target)} <= {"commands"}


def test_third_party_libraries_stay_at_home() -> None:
    known = sys.stdlib_module_names | {PACKAGE}
    assert [f"{module.where}:{each.line} {each.target}" for module in MODULES for each in module.imports
            if (top := each.target.split(".")[0]) not in known and package(module.name) not in HOMES.get(top, set())] == []


def test_no_import_cycle() -> None:
    """Deferred imports count; those for type checkers alone never run."""
    graph = {module.name: {each.target for each in module.imports if ours(each.target) and not each.typing} - {module.name}
             for module in MODULES}
    done: set[str] = set()
    while True:
        free = {name for name, targets in graph.items() if name not in done and targets & graph.keys() <= done}
        if not free:
            break
        done |= free
    assert sorted(graph.keys() - done) == []


def test_only_commands_defer_and_only_what_is_heavy() -> None:
    """`portal check` must not pay for MkDocs. What is deferred is heavy, or a command's own part that rests on it."""
    deferred = [(module, each) for module in MODULES for each in module.imports if each.deferred and not each.typing]
    assert [f"{module.where}:{each.line} {each.target}" for module, each in deferred
            if (module.name, each.target.split(".")[0]) not in LATE
            and (package(module.name) != "commands" or not _heavy(each.target))] == []
    assert {(module.name, each.target.split(".")[0]) for module, each in deferred} >= LATE.keys()


def _heavy(name: str) -> bool:
    if not ours(name):
        return False
    return package(name) in HEAVY or (package(name) == "commands" and any(package(target) in HEAVY for target in _at_once(BY_NAME[name])))


def test_the_command_line_starts_without_what_is_heavy() -> None:
    assert sorted(name for name in _at_once(BY_NAME[f"{PACKAGE}.commands"]) if package(name) in HEAVY) == []


def _at_once(module: Module) -> set[str]:
    """Modules of ours that come with a module when it is imported."""
    found: set[str] = set()
    waiting = [module.name]
    while waiting:
        name = waiting.pop()
        for each in BY_NAME[name].imports if name in BY_NAME else ():
            if ours(each.target) and not each.deferred and not each.typing and each.target not in found:
                found.add(each.target)
                waiting.append(each.target)
    return found
