"""Laws, findings, waivers, rules and changes as tables: the rows the pages of each show."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator.collection.complaints import complaints
from generator.findings import SEVERITY_WORDS
from generator.rules.registry import RULES
from generator.site.changes.entries import Entry, entries
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
    declared,
)
from generator.site.pages.rules import title_of
from generator.site.pages.waivers import register
from generator.site.site import Site

_WHERE = (Column("规则代码", "规则手册里的代码，用过不再用", field="code"), Column("规则", "规则的标题", field="rule"),
          PLACE[0]._replace(needed=False), PLACE[1], Column("事项", "事项标识；不属于哪个事项的空着", field="item"), Column("事项名称", "事项名称", field="item_name"),
          Column("对象", "哪个要素、哪一条", field="subject"))
_FINDINGS = (
    Column("编号", "由规则、地方、事项、对象和值算出，行号变了编号不变", field="id", needed=True), *_WHERE,
    Column("级别", "错误或者提示", field="severity"), Column("说明", "哪里不对", field="message"), Column("怎么改", "改法", field="advice"),
    Column("谁来改", "该由谁改", field="office"), Column("文件", "在哪个数据文件", field="path"), Column("行", "第几行", NUMBER, field="line"),
    Column("豁免文号", "有豁免容许它时的文号；没有豁免的空着", field="waiver"), Column("页面", "这条发现的地址，从网站首页算起", field="page"))
_NUMBER = (Column("编号", "豁免登记页上的位置 #编号", field="id", needed=True), Column("规则代码", "规则手册里的代码，用过不再用", field="code"))
_STANDING = (
    Column("地方名称", "行政区划名称", field="place_name"), Column("事项名称", "事项名称", field="item_name"),
    Column("状态", "生效中、还没到开始日期、已过期、用不上", field="state"), SAMPLE)
_RULES = (
    Column("规则代码", "规则手册里的代码，用过不再用", field="code", needed=True), Column("名字", "写豁免时用的英文名字", field="name"),
    Column("规则", "规则的标题", field="title"), Column("级别", "错误或者提示", field="severity"), Column("谁来改", "问题一般该由谁改", field="mended_by"),
    Column("依据", "通知的哪一条，或者哪部法律", field="basis"), Column("没有豁免的", "现在有几处", NUMBER, field="open"),
    Column("已豁免的", "现在有几处", NUMBER, field="waived"))
_CHANGES = (
    *ITEM, Column("文件", "改的是哪一个：自治区清单、市清单、市指南", field="file", needed=True),
    Column("版本", "改成第几版", NUMBER, field="version", needed=True), Column("类型", "新增、调整、拆分、合并、废置、编辑性", field="kind"),
    Column("生效日期", "从哪一天起按新内容办理；没有写日期的空着", DAY, field="effective"), Column("已经生效", "到数据截至日已经生效", FLAG, field="in_force"),
    Column("原因", "为什么改", field="reason"), Column("文号", "作出决定的文件", field="document"),
    Column("影响", "对申请人是减轻、加重、待判还是中性；保存的最早一版空着", LIST, field="effects"), Column("改动", "改了什么，一处一条", LIST, field="what"),
    Column("应跟进日", "旗县区最迟哪天跟进", DAY, field="due"), Column("已跟进", "已经跟进的旗县区", LIST, field="followed"),
    Column("未跟进", "还没有跟进的旗县区", LIST, field="behind"), SAMPLE)
_COMPLAINTS = (
    Column("编号", "登记的次序", field="number", needed=True), Column("渠道", "从哪里来的", field="channel", needed=True), *PLACE,
    Column("事项", "事项标识；不针对哪个事项的空着", field="item"), Column("事项名称", "事项名称", field="item_name"),
    Column("收到", "收到的那一天", DAY, field="received", needed=True), Column("期限到", "最迟哪天答复；几天答复还待核的空着", DAY, field="due"),
    Column("答复", "答复的那一天；到数据截至日还没有答复的空着", DAY, field="answered"), Column("结果", "答复的结果", field="outcome"),
    Column("状态", "按期答复、逾期答复、等答复、逾期没有答复、答复了期限待核", field="standing", needed=True), SAMPLE)


def datasets(site: Site) -> Iterator[Dataset]:
    """Laws, findings, waivers, rules, changes."""
    laws = tuple(declared(site.portal.schemas.schema("laws"), "法律").values())
    waivers = tuple(declared(site.portal.schemas.schema("waivers"), "豁免").values())
    yield Dataset("laws", "法律目录", "清单和指南引用的法律、法规、规章和文件，一件一行。哪个事项依据哪一条，见“设定依据”表", "laws/", laws, ("简称",),
                  partial(_laws, site, laws))
    yield Dataset("findings", "发现", "检查清单和指南、办理记录发现的问题，一处一行，已豁免的也在内", "findings/", _FINDINGS, ("编号",), partial(_findings, site))
    yield Dataset("waivers", "豁免", "经批准暂时容许的不一致", "waivers/", (*_NUMBER, *waivers, *_STANDING), ("编号",), partial(_waivers, site, waivers))
    yield Dataset("rules", "规则", "检查数据的全部规则，现在各有几处", "rules/", _RULES, ("规则代码",), partial(_rules, site))
    yield Dataset("complaints", "建议和投诉", "登记的建议和投诉，一件一行，没有反映人的任何信息，也没有原文", "complaints/", _COMPLAINTS, ("编号",),
                  partial(_complaints, site))
    yield Dataset("changes", "变更", "清单和指南的每一版：改了什么、对申请人是减轻还是加重、谁跟进了", "changes/", _CHANGES, ("事项", "文件", "版本"),
                  partial(_changes, site))


def _laws(site: Site, columns: tuple[Column, ...]) -> Iterator[Row]:
    for law in site.portal.laws.values():
        yield tuple(law.text(column.name) or None for column in columns)


def _findings(site: Site) -> Iterator[Row]:
    ledger = site.ledger
    for finding in (*ledger.open, *ledger.waived):
        row = ledger.row(finding)
        yield (row["id"], finding.code, title_of(RULES[finding.name]), finding.place or None, row["place_name"] or None, finding.item or None,
               row["item_name"] or None, finding.subject or None, SEVERITY_WORDS[finding.severity], row["message"], row["advice"], row["office_name"],
               finding.where.path, finding.where.line, finding.waived or None, row["path"])


def _waivers(site: Site, columns: tuple[Column, ...]) -> Iterator[Row]:
    for row in register(site)["rows"]:
        yield (row["id"], row["code"] or None, *(row["waiver"].table.text(column.name) or None for column in columns),
               row["place"] or None, row["item_name"] or None, row["state"][1], row["sample"])


def _rules(site: Site) -> Iterator[Row]:
    for rule in RULES.values():
        found, waived = site.ledger.by_rule.get(rule.name, ((), ()))
        yield (rule.code, rule.name, title_of(rule), SEVERITY_WORDS[rule.severity], rule.mended_by, rule.basis, len(found), len(waived))


def _complaints(site: Site) -> Iterator[Row]:
    for each in complaints(site.portal):
        place = site.portal.places.get(each.place)
        yield (each.number, each.channel, each.place, place.name if place else None, each.item or None, site.name(each.item) if each.item in site.items else None,
               each.received.isoformat(), each.due.day.isoformat() if each.due else None, each.answered.isoformat() if each.answered else None,
               each.outcome or None, each.standing, each.sample)


def _changes(site: Site) -> Iterator[Row]:
    for own in entries(site).values():
        for entry in own:
            yield change(entry)


def change(entry: Entry) -> Row:
    """One version of one file."""
    day = entry["effective"]
    return (entry["item"], entry["name"], entry["kind_of_file"], entry["number"], entry["kind"] or None, day.isoformat() if day.year > 1 else None,
            not entry["announced"], entry["reason"] or None, entry["document"] or None,
            [word for _, word in entry["effects"]] if entry["listed"] else None,
            [f"{row['said'].head}{row['said'].tail}（{row['word']}）".replace("\u00a0", "") for row in entry["rows"]] if entry["listed"] else None,
            entry["due"].isoformat() if entry["due"] else None, [place.name for place in entry["followed"]] if entry["due"] else None,
            [behind["place"].name for behind in entry["behind"]] if entry["due"] else None, entry["sample"])


CHANGE = tuple(column.name for column in _CHANGES)
