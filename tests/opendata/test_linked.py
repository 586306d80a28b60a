"""JSON-LD of the items and of the catalogue: well-formed, self-contained, silent where nothing is known."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.model.shape import compile_item
from generator.site.data.services import _BUILDERS, _TERM

WORKING = "P[0-9]+D"


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for child in value.values():
            yield from _nodes(child)
    elif isinstance(value, list):
        for child in value:
            yield from _nodes(child)


def _documents(site: Path) -> dict[str, dict[str, Any]]:
    return {file.parent.name: json.loads(file.read_text(encoding="utf-8")) for file in sorted(site.glob("items/*/cpsv-ap.jsonld"))}


def test_each_item_has_one_and_none_fetches_a_context(built_site: Path) -> None:
    found = _documents(built_site)
    assert len(found) == 111
    for name, document in {**found, "catalog": json.loads((built_site / "data/catalog.jsonld").read_text(encoding="utf-8"))}.items():
        context = document["@context"]
        assert all(isinstance(value, str) for value in context.values()), name
        prefixes = {key.partition(":")[0] for node in _nodes(document) if "@context" not in node or node is document for key in node
                    if not key.startswith("@") and node is not context}
        assert prefixes <= set(context), name


def test_working_days_never_become_a_duration(built_site: Path) -> None:
    durations = 0
    for item, document in _documents(built_site).items():
        record = json.loads((built_site / f"items/{item}/index.json").read_text(encoding="utf-8"))["要素"]
        promise = record.get("承诺办结时限", {"值": ""})["值"]
        days = re.fullmatch("([0-9]+)日", promise)
        assert document.get("cv:processingTime") == ({"@value": f"P{days[1]}D", "@type": "xsd:duration"} if days else None), item
        assert document.get("gj:promised_limit", {}).get("@value", "") == promise
        durations += bool(days)
    assert durations > 0


def test_what_is_unknown_is_left_out(built_site: Path) -> None:
    for item, document in _documents(built_site).items():
        for term in ("cpsv:produces", "cv:contactPoint", "cv:hasInputType", "cv:holdsRequirement"):
            assert not [node for node in _nodes(document.get(term, [])) if node.get("@value") in ("待核", "未公布")], item
    unknown = _documents(built_site)["dizhi-zaihai-weixianxing-pinggu"]
    record = json.loads((built_site / "items/dizhi-zaihai-weixianxing-pinggu/index.json").read_text(encoding="utf-8"))["要素"]
    assert record["申请材料"]["值"] in ("待核", "未公布")
    assert unknown["cv:hasInputType"] == []


def test_the_schema_says_which_element_fills_which_property(repo: Path) -> None:
    shapes = compile_item(json.loads((repo / "catalog/schemas/item.schema.json").read_text(encoding="utf-8")))
    terms = [found for shape in shapes.values() for found in _TERM.findall(shape.standard)]
    assert sorted(terms) == sorted(_BUILDERS)


def test_the_catalogue_lists_every_table_with_both_files(built_site: Path) -> None:
    catalogue = json.loads((built_site / "data/catalog.jsonld").read_text(encoding="utf-8"))
    found = {each["dct:identifier"]: each for each in catalogue["dcat:dataset"]}
    assert set(found) == {file.stem for file in (built_site / "data").glob("*.csv")}
    for name, each in found.items():
        assert [part["dcat:downloadURL"]["@id"] for part in each["dcat:distribution"]] == [f"{name}.csv", f"{name}.json"]
        for part in each["dcat:distribution"]:
            file = built_site / "data" / part["dcat:downloadURL"]["@id"]
            assert part["dcat:byteSize"]["@value"] == str(file.stat().st_size)
            assert part["dct:license"]["@id"] == "https://creativecommons.org/licenses/by/4.0/"
