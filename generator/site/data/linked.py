"""JSON-LD by hand: the prefixes written into every document, so that no context is ever fetched, and a few nodes.

Ids are the `tag:` URIs of the feeds: they hold wherever the site is published, and before it has a name.
"""

from __future__ import annotations

import json
from typing import Any

from generator.model.records import Place
from generator.site.files.atom import tag

Graph = dict[str, Any]
PREFIXES = {
    "adms": "http://www.w3.org/ns/adms#", "cpsv": "http://purl.org/vocab/cpsv#", "cv": "http://data.europa.eu/m8g/",
    "dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/", "eli": "http://data.europa.eu/eli/ontology#",
    "foaf": "http://xmlns.com/foaf/0.1/", "skos": "http://www.w3.org/2004/02/skos/core#", "xsd": "http://www.w3.org/2001/XMLSchema#",
}
CHINESE = "http://publications.europa.eu/resource/authority/language/ZHO"
COUNTRY = "http://publications.europa.eu/resource/authority/country/CHN"


def written(city: Place, graph: Graph) -> bytes:
    """A document; `gj` are the portal's own properties, named by the `x-field` of the schema."""
    text = json.dumps({"@context": {**PREFIXES, "gj": tag(city, "terms#")}, **graph}, ensure_ascii=False, separators=(",", ":"))
    return text.encode() + b"\n"


def said(text: str) -> Graph:
    """A text in Chinese: the shapes ask for the language."""
    return {"@value": text, "@language": "zh"}


def concept(city: Place, scheme: str, word: str) -> Graph:
    """A word of a vocabulary."""
    return {"@id": tag(city, f"terms/{scheme}#{word}"), "@type": "skos:Concept", "skos:prefLabel": said(word)}


def location(city: Place, place: Place) -> Graph:
    """A place by its code."""
    return {"@id": tag(city, f"places/{place.code}"), "@type": "dct:Location", "dct:identifier": place.code, "skos:prefLabel": said(place.name)}
