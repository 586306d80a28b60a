"""The rule handbook: every rule in one table by family, and a page for each with its open findings."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from generator.findings import ERROR, SEVERITY_WORDS
from generator.rules.registry import PAGES, RULES
from generator.rules.rule import Rule
from generator.site.ledger import FAMILIES
from generator.site.page import Crumb, Page
from generator.site.pages.violations import by_rule
from generator.site.prose import Block, blocks, full
from generator.site.site import Site

TAB = "rules"
_IDS = {"为什么": "why", "会指出": "bad", "不指出": "good", "怎么改": "fix"}
_HEADINGS = {"会指出": "会被指出的写法", "不指出": "可以的写法"}


def pages(site: Site) -> Iterator[Page]:
    """The handbook and each rule."""
    home = Crumb("首页", "")
    yield Page("rules/", TAB, "规则手册", f"检查清单和指南的 {len(RULES)} 条规则：为什么有、什么会被指出、怎么改、现在指出了几处。",
               "rules/index.html", partial(handbook, site), (home, Crumb("规则")), side=("rules", ""))
    codes = frozenset(rule.code for rule in RULES.values())
    for rule in RULES.values():
        title = title_of(rule)
        yield Page(f"rules/{rule.code}/", TAB, f"{rule.code} {title}", f"{title}：为什么、什么会被指出、怎么改、现在有几处。",
                   "rules/rule.html", partial(one, site, rule, codes),
                   (home, Crumb("规则", "rules/"), Crumb(rule.code)), side=("rules", rule.family), sample=sample(site, rule), column="政务公开")


def title_of(rule: Rule) -> str:
    """The first line of the rule's page."""
    return full(PAGES[rule.name].partition("\n")[0].strip())


def sample(site: Site, rule: Rule) -> str:
    """The words of the 示例 strip, when findings are shown."""
    return SAMPLE if site.ledger.has_samples and rule.name in site.ledger.by_rule else ""


SAMPLE = "旗县区的内容用来演示，这里的发现和豁免不是对哪个地方的评价。"


def handbook(site: Site) -> dict[str, Any]:
    """Families with their rules, one row each."""
    families: dict[str, list[dict[str, Any]]] = {}
    for rule in RULES.values():
        found = site.ledger.by_rule.get(rule.name, ([], []))
        families.setdefault(rule.family, []).append({
            "code": rule.code, "name": rule.name, "title": title_of(rule), "error": rule.severity == ERROR, "severity": rule.severity,
            "word": SEVERITY_WORDS[rule.severity], "mended_by": rule.mended_by, "open": len(found[0]), "waived": len(found[1])})
    groups = [{"id": letters.lower(), "letters": letters, "name": name, "about": about, "rules": families[letters]}
              for letters, (name, about) in FAMILIES.items() if letters in families]
    errors = sum(finding.severity == ERROR for finding in site.ledger.open)
    return {"groups": groups, "total": len(RULES), "errors": errors, "hints": len(site.ledger.open) - errors}


def one(site: Site, rule: Rule, codes: frozenset[str]) -> dict[str, Any]:
    """A rule's page: its text in sections, its findings with both ends."""
    found, waived = site.ledger.by_rule.get(rule.name, ([], []))
    texts = sections(blocks(PAGES[rule.name]))
    toc = [(part["id"], part["heading"]) for part in texts if part["heading"]]
    return {
        "rule": rule, "title": title_of(rule), "error": rule.severity == ERROR, "word": SEVERITY_WORDS[rule.severity],
        "basis": full(rule.basis), "family": FAMILIES[rule.family][0], "sections": texts, "codes": codes,
        "violations": by_rule(site).get(rule.name, []), "found": [site.ledger.card(finding) for finding in found], "waived": [site.ledger.card(finding) for finding in waived],
        "toc": [*toc, ("found", "现有发现"), *([("waived", "已豁免")] if waived else [])],
    }


def sections(page: list[Block]) -> list[dict[str, Any]]:
    """Blocks gathered under their second-level headings."""
    found: list[dict[str, Any]] = []
    for block in page:
        if block.kind == "h2":
            words = "".join(text for _, text, _ in block.body)
            found.append({"id": _IDS.get(words, f"s-{len(found) + 1}"), "heading": _HEADINGS.get(words, words), "blocks": []})
            continue
        if not found:
            found.append({"id": "about", "heading": "", "blocks": []})
        found[-1]["blocks"].append(block)
    return found
