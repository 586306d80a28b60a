"""记录里的地方不在名单上

## 为什么
不知道是哪个旗县区办的，就不知道归谁。对不上的行不计入任何地方。

## 会指出
有 3 行的地方对不上：

```json
# 文件: statistics/2026-11-05/snapshot.json
{
  "version": 1, "as_of": "2026-11-05", "from": "2025-11", "to": "2026-10", "sample": false,
  "records": {"in": 1284, "counted": 1281, "excluded": {
    "地方不明": 3  # expect: REC129
  }}
}
```

## 不指出
地方都对得上的：

```json
# 文件: statistics/2026-11-05/snapshot.json
{
  "version": 1, "as_of": "2026-11-05", "from": "2025-11", "to": "2026-10", "sample": false,
  "records": {"in": 1284, "counted": 1284, "excluded": {}}
}
```

## 怎么改
在对照表里补上地方的对应，或者在导出时带上区划代码。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import WARNING, Fact
from generator.rules.records import refused
from generator.rules.rule import Rule


def check(portal: Portal) -> Iterator[Fact]:
    """Rows that were refused for this reason when the newest snapshot was made."""
    return refused(portal, "地方不明", "的地方对不上名单",
                   "在对照表里补上地方的对应，或者在导出时带上区划代码。")


RULE = Rule(code="REC129", name="case-of-unknown-place", severity=WARNING, since="0.1",
            basis="赤工改办综合字〔2023〕7号三(四)", mended_by="部门", check=check)
