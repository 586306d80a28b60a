"""The files `portal new` starts an item, a guide or a county with: path → text. Writes nothing."""

from __future__ import annotations

import re
from typing import Any

from generator.collection import Portal
from generator.commands.skeleton import entry, skeleton
from generator.errors import PortalError
from generator.model.cutting import FILES, cut
from generator.model.records import CLAIMED, Place
from generator.reading.explain import near_names
from generator.reading.inline import inline
from generator.reading.layout import CITY, COUNTY, level_of, schema_line

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
_CODE = re.compile(r"15[0-9]{4}|X[0-9]{8}", re.ASCII)
_FOLDER = re.compile(r"[a-z]+(-[a-z]+)*", re.ASCII)

_FILL = "每个要素上面是说明。写着 待核 的照文件改，没有公布的写 未公布，不猜；要写“可不写”的，去掉行首的“# ”"
_OVERLAY = """只写与市级不同的地方；没写的照市级执行，不写不等于取消
改一条：写名称和要改的那一项，名称与市指南一字不差，如  - {名称: 审查, 时限: 1日}
不要一条：写名称和变动，如  - {名称: 施工合同, 变动: 不要求}
加一条：写全，再写 变动: 增加；这会被指出，要先有豁免（catalog/waivers.yml）
下面的要素都是例子，与市级不同的才去掉行首的“# ”，改成本地的；其余的可以删掉"""
_CLAIMS = """一项一行。状态有四种：认领（写跟随市指南第几版）、不实施、市级办理、并入（后三种写理由）
市指南出了新版，跟进以后改“跟随版本”和“日期”，把旧的版本号加到“此前”；本级没有权限的事项不写
部门：每类部门在本地是哪个单位；没有核对过文件的写 待核，不要凭印象写"""


def item(portal: Portal, slug: str, name: str) -> dict[str, str]:
    """The region's and the city's list files of a new item."""
    if not _SLUG.fullmatch(slug):
        raise PortalError(f"“{slug}”不能作标识。用小写拼音和数字，词之间用 -，如 gongshui-baozhuang。")
    if len(name.strip()) < 2:
        raise PortalError("名称至少两个字。")
    given = {"名称": name.strip()}
    return dict((_file(portal, "自治区清单", "catalog", portal.region, slug, given),
                 _file(portal, "市清单", "catalog", portal.city, slug, {})))


def guide(portal: Portal, slug: str, place: Place) -> dict[str, str]:
    """The city's guide to an item, or what a county may change of it."""
    if slug not in portal.items:
        near = near_names(slug, portal.items)
        hint = f"是不是 {'、'.join(near)}？" if near else f"新事项先运行 portal new item {slug} --name 名称。"
        raise PortalError(f"清单里没有 {slug} 这个事项。{hint}")
    if place.level == CITY:
        return dict([_file(portal, "市指南", "guides", place, slug, {})])
    if place.level != COUNTY:
        raise PortalError(f"{place.name}没有办事指南。--place 写旗县区；市指南不写 --place。")
    above = portal.baseline(slug)
    if above is None:
        raise PortalError(f"{slug} 还没有市指南，旗县区没有可以对照的。先运行 portal new guide {slug}。")
    return dict([_file(portal, "旗县区指南", "guides", place, slug, {}, above.elements)])


def county(portal: Portal, code: str, slug: str, name: str) -> dict[str, str]:
    """The claims and windows of a new county: all its level's items claimed at the version in force."""
    if not _CODE.fullmatch(code) or level_of(code) != COUNTY:
        raise PortalError(f"“{code}”不是旗县区的代码。写六位行政区划代码，如 150402；开发区写 X 加八位数字。")
    if not _FOLDER.fullmatch(slug):
        raise PortalError(f"“{slug}”不能作文件夹的名字。用小写拼音，如 hongshan。")
    known = portal.places.get(code)
    if known and (known.slug, known.name) != (slug, name):
        raise PortalError(f"catalog/places.yml 里 {code} 是{known.name}({known.slug})，与写的不同。")
    place = f"{code}-{slug}"
    return {f"catalog/{place}/claims.yml": _claims(portal, f"catalog/{place}/claims.yml", code, name),
            f"guides/{place}/windows.yml": _windows(portal, f"guides/{place}/windows.yml", code, name)}


def listing(portal: Portal, code: str, slug: str, name: str) -> str:
    """Which line to add to places.yml for a new county or zone."""
    row = {"代码": code, "名称": name, "拼音": slug, "级别": COUNTY, "上级": portal.city.code}
    if not code.startswith("X"):
        return f"在 catalog/places.yml 的“区划”下面加一行：\n  - {inline(row)}"
    row["代管"] = portal.counties[0].code if portal.counties else portal.city.code
    return f"在 catalog/places.yml 的“开发区”下面加一行(去掉 [])，代管改成办理其余事项的旗县区：\n  - {inline(row)}"


def _file(portal: Portal, kind: str, top: str, place: Place, slug: str, given: dict[str, Any], above: Any = None) -> tuple[str, str]:
    path = f"{top}/{place.folder}/{slug}.yml"
    schema = cut(portal.schemas.item, kind)
    known = {"事项": slug, "版本": 1, "核对": {"其余": "待核"},
             "变更": [{"版本": 1, "类型": "新增", "生效日期": portal.as_of.isoformat()}], **given}
    if "示例" in schema["properties"]:
        known["示例"] = "是"
    head = f"{place.name}：{_OVERLAY}" if above is not None else f"{kind}：{_FILL}"
    return path, skeleton(path, schema, FILES[kind].removesuffix(".schema.json"), head, known, above)


def _claims(portal: Portal, path: str, code: str, name: str) -> str:
    rows = []
    for slug in portal.items:
        region, current = portal.region_file(slug), portal.guide(slug)
        if region and current and COUNTY in region.tree.texts("行使层级") and not portal.ended(slug):
            rows.append({"事项": slug, "名称": region.tree.text("名称"), "状态": CLAIMED, "跟随版本": current.number, "日期": portal.as_of.isoformat()})
    head = [schema_line(path, "claims"), *(f"# {line}" for line in f"{name}：{_CLAIMS}".splitlines())]
    bodies = [f"  {role}: 待核" for role in portal.roles]
    return "\n".join([*head, *entry("旗县区", code), "示例: 是", "部门:", *bodies, *entry("认领", rows)]) + "\n"


def _windows(portal: Portal, path: str, code: str, name: str) -> str:
    given = {"地方": code, "示例": "是", "核对": "待核",
             "窗口": [{"名称": "待核", "部门": "全部", "地址": "未公布", "时间": "未公布", "咨询电话": "未公布", "投诉电话": "未公布"}]}
    head = f"{name}的办事窗口，全部写在这里；指南里不用再写地址和电话。没有公布的写 未公布，不能猜"
    return skeleton(path, portal.schemas.raw["windows"], "windows", head, given)
