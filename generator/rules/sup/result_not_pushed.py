"""办结了没有推送给监管部门的记录

## 为什么
通知三（七）要求“审批部门将事项办理结果及时推送到监管部门”。推送到哪个部门看清单的“监管部门”。
通知没有写几天以内，所以只看到汇总那天为止，以前各月办结的件有没有推送过，不说迟不迟。
一个地方的记录里一次推送也没有的，是没有报送，不是没有推送，不在这里指出，在审管联动页上写“没有报送”。

## 会指出
红山区 9 月办结 30 件，推送了 28 件：

```json
# 文件: statistics/2026-11-05/snapshot.json
{"version": 1, "as_of": "2026-11-05", "from": "2025-11", "to": "2026-10", "sample": false,  # expect: SUP111
 "counters": [{"place": "150402", "item": "jianzhu-gongcheng-shigong-xuke", "month": "2026-09", "closed": 30, "pushed": 28, "excluded": {}}]}
```

## 不指出
都推送了的；一次推送也没有记的地方：

```json
# 文件: statistics/2026-11-05/snapshot.json
{"version": 1, "as_of": "2026-11-05", "from": "2025-11", "to": "2026-10", "sample": false,
 "counters": [
  {"place": "150402", "item": "jianzhu-gongcheng-shigong-xuke", "month": "2026-09", "closed": 30, "pushed": 30, "excluded": {}},
  {"place": "150404", "item": "jianzhu-gongcheng-shigong-xuke", "month": "2026-09", "closed": 30, "excluded": {}}]}
```

## 怎么改
没有推送的补推；推送了没有记的，把推送的时间补报。
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from generator.collection import Portal
from generator.collection.snapshots import snapshots
from generator.findings import WARNING, Fact, Where
from generator.rules.records import desk
from generator.rules.rule import Rule


def check(portal: Portal) -> Iterator[Fact]:
    """Places that push results and have decided cases without a push, over the whole newest snapshot."""
    snapshot = snapshots(portal).latest
    if snapshot is None:
        return
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for count in snapshot.counters:
        if count.month <= snapshot.last:
            found[count.place].update({name: count.counts.get(name, 0) for name in ("closed", "pushed")})
    for code, place in portal.places.items():
        closed, pushed = found[code]["closed"], found[code]["pushed"]
        if pushed and closed > pushed:
            yield Fact(Where(snapshot.path, 1, 1),
                       f"{'示例数据：' if snapshot.sample else ''}{snapshot.first} 至 {snapshot.last} {place.name}办结 {closed} 件，其中 {closed - pushed} 件没有推送给监管部门的记录。",
                       "没有推送的补推；推送了没有记的，把推送的时间补报。", place=code, subject=place.name, value=str(closed - pushed), mended_by=desk(place))


RULE = Rule(code="SUP111", name="result-not-pushed", severity=WARNING, since="0.1", basis="赤工改办综合字〔2023〕7号三(七)", mended_by="部门", check=check)
