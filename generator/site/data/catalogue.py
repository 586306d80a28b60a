"""`catalog.jsonld`: the tables as a DCAT-AP 3.0 catalogue, each a dataset with its two files as distributions."""

from __future__ import annotations

from generator.site.data.dataset import Dataset
from generator.site.data.linked import CHINESE, Graph, location, said, written
from generator.site.data.registry import FOLDER, LICENCE_LINK, datasets, made, told
from generator.site.files.atom import tag
from generator.site.site import Site

PATH = f"{FOLDER}catalog.jsonld"
_LICENCE = {"@id": LICENCE_LINK, "@type": "dct:LicenseDocument"}
_LANGUAGE = {"@id": CHINESE, "@type": "dct:LinguisticSystem"}
_MEDIA = {"csv": ("text/csv", "CSV"), "json": ("application/json", "JSON")}
_TYPES = "https://www.iana.org/assignments/media-types/"
_FORMATS = "http://publications.europa.eu/resource/authority/file-type/"


def document(site: Site) -> bytes:
    """The catalogue; addresses are relative to it."""
    city, settings = site.portal.city, site.portal.settings
    name = settings.text("站名") or "工程建设项目审批公开"
    publisher = {"@id": tag(city, "publisher"), "@type": "foaf:Agent", "foaf:name": said(settings.text("主办单位") or name)}
    return written(city, {
        "@id": tag(city, "data"), "@type": "dcat:Catalog", "dct:title": said(f"{name}：开放数据"), "dct:description": said(f"{told(site)['声明']}。"),
        "dct:publisher": publisher, "dct:license": _LICENCE, "dct:language": _LANGUAGE, "dct:spatial": location(city, city),
        "dct:modified": _day(site), "foaf:homepage": {"@id": "./", "@type": "foaf:Document"},
        "dcat:dataset": [_dataset(site, dataset, publisher) for dataset in datasets(site).values()]})


def _day(site: Site) -> Graph:
    return {"@value": site.portal.as_of.isoformat(), "@type": "xsd:date"}


def _dataset(site: Site, dataset: Dataset, publisher: Graph) -> Graph:
    table, city = made(site, dataset.slug), site.portal.city
    return {"@id": tag(city, f"data/{dataset.slug}"), "@type": "dcat:Dataset", "dct:title": said(dataset.title), "dct:description": said(dataset.about),
            "dct:identifier": dataset.slug, "dct:publisher": {"@id": publisher["@id"]}, "dct:modified": _day(site), "dct:language": _LANGUAGE,
            "dct:spatial": {"@id": tag(city, f"places/{city.code}")}, "dcat:landingPage": {"@id": f"./#{dataset.slug}", "@type": "foaf:Document"},
            "foaf:page": {"@id": f"dictionary/#{dataset.slug}", "@type": "foaf:Document"},
            "dcat:distribution": [_distribution(site, dataset, kind, len(data)) for kind, data in (("csv", table.csv), ("json", table.json))]}


def _distribution(site: Site, dataset: Dataset, kind: str, size: int) -> Graph:
    media, word = _MEDIA[kind]
    address = {"@id": f"{dataset.slug}.{kind}"}
    return {"@id": tag(site.portal.city, f"data/{dataset.slug}.{kind}"), "@type": "dcat:Distribution", "dct:title": said(f"{dataset.title}（{word}）"),
            "dcat:accessURL": address, "dcat:downloadURL": address, "dcat:mediaType": {"@id": f"{_TYPES}{media}", "@type": "dct:MediaType"},
            "dct:format": {"@id": f"{_FORMATS}{word}", "@type": "dct:MediaTypeOrExtent"}, "dct:license": _LICENCE,
            "dcat:byteSize": {"@value": str(size), "@type": "xsd:nonNegativeInteger"}}
