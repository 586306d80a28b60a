"""The sentences of a bulletin, the same on the page and in the document. Numbers only, no adjective of any county."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.snapshot import JOINT
from generator.model.tally import RANKED
from generator.supervision.bulletin import Bulletin, Row

ONLINE = "网上申请"
NO_DATA = {  # measures the records may not hold, and why
    JOINT: "报送的记录里没有并联申报的编号，看不出几个事项是不是一起申请的",
    ONLINE: "报送的记录里没有申请方式，看不出是不是网上申请的",
}


def missing(bulletin: Bulletin) -> list[str]:
    """Measures that no place's records of the month hold."""
    whole = bulletin.linked[""]
    return [name for name, value in ((JOINT, whole.jointly(JOINT)), (ONLINE, whole.online)) if value is None]


def together(bulletin: Bulletin) -> str:
    """How much was applied for online, and handled jointly; nothing where no record says so."""
    whole = bulletin.linked[""]
    said = [f"{what}{value}" for what, value in (("网上申请的收件占 ", whole.online), ("本月办完的项目并联审批占 ", whole.jointly(JOINT)),
                                                ("联合审图占 ", whole.jointly("联合审图")), ("联合验收占 ", whole.jointly("联合验收"))) if value]
    return "，".join(said) + "。" if said else ""


def month(text: str) -> str:
    """2026-10 → 2026年10月."""
    year, number = text.split("-")
    return f"{year}年{int(number)}月"


def title(bulletin: Bulletin) -> str:
    """The bulletin's title."""
    return f"{month(bulletin.month)}审批情况通报"


def lede(bulletin: Bulletin) -> str:
    """What the month came to, in three sentences at most."""
    row = bulletin.whole
    if not row.n:
        return "这个月没有办结的件。"
    said = f"办结 {row.n:,} 件" + (f"，法定时限内 {row.on_time}" if row.on_time else "") + _points(row, bulletin.before.get("")) + "。"
    if row.behind is not None:
        said += f"{row.behind} 项指南没有跟进市级新版" + (f"，其中 {row.overdue} 项过了期限。" if row.overdue else "。")
        said += f"检查发现的问题有 {row.findings} 处没有改。" if row.findings else "检查发现的问题都改了。"
    return said


def _points(row: Row, before: Row | None) -> str:
    """The difference of two shares, in tenths of a point, as they are shown."""
    if before is None or min(row.tally.judged, before.tally.judged) < RANKED:
        return ""
    more = _tenths(row.on_time) - _tenths(before.on_time)
    if not more:
        return "，和上月相同"
    return f"，比上月{'高' if more > 0 else '低'} {abs(more) // 10}.{abs(more) % 10} 个百分点"


def _tenths(text: str) -> int:
    return int(text.rstrip("%").replace(".", ""))


def quality(bulletin: Bulletin) -> Iterator[str]:
    """What a reader must know of the figures."""
    snapshot, row = bulletin.snapshot, bulletin.whole
    day = snapshot.as_of
    tally = row.tally
    left_out = sum(snapshot.refused.values())
    yield (f"数字出自 {day.year}年{day.month}月{day.day}日公布的汇总。汇总的全部月份共报送 {snapshot.records_in:,} 行记录，计入 {snapshot.counted:,} 行，"
           f"不计入 {left_out:,} 行，逐行有原因。")
    yield f"这个月的记录有 {bulletin.flags} 件时间不合常理，供核实；可疑不等于违规。" if bulletin.flags else "这个月的记录没有发现时间不合常理的。"
    yield "按时看法定时钟，只扣除法律写明不计入的时间。中位数只含法律写工作日的事项，单位是工作日；不扣除的中位从收到申请算起，只减申请人补材料的时间。"
    yield f"{RANKED} 件以上排名次，5 件以上算比例和中位数，不足的只写件数。面向个人的事项，件数少的月份并入后面的月份或者不公布。"
    if tally.count("provisional"):
        yield f"{tally.count('provisional')} 件涉及放假安排没有公布的年份，是不是按时属于暂定。"
    if row.behind is None:
        yield "落后和发现没有：那个月没有半月巡查留下的情况，不补。"
    elif bulletin.newest:
        yield "落后和发现是数据截至那天的情况。"
    else:
        yield "落后和发现是那个月最后一次半月巡查的情况。"
    for name in missing(bulletin):
        yield f"{name}没有数据：{NO_DATA[name]}。"
    silent = [row.name for row in bulletin.rows if row.place not in bulletin.linked or bulletin.linked[row.place].online is None]
    if ONLINE not in missing(bulletin) and silent:
        yield f"{'、'.join(silent)}的记录里没有申请方式，不在网上申请的比例里。"
    if bulletin.absent:
        yield f"没有报送的：{'、'.join(name for _, name in bulletin.absent)}。没有报送不等于 0 件。"
