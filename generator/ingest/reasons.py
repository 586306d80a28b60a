"""Why a row of a source is not counted: the names that are published, one sentence each."""

from __future__ import annotations

from generator.tables.row import INEXACT, MISCOUNTED, UNDECODABLE, UNPAIRED

PERSONAL = "含个人信息"
INVALID = "来源标为无效"
NO_CASE = "没有办件编号"
NO_TIME = "没有时间"
BAD_TIME = "时间读不懂"
FUTURE = "时间在将来"
UNKNOWN_EVENT = "事件不明"
IRRELEVANT = "与计时无关"
UNKNOWN_ITEM = "事项不明"
UNKNOWN_PLACE = "地方不明"
NO_HEADER = "没有对应的办件"
CLASH = "办件编号重复"
REPEATED = "重复记录"

REASONS = {
    MISCOUNTED: "这一行的栏数和表头不一样，多半是多了或者少了一个逗号",
    UNPAIRED: "引号没有配对，分不清一栏到哪里为止",
    UNDECODABLE: "这一行的编码和整个文件不一样，读出来是乱码",
    INEXACT: "编号在工作簿里存成了数字，末尾几位已经丢失",
    PERSONAL: "文字里有手机号或者身份证号",
    INVALID: "来源系统标记这一行无效",
    NO_CASE: "没有办件编号，不知道是哪一件",
    NO_TIME: "没有写时间",
    BAD_TIME: "时间的写法认不出来，或者没有这一天",
    FUTURE: "时间在数据截至日期以后",
    UNKNOWN_EVENT: "对照表里没有这个状态或者环节",
    IRRELEVANT: "对照表写明这个环节不影响计时",
    UNKNOWN_ITEM: "编码、名称和简称都对不上清单里的事项",
    UNKNOWN_PLACE: "代码和名称都对不上行政区划",
    NO_HEADER: "办件信息表里没有这个编号",
    CLASH: "一个编号用在两个事项或者两个地方，分不清是哪一件",
    REPEATED: "同一件的同一个事件、同一个时间，前面已经有一行",
}
