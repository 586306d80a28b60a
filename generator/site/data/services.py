"""`items/<item>/cpsv-ap.jsonld`: the item as a public service of CPSV-AP 3.2.

Which element fills which property is read off the schema: `x-standard` says `CPSV-AP cv:hasCost`. What is not known
(待核, 未公布) is left out, never guessed. Working days are no xsd:duration: only 日 becomes `cv:processingTime`, and
every limit stands as typed under its own name (`gj:promised_limit`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

from generator.model import quantity
from generator.model.shape import Shape
from generator.model.tree import Table
from generator.site.data.guides import guides, states
from generator.site.data.linked import Graph, concept, location, said, written
from generator.site.files.atom import tag
from generator.site.item.guide import Guide
from generator.site.item.limits import ELEMENTS
from generator.site.item.listings import mark
from generator.site.origin import OPEN
from generator.site.site import Site

_TERM = re.compile(r"CPSV-AP ([a-z]+:[A-Za-z]+)")
_YUAN = {"@id": "http://publications.europa.eu/resource/authority/currency/CNY", "@type": "skos:Concept"}
_BEFORE = "前置"


def path(item: str) -> str:
    """Where the description of an item stands."""
    return f"items/{item}/cpsv-ap.jsonld"


@lru_cache(maxsize=1)
def terms(site: Site) -> dict[str, Shape]:
    """Property of CPSV-AP → the element that fills it."""
    return {found[1]: shape for shape in site.portal.shapes.values() if (found := _TERM.search(shape.standard))}


def document(site: Site, item: str) -> bytes:
    """The description as bytes."""
    city, guide = site.portal.city, guides(site)[item]
    service: Graph = {"@id": tag(city, f"items/{item}"), "@type": "cpsv:PublicService", "dct:spatial": location(city, city),
                      "foaf:page": {"@id": "./", "@type": "foaf:Document"}}
    for term, shape in terms(site).items():
        for key, value in _BUILDERS[term](guide, shape):
            service[key] = value
    for name in ELEMENTS:
        if guide.text(name):
            service[f"gj:{site.portal.shapes[name].field_name}"] = said(guide.text(name))
    known = states(site)[item]
    service["gj:checked"] = [said(name) for name, state in known.items() if state != OPEN]
    service["gj:sample"] = [said(name) for name in known if site.origins.sample(guide.elements[name])]
    return written(city, service)


Pairs = Iterator[tuple[str, Any]]


def _stated(guide: Guide, name: str) -> str:
    """A text that is known."""
    return "" if guide.unknown(name) else guide.text(name)


def _id(guide: Guide, part: str) -> str:
    return tag(guide.site.portal.city, f"items/{guide.item}#{part}")


def _entries(guide: Guide, shape: Shape, make: Callable[[Graph, Table], Graph]) -> list[Graph]:
    """A node for each entry of a list, identified as in the tables."""
    found = []
    for entry in guide.tables(shape.name):
        number = f"{shape.field_name}/{mark(entry, shape.key)}"
        found.append({"@id": _id(guide, number), **make({"dct:identifier": f"{guide.item}/{number}"}, entry)})
    return found


def _identifier(guide: Guide, shape: Shape) -> Pairs:
    yield "dct:identifier", guide.item


def _title(guide: Guide, shape: Shape) -> Pairs:
    yield "dct:title", said(guide.site.name(guide.item))


def _description(guide: Guide, shape: Shape) -> Pairs:
    yield "dct:description", said(guide.text(shape.name) or f"{shape.title}{OPEN}")


def _keywords(guide: Guide, shape: Shape) -> Pairs:
    yield "dcat:keyword", [said(alias) for alias in guide.texts(shape.name)]


def _class(guide: Guide, shape: Shape) -> Pairs:
    if _stated(guide, shape.name):
        yield "cv:isClassifiedBy", concept(guide.site.portal.city, shape.field_name, guide.text(shape.name))


def _authority(guide: Guide, shape: Shape) -> Pairs:
    """The body where published, else the kind of office, said to be that."""
    city, role = guide.site.portal.city, guide.text(shape.name) or OPEN
    label = guide.body or f"{role}（部门的种类，具体单位{OPEN}）"
    yield "cv:hasCompetentAuthority", {"@id": tag(city, f"places/{city.code}/bodies#{guide.body or role}"), "@type": "cv:PublicOrganisation",
                                       "skos:prefLabel": said(label), "dct:spatial": location(city, city)}


def _audience(guide: Guide, shape: Shape) -> Pairs:
    yield "dct:audience", [concept(guide.site.portal.city, shape.field_name, word) for word in guide.texts(shape.name)]


def _laws(guide: Guide, shape: Shape) -> Pairs:
    def law(node: Graph, entry: Table) -> Graph:
        found = guide.site.portal.laws.get(entry.text("名称"))
        slug = found.text("拼音") if found else ""
        of = {"dct:relation": {"@id": tag(guide.site.portal.city, f"laws/{slug}"), "@type": "eli:LegalResource", "dct:title": said(entry.text("名称"))}}
        return {**node, "@type": "eli:LegalResource", "dct:title": said(f"{entry.text('名称')}{entry.text('条款')}"), **(of if slug else {})}

    yield "cv:hasLegalResource", _entries(guide, shape, law)


def _requirements(guide: Guide, shape: Shape) -> Pairs:
    yield "cv:holdsRequirement", _entries(guide, shape, lambda node, entry: {
        **node, "@type": "cv:Requirement", "dct:title": said(entry.text("名称")), "dct:description": said(entry.text("内容"))})


def _materials(guide: Guide, shape: Shape) -> Pairs:
    yield "cv:hasInputType", _entries(guide, shape, lambda node, entry: {
        **node, "@type": "cv:EvidenceType", "dct:title": said(entry.text("名称")),
        **({"dct:description": said(entry.text("受理标准"))} if entry.text("受理标准") else {})})


def _duration(guide: Guide, shape: Shape) -> Pairs:
    limit = quantity.parse(guide.text(shape.name))
    if limit is not None and limit.unit == "日":
        yield "cv:processingTime", {"@value": f"P{limit.number}D", "@type": "xsd:duration"}


def _costs(guide: Guide, shape: Shape) -> Pairs:
    def cost(node: Graph, entry: Table) -> Graph:
        amount = entry.text("金额")
        value = {"cv:hasValue": {"@value": amount, "@type": "xsd:double"}, "cv:currency": _YUAN} if amount.replace(".", "", 1).isdecimal() else {}
        return {**node, "@type": "cv:Cost", "dct:description": said(f"{entry.text('名称')}：{entry.text('标准')}"), **value}

    yield "cv:hasCost", _entries(guide, shape, cost)


def _channels(guide: Guide, shape: Shape) -> Pairs:
    yield "cv:hasChannel", [{"@id": _id(guide, f"{shape.field_name}/{word}"), "@type": "cv:Channel", "dct:identifier": f"{guide.item}/{shape.field_name}/{word}",
                             "dct:type": concept(guide.site.portal.city, shape.field_name, word)} for word in guide.texts(shape.name)]


def _result(guide: Guide, shape: Shape) -> Pairs:
    if _stated(guide, shape.name):
        yield "cpsv:produces", {"@id": _id(guide, shape.field_name), "@type": "cv:Output", "dct:identifier": f"{guide.item}/{shape.field_name}",
                                "dct:title": said(guide.text(shape.name))}


def _contact(guide: Guide, shape: Shape) -> Pairs:
    if _stated(guide, shape.name):
        yield "cv:contactPoint", {"@id": _id(guide, shape.field_name), "@type": "cv:ContactPoint", "cv:telephone": guide.text(shape.name)}


def _related(guide: Guide, shape: Shape) -> Pairs:
    """Items that come before are required, the rest is related; each is described in its own document."""
    found: dict[str, list[Graph]] = {"dct:requires": [], "cv:relatedService": []}
    for entry in guide.tables(shape.name):
        other = entry.text("事项")
        if other in guide.site.items:
            found["dct:requires" if entry.text("关系") == _BEFORE else "cv:relatedService"].append({"@id": tag(guide.site.portal.city, f"items/{other}")})
    yield from found.items()


_BUILDERS: dict[str, Callable[[Guide, Shape], Pairs]] = {
    "dct:identifier": _identifier, "dct:title": _title, "dct:description": _description, "dcat:keyword": _keywords, "cv:isClassifiedBy": _class,
    "cv:hasCompetentAuthority": _authority, "dct:audience": _audience, "cv:hasLegalResource": _laws, "cv:holdsRequirement": _requirements,
    "cv:hasInputType": _materials, "cv:processingTime": _duration, "cv:hasCost": _costs, "cv:hasChannel": _channels, "cpsv:produces": _result,
    "cv:contactPoint": _contact, "cv:relatedService": _related}
