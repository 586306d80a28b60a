"""记录里的事项不在清单上

## 为什么
清单以外的事项不能办。记录里的事项对不上清单，要么是对照表漏写，要么真的在办清单以外的事项。

## 会指出
有 9 行的事项对不上：

```json
# 文件: statistics/2026-11-05/snapshot.json
{
  "version": 1, "as_of": "2026-11-05", "from": "2025-11", "to": "2026-10", "sample": false,
  "records": {"in": 1284, "counted": 1275, "excluded": {
    "事项不明": 9  # expect: REC128
  }}
}
```

## 不指出
事项都对得上的：

```json
# 文件: statistics/2026-11-05/snapshot.json
{
  "version": 1, "as_of": "2026-11-05", "from": "2025-11", "to": "2026-10", "sample": false,
  "records": {"in": 1284, "counted": 1284, "excluded": {}}
}
```

## 怎么改
在对照表里补上事项的对应。清单以外的事项，停止办理或者按程序列入清单。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import WARNING, Fact
from generator.rules.records import refused
from generator.rules.rule import Rule


def check(portal: Portal) -> Iterator[Fact]:
    """Rows that were refused for this reason when the newest snapshot was made."""
    return refused(portal, "事项不明", "的事项对不上清单",
                   "在对照表里补上事项的对应。清单以外的事项，停止办理或者按程序列入清单。")


RULE = Rule(code="REC128", name="case-of-unknown-item", severity=WARNING, since="0.1",
            basis="赤工改办综合字〔2023〕7号三(四)", mended_by="部门", check=check)
