"""The kinds of event and what each does to the clocks, compiled from the published vocabulary.

The vocabulary says which events end, drop, pause and extend a case. The three names with a legal
meaning of their own (receipt, acceptance, supplement) are constants here; a test ties them to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from generator.model.quantity import Quantity, parse
from generator.model.records import number
from generator.model.tree import Table

RECEIVED, ACCEPTED = "接件", "受理"
REVIEWING, REVIEWED = "初审受理", "初审报送"
RECEIPTS = frozenset({RECEIVED, ACCEPTED, REVIEWING})
ONLINE, COUNTER = "网上申请", "窗口申请"          # how it was applied for
TOGETHER = "并联申报"                            # its name is the number of the joint application
PUSHED, FED_BACK = "结果推送", "监管反馈"         # 审管双告知, after the decision
STATUTORY, SERVICE, SPAN = "法定时钟", "审批服务用时", "自然跨度"


class Kind(NamedTuple):
    """One kind of event: national status code (0 for none), pair, effect per clock, statute, who may trigger it."""

    name: str
    code: int
    pair: str
    statutory: str
    service: str
    span: str
    basis: str
    longest: str
    triggers: tuple[str, ...]
    note: str

    @property
    def limit(self) -> Quantity | None:
        """The longest duration when it is a quantity; None for 按指南, 按事项 and none."""
        return parse(self.longest)


class Kinds(Mapping[str, Kind]):
    """Kinds of event by name, in the order of the vocabulary (which orders events of one instant)."""

    def __init__(self, table: Table) -> None:
        self._kinds = {row.text("名称"): Kind(
            row.text("名称"), number(row.text("代码")), row.text("成对"), row.text(STATUTORY), row.text(SERVICE), row.text(SPAN),
            row.text("依据"), row.text("最长"), row.texts("触发"), row.text("说明")) for row in table.tables("事件")}
        self.by_code = {kind.code: kind.name for kind in self._kinds.values() if kind.code}
        self.ending = self._doing("终")
        self.dropping = self._doing("不计")
        self.extending = self._doing("延")

    def __getitem__(self, name: str) -> Kind:
        return self._kinds[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._kinds)

    def __len__(self) -> int:
        return len(self._kinds)

    def pairs(self, clock: str) -> dict[str, str]:
        """Starts of pauses of 法定时钟 or 审批服务用时, each with the event that ends it."""
        effect = {kind.name: kind.statutory if clock == STATUTORY else kind.service for kind in self._kinds.values()}
        ends = {kind.pair: kind.name for kind in self._kinds.values() if effect[kind.name] == "续"}
        return {kind.name: ends[kind.pair] for kind in self._kinds.values() if effect[kind.name] == "停" and kind.pair in ends}

    def _doing(self, effect: str) -> frozenset[str]:
        return frozenset(kind.name for kind in self._kinds.values() if kind.statutory == effect)
