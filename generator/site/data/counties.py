"""Places, claims, what differs from the city, windows: as tables, and one record a county."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache, partial
from typing import Any

from generator.collection import Holding
from generator.comparing import Difference, Effect
from generator.model.records import Place
from generator.model.tree import Items, Node, Scalar, plain
from generator.site.data.dataset import (
    DAY,
    FLAG,
    ITEM,
    LIST,
    NUMBER,
    PLACE,
    SAMPLE,
    Column,
    Dataset,
    Row,
    Value,
    declared,
)
from generator.site.data.guides import names
from generator.site.item.county import County, has_page
from generator.site.item.saying import WORDS, sides
from generator.site.item.views import views
from generator.site.site import Site
from generator.site.standing import standings

_COUNTS = ((Effect.LIGHTER, "比全市标准更轻的有几处"), (Effect.HEAVIER, "比全市标准更重的有几处"), (Effect.OPEN, "分不出轻重的有几处"))
_STANDING = (
    Column("认领", "认领了几个事项；自治区、市没有认领表，空着", NUMBER, field="claimed"),
    Column("应表态", "旗县级可以行使、应当表态的有几个事项", NUMBER, field="expected"),
    Column("更轻", "有更轻之处的事项数", NUMBER, field="lighter"), Column("更重", "比全市标准更重的处数", NUMBER, field="heavier"),
    Column("更重未豁免", "更重而没有登记豁免的处数", NUMBER, field="unwaived"),
    Column("落后", "落后于市级指南的事项数", NUMBER, field="behind"), SAMPLE)
_MARK = Column("比较", "一致性矩阵上的判断：一致、更轻、更重、落后、未认领、上级办理、不实施、暂未发布", field="mark")
_SAID = ("状态", "跟随版本", "日期", "权限", "理由", "并入")  # of the claims file, as it says them
_STOOD = (
    Column("现行版本", "市指南现行第几版", NUMBER, field="latest"),
    Column("采用版本", "页面上是第几版：到期没有跟进又没有豁免的，按现行版本", NUMBER, field="shown"),
    Column("当地单位", "当地由哪个单位办理；没有公布的空着", field="local_body"),
    *(Column(WORDS[effect][1], about, NUMBER) for effect, about in _COUNTS),
    Column("应跟进日", "最迟哪天跟进市指南现行版本；没有落后的空着", DAY, field="due"),
    Column("日期暂定", "那一年的放假安排还没有公布", FLAG, field="provisional"),
    Column("已逾期", "过了应跟进日还没有跟进", FLAG, field="late"),
    Column("页面", "当地办事指南的地址，从网站首页算起；没有认领的空着", field="page"), SAMPLE)
_DIFFERENCES = (
    *PLACE, *ITEM, Column("对象", "哪个要素、哪一条、哪一项，用 / 隔开", field="subject", needed=True), Column("内容", "差在哪里", field="what"),
    Column("当地", "当地的值", field="local"), Column("全市", "市指南现行版本的值", field="city"),
    Column("比较", "对申请人是更轻、更重、待判，还是一方待核", field="effect"),
    Column("采用", "页面是不是按当地的值；更重又没有豁免的，页面按全市标准，写“否”", FLAG, field="adopted"),
    Column("豁免文号", "容许它的豁免", field="waiver"), SAMPLE)
_WINDOWS = (Column("核对", "对照过官方公布的没有", field="checked"), SAMPLE)


def datasets(site: Site) -> Iterator[Dataset]:
    """Places, claims, differences, windows."""
    schema = site.portal.schemas.schema
    places, windows = (tuple(declared(schema(name), element).values()) for name, element in (("places", "区划"), ("windows", "窗口")))
    yield Dataset("places", "地方", "自治区、市、旗县区各一行：代码、上级、认领和差别的件数", "places/", (*places, *_STANDING), ("代码",),
                  partial(_places, site, places))
    yield Dataset("claims", "认领", "每个旗县区、每个事项一行：认领没有、跟随第几版、和全市标准比怎样、最迟哪天跟进", "consistency/", claimed(site), ("地方", "事项"),
                  partial(_each, site))
    yield Dataset("differences", "当地差别", "旗县区和市指南现行版本不一样的地方，一处一行，写明更轻还是更重", "consistency/", _DIFFERENCES, (),
                  partial(_differences, site))
    yield Dataset("windows", "办事窗口", "市本级和旗县区的办事窗口：地址、时间、电话", "places/", (*PLACE, *windows, *_WINDOWS), ("地方", "名称"),
                  partial(_windows, site, windows))


def claimed(site: Site) -> tuple[Column, ...]:
    """The columns of claims."""
    said = declared(site.portal.schemas.schema("claims"), "认领")
    return (*PLACE, *ITEM, _MARK, *(said[name]._replace(needed=False) for name in _SAID), *_STOOD)


def _places(site: Site, columns: tuple[Column, ...]) -> Iterator[Row]:
    known, table = standings(site), site.portal.table("catalog/places.yml")
    for place in (*table.tables("区划"), *table.tables("开发区")):
        each = known.get(place.text("代码"))
        yield (*(place.text(column.name) or None for column in columns),
               *((each.claimed, each.expected, len(each.lighter), len(each.heavier), len(each.unwaived), len(each.behind), each.sample)
                 if each else (None, None, None, None, None, None, False)))


def _each(site: Site) -> Iterator[Row]:
    for rows in claims(site).values():
        yield from rows


@lru_cache(maxsize=1)
def claims(site: Site) -> dict[str, list[Row]]:
    """Rows by county, for the table and for the county's own record."""
    return {place.code: [_claim(site, place, item) for item in site.items] for place in site.portal.counties}


