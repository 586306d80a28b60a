"""All rules, in the order of the handbook. A test finds a rule file left out."""

from __future__ import annotations

from types import ModuleType

from generator.rules.lvl import limit_longer_than_parent
from generator.rules.rule import Rule
from generator.rules.src import duplicate_key

MODULES: tuple[ModuleType, ...] = (
    duplicate_key,
    limit_longer_than_parent,
)

RULES: dict[str, Rule] = {module.RULE.name: module.RULE for module in MODULES}
PAGES: dict[str, str] = {module.RULE.name: module.__doc__ or "" for module in MODULES}
