"""What the open data say is what the pages say, for items, counties, processing times, findings and waivers."""

from __future__ import annotations

import json
import posixpath
import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from generator.site.words import bracketed
from tests.opendata.reading import names, table

PERMIT = "jianzhu-gongcheng-shigong-xuke"
ITEMS = (PERMIT, "qiye-touzi-xiangmu-beian", "huanjing-yingxiang-baogaoshu-shenpi", "dizhi-zaihai-weixianxing-pinggu", "gongshui-baozhuang")


def words(html: str) -> str:
    """The words of a page, white space and break points gone."""
    return re.sub(r"\s+", "", unescape(re.sub(r"<[^>]+>", "", html)))


def page(site: Path, path: str) -> str:
    return (site / path / "index.html").read_text(encoding="utf-8")


def record(site: Path, path: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((site / path / "index.json").read_text(encoding="utf-8"))
    return found


def said(site: Path, name: str, **wanted: object) -> list[dict[str, Any]]:
    return [row for row in table(site / "data", name) if all(row[key] == value for key, value in wanted.items())]


@pytest.mark.parametrize("item", ITEMS)
def test_an_item_says_on_its_page_what_its_record_says(item: str, built_site: Path) -> None:
    html, found = page(built_site, f"items/{item}"), record(built_site, f"items/{item}")
    text = words(html)
    elements = found["要素"]
    assert re.findall(r"<h1>(.*?)</h1>", html.replace("<wbr>", "")) == [elements["名称"]["值"]]
    for name in ("法定办结时限", "承诺办结时限", "法定时限依据"):
        if name in elements and elements[name]["值"] not in ("待核", "未公布", "未规定"):
            assert elements[name]["值"] in text, name
    materials = elements.get("申请材料", {"值": "待核"})["值"]
    labels = re.findall(r'<li><input type="checkbox" id="(m[0-9a-f]+)"><div><label for="[^"]+">(.*?)</label>', html)
    if isinstance(materials, str):
        assert (labels, materials in text) == ([], True)
    else:
        assert [(number, unescape(label)) for number, label in labels] == [(row["编号"], row["名称"]) for row in materials]
        assert all(row["受理标准"].rstrip("。") in text for row in materials if row["受理标准"])
        assert all(row["依据"] in text for row in materials if row["依据"])
    for name, field in (("受理条件", "内容"), ("办理环节", "名称"), ("常见问题", "问题")):
        values = elements.get(name, {"值": []})["值"]
        assert [row[field] for row in values if isinstance(row, dict) and words(row[field]).rstrip("。") not in text] == [], name


@pytest.mark.parametrize("item", ITEMS)
def test_the_record_the_tables_and_the_resolved_elements_agree(item: str, built_site: Path, repo: Path) -> None:
    from generator.collection import Portal
    from generator.model.tree import plain

    elements = record(built_site, f"items/{item}")["要素"]
    baseline = Portal(repo).baseline(item)
    assert baseline is not None
    (row,) = said(built_site, "items", 事项=item)
    for name, node in baseline.elements.items():
        value: Any = plain(node)
        if isinstance(value, list) and value and isinstance(value[0], dict):
            key = "相关事项" if name == "相关事项" else None
            assert [{field: _same(entry, field, key) for field in one} for entry, one in zip(elements[name]["值"], value, strict=True)] == value, name
            assert row[name] == str(len(value))
        else:
            assert elements[name]["值"] == value, name
            assert row[name] in (value, [value], str(len(value)) if value == [] else value), name
    assert set(elements) == set(baseline.elements)
    assert sorted(row["已核条文"] + row["已核网页"] + row["待核"]) == sorted(elements)
    assert row["示例的要素"] == [name for name in elements if elements[name]["示例"]]


def _same(entry: dict[str, Any], field: str, key: str | None) -> Any:
    """A field of an entry as the data file types it."""
    value = entry[key if key and field == "事项" else field]
    return str(value) if isinstance(value, int) else value


def test_each_list_is_in_its_table(built_site: Path) -> None:
    for name in ("materials", "steps", "conditions", "special-procedures", "prerequisites", "legal-basis"):
        rows = said(built_site, name, 事项=PERMIT)
        title = {"materials": "申请材料", "steps": "办理环节", "conditions": "受理条件", "special-procedures": "特别程序",
                 "prerequisites": "前置服务", "legal-basis": "设定依据"}[name]
        found = record(built_site, f"items/{PERMIT}")["要素"].get(title, {"值": []})["值"]
        assert [{key: value for key, value in row.items() if key not in ("事项", "事项名称")} for row in rows] == found, name


def test_claims_are_the_squares_of_the_matrix(built_site: Path) -> None:
    for row in said(built_site, "claims", 事项=PERMIT):
        path = f"places/{row['地方']}/items/{PERMIT}"
        assert (built_site / path / "index.html").is_file() is bool(row["页面"])
    counts = {row["代码"]: row for row in table(built_site / "data", "places")}
    for code, row in counts.items():
        claimed = said(built_site, "claims", 地方=code, 状态="认领")
        assert row["认领"] == (len(claimed) if row["认领"] is not None else None)
        assert row["落后"] in (None, sum(each["应跟进日"] is not None for each in claimed))
    text = words(page(built_site, "places/150426"))
    (late,) = said(built_site, "claims", 地方="150426", 事项=PERMIT)
    assert (late["比较"], late["跟随版本"], late["现行版本"], late["已逾期"]) == ("落后", 2, 3, True)
    assert f"{late['应跟进日'][:4]}年" in text


def test_a_county_is_the_city_overlaid_with_its_record(built_site: Path, repo: Path) -> None:
    from generator.collection import Portal
    from generator.model.tree import plain

    city = record(built_site, f"items/{PERMIT}")["要素"]
    county = record(built_site, "places/150402")
    (found,) = [claim for claim in county["认领"] if claim["事项"] == PERMIT]
    assert found["当地要素"]["承诺办结时限"] != city["承诺办结时限"]["值"]
    assert found["当地要素"]["承诺办结时限"].replace("日", "") in words(page(built_site, f"places/150402/items/{PERMIT}"))
    holding = Portal(repo).holding("150402", PERMIT)
    assert holding is not None
    assert {name: plain(node) for name, node in holding.elements.items()} == {
        name: value for name, value in ({name: plain(node) for name, node in holding.latest.elements.items()} | found["当地要素"]).items() if value is not None}
    assert [each["比较"] for each in found["差别"]] == ["更轻"] * len(found["差别"])
    assert found["差别"] != []


def test_processing_times_are_those_of_the_page_and_keep_its_silence(built_site: Path, repo: Path) -> None:
    rows = said(built_site, "times", 事项=PERMIT)
    html = page(built_site, f"times/{PERMIT}")
    (whole,) = [row for row in rows if row["地方"] is None]
    stated = words(html)
    assert f"办结{whole['办结']:,}件，一半在{whole['法定时钟P50']}{whole['法定时钟单位']}内办结，九成在{whole['法定时钟P90']}{whole['法定时钟单位']}内办结" in stated
    for row in rows:
        assert row["地方名称"] in stated
    for name in ("times", "times-quarters"):
        for row in table(built_site / "data", name):
            if row["办结"] is None or row["办结"] < 5:
                assert [key for key, value in row.items() if "时钟P" in key or "用时P" in key or "跨度P" in key if value is not None] == []
                assert row["说明"]
                assert not row.get("按时率")
    snapshot = json.loads((repo / "statistics/2026-11-20/snapshot.json").read_text(encoding="utf-8"))
    months = dict.fromkeys(("received", "closed", "late", "judged"), 0)
    for counter in snapshot["counters"]:
        for key in months:
            months[key] += counter.get(key, 0)
    totals = said(built_site, "times-months", 地方=None)
    assert [sum(row[name] for row in totals) for name in ("收件", "办结", "超期", "有法定期限")] == list(months.values())


def test_findings_and_waivers_are_those_of_the_pages(built_site: Path) -> None:
    found = table(built_site / "data", "findings")
    html = page(built_site, "findings")
    assert {row["编号"] for row in found if not row["豁免文号"]} <= set(re.findall(r"#(f-[0-9a-f-]+)", html))
    for row in found:
        path, _, anchor = row["页面"].partition("#")
        assert f'id="{anchor}"' in page(built_site, path)
    register = page(built_site, "waivers")
    for row in table(built_site / "data", "waivers"):
        assert f'id="{row["编号"]}"' in register
        assert words(row["理由"]) in words(register)


def test_pages_lead_to_their_data_and_the_list_to_every_file(built_site: Path) -> None:
    for path, data in ((f"items/{PERMIT}", "index.json"), (f"places/150402/items/{PERMIT}", "../../index.json"), ("places/150402", "index.json"),
                       ("laws/jianzhu-fa", "../../data/laws.json"), ("times", "../data/times.json"), ("stages/shigong-xuke", "../../data/items.json"),
                       (f"items/{PERMIT}/history", "../index.json"), ("places/150402/times", "../../../data/times.json"), ("findings", "../data/findings.json")):
        (link,) = re.findall('<a href="([^"]+)">本页数据（JSON）</a>', page(built_site, path))
        assert posixpath.normpath(posixpath.join(path, link)) == posixpath.normpath(posixpath.join(path, data)), path
    assert "本页数据" not in page(built_site, "about/glossary")
    listed = page(built_site, "data")
    for name in names(built_site / "data"):
        for kind in ("csv", "json"):
            size = max(1, round((built_site / "data" / f"{name}.{kind}").stat().st_size / 1024))
            assert re.search(rf'<a class="nb" href="../data/{name}\.{kind}" download[^>]*>{kind.upper()}&nbsp;{size} KB</a>'.replace("&nbsp;", "(?:&nbsp;|\u00a0)"), listed), name


def test_the_dictionary_has_every_column_with_the_words_of_the_schema(built_site: Path, repo: Path) -> None:
    text, package = words(page(built_site, "data/dictionary")), json.loads((built_site / "data/datapackage.json").read_text(encoding="utf-8"))
    html = page(built_site, "data/dictionary")
    for each in package["resources"]:
        assert f'id="{each["name"]}"' in html
        for field in each["schema"]["fields"]:
            assert words(field["name"]) in text
            assert field.get("standard", "") == "" or bracketed(words(field["standard"])) in text
    item = json.loads((repo / "catalog/schemas/item.schema.json").read_text(encoding="utf-8"))["properties"]
    fields = {field["name"]: field for field in next(each for each in package["resources"] if each["name"] == "items")["schema"]["fields"]}
    for name, node in item.items():
        if not node.get("x-meta"):
            assert fields[name]["field"] == node["x-field"]
            assert fields[name].get("standard", "") == node.get("x-standard", "")
            assert fields[name]["description"].startswith(node["description"])


def test_the_licence_page_says_what_the_licence_says(built_site: Path, repo: Path) -> None:
    half = str.maketrans({",": "，", ":": "：", "(": "（", ")": "）", ";": "；", "「": "“", "」": "”"})
    text = words(page(built_site, "data/licence"))
    document = (repo / "LICENSE-DATA.md").read_text(encoding="utf-8").translate(half)
    for line in document.splitlines():
        sentence = re.sub(r"\[([^\]]+)\]（[^）]+）|\[([^\]]+)\]\([^)]+\)", r"\1\2", line).lstrip("0123456789. #-")
        if sentence and not sentence.startswith(("本说明", "数据的许可和性质", "建议的署名", "数据按现状")):
            assert words(sentence) in text, sentence


def test_a_score_can_be_worked_out_again_from_the_tables(built_site: Path) -> None:
    """The counts a published score rests on, by county: from claims, findings, counts by month and suspicions alone."""
    data = built_site / "data"
    files = sorted(built_site.glob("scores/*/score.json"))
    assert files
    for file in files:
        score = json.loads(file.read_text(encoding="utf-8"))
        newest = file == files[-1]
        names = {counter: word for word, counter in score["rubric"]["计数"].items()}
        wanted: dict[str, dict[str, int]] = {}
        for row in score["rows"]:
            for counter, n in row.items():
                if counter in names:
                    counts = wanted.setdefault(row["place"], {})
                    counts[counter] = counts.get(counter, 0) + n
        assert {place: {key: n for key, n in _counts(data, place, score["months"], newest).items() if n} for place in wanted} == wanted


def _counts(data: Path, place: str, months: list[str], newest: bool) -> dict[str, int]:
    columns = {"received": "收件", "closed": "办结", "judged": "有法定期限", "late": "超期", "promise_judged": "有承诺期限", "promise_late": "超过承诺",
               "corrected": "补正", "paused": "停过钟", "declared": "记了申请方式", "online": "网上申请"}
    every = [row for row in table(data, "times-months") if row["地方"] == place]
    found = {key: sum(row[name] for row in every if row["月份"] in months) for key, name in columns.items()}
    found["flags"] = sum(row["件数"] for row in table(data, "times-suspicions") if row["地方"] == place and row["月份"] in months)
    together = [row for row in table(data, "times-joint") if row["地方"] == place and row["月份"] in months and row["哪一种"] == "并联审批"]
    found |= {"joint_done": sum(row["一起办的"] for row in together), "joint_due": sum(row["应当一起办的"] for row in together)}
    found |= {"drawn": 0, "conforming": 0}
    for row in table(data, "samples"):
        first = f"{row['季度'][:4]}-{3 * int(row['季度'][-1]) - 2:02d}"
        if row["地方"] == place and first in months and row["要件符合"] is not None:
            found["drawn"] += row["要件符合"] + row["要件不符合"]
            found["conforming"] += row["要件符合"]
    if newest:
        claimed = {row["事项"] for row in table(data, "claims") if row["地方"] == place and row["状态"] == "认领"}
        wrong = [row for row in table(data, "findings") if row["地方"] == place and row["事项"] in claimed and not row["豁免文号"]
                 and row["级别"] == "错误" and row["规则代码"].startswith("LVL")]
        late = {row["事项"] for row in wrong if row["规则代码"] == "LVL104"}
        found |= {"open": sum(row["在办"] for row in every), "open_late": sum(row["在办已超期"] for row in every), "claimed": len(claimed),
                  "unequal": len({row["事项"] for row in wrong if row["规则代码"] != "LVL104"}), "overdue": len(late)}
    return found