def _claim(site: Site, place: Place, item: str) -> Row:
    """What a county says of an item, and how that stands to the city."""
    portal, standing = site.portal, standings(site)[place.code]
    said, holding, guide = portal.claim(place.code, item), portal.holding(place.code, item), portal.guide(item)
    lag, own = (site.lag(holding), _own(site, holding)) if holding else (None, None)
    found = [difference.effect for difference in (*own.differences, *own.rejected)] if own else []
    shown = own.base if own else holding.followed if holding else None
    return (place.code, place.name, item, names(site)[item], standing.marks[item][2],
            *((said.status or None, said.follows or None, said.date or None, said.remit or None, said.reason or None, said.merged_into or None)
              if said else (None,) * len(_SAID)),
            guide.number if guide else None, shown.guide.number if shown else None,
            site.body(place, item) or None if said and said.claimed else None,
            *(found.count(effect) if holding else None for effect, _ in _COUNTS),
            *((lag.due.day.isoformat(), lag.due.provisional, lag.late) if lag else (None, None, None)),
            f"places/{place.code}/items/{item}/" if has_page(site, place.code, item) else None, standing.sample)


def _own(site: Site, holding: Holding) -> County | None:
    """What the county's page shows; None where the county keeps the city's guide in force, and nothing can differ."""
    kept = holding.overlay is None and holding.followed is holding.latest
    return None if kept else views(site).county(holding)


def _differences(site: Site) -> Iterator[Row]:
    for holding in site.portal.holdings():
        own = _own(site, holding)
        yield from differences(site, own) if own else ()


def differences(site: Site, own: County) -> Iterator[Row]:
    """What a county's page names as different, and what it has not taken over."""
    place, item = site.portal.places[own.holding.place], own.holding.item
    waived = {difference.subject: document for difference, _, document in own.waived}
    sample = site.origins.sample(own.holding.overlay.tree) if own.holding.overlay else standings(site)[place.code].sample
    for adopted, found in ((True, own.differences), (False, own.rejected)):
        for each in found:
            what, here, city = sides(each)
            yield (place.code, place.name, item, names(site)[item], each.subject, what, _said(each, each.left, here), _said(each, each.right, city),
                   WORDS[each.effect][1], adopted, waived.get(each.subject) or None, sample)


def _said(difference: Difference, node: Node | None, otherwise: str) -> str:
    """A text in full, where a page would quote or count it."""
    return node.text if isinstance(node, Scalar) and len(difference.labels) in (1, 3) else otherwise.replace("\u00a0", "")


def _windows(site: Site, columns: tuple[Column, ...]) -> Iterator[Row]:
    for place in (site.portal.city, *site.portal.counties):
        table = site.portal.windows(place.code)
        for window in table.tables("窗口"):
            values = (_all(window.get(column.name), column.kind == LIST) for column in columns)
            yield (place.code, place.name, *values, table.text("核对") or None, table.text("示例") == "是")


def _all(node: Node | None, many: bool) -> Value:
    """A text, or a list of texts; one word where a list may stand is a list of one."""
    if isinstance(node, Scalar):
        return [node.text] if many else node.text
    return [child.text for child in node if isinstance(child, Scalar)] if isinstance(node, Items) else None


def record(site: Site, place: Place) -> dict[str, Any]:
    """Everything the pages of a county say: its claims, and of each claimed item the elements that are not the city's."""
    names_of_claim = tuple(column.name for column in claimed(site)[len(PLACE):])
    names_of_difference = tuple(column.name for column in _DIFFERENCES[len(PLACE) + len(ITEM):])
    found = []
    for item, row in zip(site.items, claims(site)[place.code], strict=True):
        said: dict[str, Any] = dict(zip(names_of_claim, row[len(PLACE):], strict=True))
        holding = site.portal.holding(place.code, item)
        if holding is not None:
            own = _own(site, holding)
            said["差别"] = [dict(zip(names_of_difference, each[len(PLACE) + len(ITEM):], strict=True)) for each in differences(site, own)] if own else []
            said["当地要素"] = _local(own.elements if own else holding.elements, holding.latest.elements)
        found.append(said)
    return {"地方": place.code, "地方名称": place.name, "认领": found}


def _local(own: dict[str, Node], city: dict[str, Node]) -> dict[str, object]:
    """Elements that differ from the city's guide in force: the city's, overlaid with these, are what the county's page shows."""
    found: dict[str, object] = {name: plain(node) for name, node in own.items()
                                if node is not city.get(name) and (name not in city or plain(node) != plain(city[name]))}
    return found | {name: None for name in city if name not in own}
