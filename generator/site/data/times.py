"""Processing times as tables: what the newest snapshot publishes, with the pages' own bounds.

Counts always; medians and quantiles from five cases, rates as the pages write them; what the snapshot hides is in no sum
and keeps its reason. Every figure comes from the tallies the pages use.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from operator import itemgetter

from generator.model.tally import CLOCKS, DAYS, FEW, LEAST, SPAN, STATUTORY, WORKING, Tally
from generator.rules.registry import RULES
from generator.site.data.dataset import FLAG, LIST, NUMBER, Column, Dataset, Row, Value
from generator.site.data.guides import names
from generator.site.pages.rules import title_of
from generator.site.pages.times_more import whole
from generator.site.site import Site
from generator.site.times.figures import Times, times
from generator.site.times.rows import gross

HIDDEN = "件数少，不公布"
ALL = "全市"
_COUNTERS = {  # counter of the snapshot: column, what it counts
    "received": ("收件", "收到的件数"), "closed": ("办结", "作出结果的件数"), "judged": ("有法定期限", "办结的里面，法律规定了时限、算得出到期日的件数"),
    "late": ("超期", "过了法定到期日才办结的件数"), "promise_judged": ("有承诺期限", "办结的里面，指南公布了承诺时限的件数"),
    "promise_late": ("超过承诺", "过了承诺到期日才办结的件数"),
    "paused": ("停过钟", "法定时钟停过的件数"), "corrected": ("补正", "要求过补正的件数"), "withdrawn": ("撤回", "申请人撤回的件数"),
    "open": ("在办", "到快照日还没有办结的件数"), "open_late": ("在办已超期", "还没有办结、已经过了到期日的件数"),
    "provisional": ("暂定", "放假安排还没有公布、结果暂定的件数"),
    "declared": ("记了申请方式", "收件里记了是网上还是窗口申请的件数"), "online": ("网上申请", "收件里在网上申请的件数"),
    "pushed": ("推送了", "办结的里面，把结果推送给监管部门的件数"), "fed_back": ("有反馈", "推送了的里面，有监管反馈的件数")}
_DAYS = {"gross_days": ("毛工作日", "从收件到结果的工作日合计"), "net_days": ("净工作日", "其中法定时钟计入的工作日合计")}
_PERCENTS = (50, 80, 90)
_WHERE = (Column("地方", "行政区划代码；空着是全市合计", field="place"), Column("地方名称", "市本级是市级部门自己办的", field="place_name"))
_WHAT = (Column("事项", "事项标识；空着是全部事项合计", field="item"), Column("事项名称", "事项名称", field="item_name"))
_COUNTED = tuple(Column(name, about, NUMBER, field=key) for key, (name, about) in _COUNTERS.items())
_SUMS = (*(Column(name, f"{about}；不到 {LEAST} 件的空着", NUMBER, field=key) for key, (name, about) in _DAYS.items()),
         Column("扣除的原因", f"净的比毛的少在哪里，每条写“原因 工作日数”；不到 {LEAST} 件的空着", LIST, field="excluded"))
_NOTE = Column("说明", f"“{FEW}”：不到 {LEAST} 件，不算快慢；“{HIDDEN}”：面向自然人的事项件数太少，整格不公布", field="note")
SAMPLE = Column("示例", "是不是示例记录算出来的", FLAG, field="sample")


def _clocks(percents: Iterable[int]) -> Iterator[Column]:
    for clock in CLOCKS:
        if clock == STATUTORY:
            yield Column(f"{clock}单位", f"{clock}按哪一种天数：法律写工作日的按工作日，写日的按日", field="unit")
        unit = "" if clock == STATUTORY else f"（{DAYS if clock == SPAN else WORKING}）"
        for percent in percents:
            yield Column(f"{clock}P{percent}{unit}", f"百分之{percent}的件在这么多天以内，整数，不插值；不到 {LEAST} 件的空着", NUMBER, field=f"p{percent}")


def datasets(site: Site) -> Iterator[Dataset]:
    """Nothing when no snapshot has been published."""
    found = times(site)
    if found is None:
        return
    months = f"{found.period[0]} 至 {found.period[-1]} 办结的件，{found.snapshot.as_of.isoformat()} 的快照"
    rate = Column("按时率", "办结的件里没有超期的：30 件以上写百分比，不到 30 件写分数，不到 5 件空着", field="on_time")
    yield Dataset("times", "办理用时", f"各地、各事项实际办了多久：{months}。三只时钟并列，件数和快慢与页面相同", "times/",
                  (*_WHERE, *_WHAT, *_COUNTED, rate, *_clocks(_PERCENTS), *_SUMS, _NOTE, SAMPLE), (), partial(_twelve, found))
    yield Dataset("times-quarters", "办理用时（按季度）", f"快照里每个整季度的件数和快慢，各地和合计；单个事项不到 {LEAST} 件的不单列，在合计里", "times/",
                  (Column("季度", "2026 年 3 季", field="quarter", needed=True), *_WHERE, *_WHAT, *_COUNTED, *_clocks((50,)), _NOTE, SAMPLE), (),
                  partial(_quarters, found))
    yield Dataset("times-months", "办理件数（按月）", "快照里每个月、每个地方的件数，可以相加；快慢不能相加，看前两张表", "times/",
                  (Column("月份", "办结的月份；在办的记在快照那个月", field="month", needed=True), *_WHERE, *_COUNTED, SAMPLE), ("月份", "地方名称"),
                  partial(_months, found))
    yield Dataset("times-projects", "全过程用时", f"一个项目从第一次递件到最后一个结果：{months}", "times/whole-process/",
                  (Column("项目类型", "全部项目，或者哪一类", field="type"), Column("量的是什么", "自然跨度、审批服务用时、申请人自己的时间、关键路径，或者哪个阶段", field="measure"),
                   Column("单位", "工作日或者日", field="unit"), Column("项目数", "量到的项目数", NUMBER, field="projects"),
                   *(Column(f"P{percent}", f"百分之{percent}的项目在这么多天以内；不到 {LEAST} 个的空着", NUMBER, field=f"p{percent}") for percent in _PERCENTS),
                   SAMPLE), (), partial(_projects, found))
    yield Dataset("times-joint", "并联办理", "每个月、每个地方办完的项目里，应当一起办的有几个、一起办的有几个；没有报送并联申报的地方没有行", "linkage/",
                  (Column("月份", "项目最后一个结果的月份", field="month", needed=True), *_WHERE, Column("哪一种", "并联审批、联合审图、联合验收", field="kind", needed=True),
                   Column("一起办的", "几个事项用同一个并联申报的项目数", NUMBER, field="done"), Column("应当一起办的", "有两个以上应当一起办的事项的项目数", NUMBER, field="due"),
                   SAMPLE), (), partial(_joint, found))
    yield Dataset("times-suspicions", "记录疑点", "每条记录规则在每个地方、事项、月份指出的件数；疑点是要看一看的理由，不是结论", "times/records/",
                  (Column("月份", "办结的月份", field="month", needed=True), Column("规则代码", "规则手册里的代码", field="code"), Column("规则", "规则的标题", field="rule"),
                   *_WHERE, *_WHAT, Column("件数", "有这个疑点的件数", NUMBER, field="cases"), SAMPLE), (), partial(_suspicions, found))
    yield Dataset("times-records", "记录去向", "报送的记录收到多少、计入多少、不计入的各是什么原因。收到 = 计入 + 不计入", "times/records/",
                  (Column("去向", "收到、计入，或者不计入的原因", field="fate", needed=True), Column("记录数", "记录的行数", NUMBER, field="records"), SAMPLE), ("去向",),
                  partial(_records, found))


def _where(found: Times, place: str, item: str) -> tuple[Value, ...]:
    return (place or None, found.named(place) or ALL, item or None, names(found.site)[item] if item else "全部事项")


def _counted(tally: Tally) -> tuple[Value, ...]:
    return tuple([tally.count(key) for key in _COUNTERS])


def _quantiles(tally: Tally, percents: Iterable[int]) -> Iterator[Value]:
    for clock in CLOCKS:
        if clock == STATUTORY:
            yield tally.unit
        for percent in percents:
            yield tally.at(clock, percent)


def _summed(tally: Tally) -> tuple[Value, ...]:
    """Days of all cases together; of a few they would tell how long a single one took."""
    row = gross(tally)
    return (None,) * len(_SUMS) if row is None else (row["gross"], row["net"], [f"{reason} {n}" for reason, n in row["reasons"]])


def _twelve(found: Times) -> Iterator[Row]:
    sample, none = found.snapshot.sample, (None,) * (len(_COUNTERS) + 1 + 1 + len(CLOCKS) * len(_PERCENTS) + len(_SUMS))
    for place in ("", *found.places):
        for item in ("", *found.items):
            where, tally = _where(found, place, item), found.tally(place, item)
            if (place, item) in found.snapshot.hidden:
                yield (*where, *none, HIDDEN, sample)
            elif tally.counts or tally.days:
                yield (*where, *_counted(tally), tally.on_time or None, *_quantiles(tally, _PERCENTS), *_summed(tally),
                       None if tally.shown else FEW, sample)


def _quarters(found: Times) -> Iterator[Row]:
    """Sums over all items and places; of single items those with cases enough to say something."""
    known, sample = set(found.items), found.snapshot.sample
    for name, cells in found.by_quarter:
        for (place, item), tally in sorted(cells.items(), key=itemgetter(0)):
            if (item and (item not in known or not tally.shown)) or (place and not found.named(place)):
                continue
            yield (name, *_where(found, place, item), *_counted(tally), *_quantiles(tally, (50,)), None if tally.shown else FEW, sample)


def _months(found: Times) -> Iterator[Row]:
    sums: dict[tuple[str, str], dict[str, int]] = {}
    for count in found.snapshot.counters:
        into = sums.setdefault((count.month, count.place), dict.fromkeys(_COUNTERS, 0))
        for key, n in count.counts.items():
            if n and key in into:
                into[key] += n
    for (month, _), counts in list(sums.items()):
        into = sums.setdefault((month, ""), dict.fromkeys(_COUNTERS, 0))
        for key, n in counts.items():
            into[key] += n
    for month, place in sorted(sums):
        if not place or found.named(place):
            yield (month, *_where(found, place, "")[:2], *sums[month, place].values(), found.snapshot.sample)


def _projects(found: Times) -> Iterator[Row]:
    for group in whole(found)["types"]:
        for row in group["rows"]:
            yield (group["name"], row["what"], row["unit"], row["n"], *(row[f"p{percent}"] for percent in _PERCENTS), found.snapshot.sample)


def _joint(found: Times) -> Iterator[Row]:
    for project in sorted(found.snapshot.projects, key=lambda project: (project.month, project.place)):
        for kind, (done, due) in project.joint.items():
            yield (project.month, *_where(found, project.place, "")[:2], kind, done, due, found.snapshot.sample)


def _suspicions(found: Times) -> Iterator[Row]:
    for flag in sorted(found.snapshot.flags, key=lambda flag: (flag.month, flag.rule, flag.place, flag.item)):
        rule = RULES.get(flag.rule)
        if rule is not None:
            yield (flag.month, rule.code, title_of(rule), *_where(found, flag.place, flag.item), flag.n, found.snapshot.sample)


def _records(found: Times) -> Iterator[Row]:
    snapshot = found.snapshot
    for fate, n in (("收到", snapshot.records_in), ("计入", snapshot.counted), *sorted(snapshot.refused.items())):
        yield (fate, n, snapshot.sample)
