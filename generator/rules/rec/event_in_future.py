"""记录的时间在将来

## 为什么
还没有到的日子不会有办件。时间在将来的，多半是年份写错，或者预先填好。

## 会指出
有 2 行的时间在将来：

```json
# 文件: statistics/2026-11-05/snapshot.json
{
  "version": 1, "as_of": "2026-11-05", "from": "2025-11", "to": "2026-10", "sample": false,
  "records": {"in": 1284, "counted": 1282, "excluded": {
    "时间在将来": 2  # expect: REC130
  }}
}
```

## 不指出
时间都在汇总日期以前的：

```json
# 文件: statistics/2026-11-05/snapshot.json
{
  "version": 1, "as_of": "2026-11-05", "from": "2025-11", "to": "2026-10", "sample": false,
  "records": {"in": 1284, "counted": 1284, "excluded": {}}
}
```

## 怎么改
改成实际发生的时间，重新导出。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import WARNING, Fact
from generator.rules.records import refused
from generator.rules.rule import Rule


def check(portal: Portal) -> Iterator[Fact]:
    """Rows that were refused for this reason when the newest snapshot was made."""
    return refused(portal, "时间在将来", "的时间晚于汇总的日期",
                   "改成实际发生的时间，重新导出。")


RULE = Rule(code="REC130", name="event-in-future", severity=WARNING, since="0.1",
            basis="赤工改办综合字〔2023〕7号三(四)", mended_by="部门", check=check)
