"""受理时间是事后补录的

## 为什么
系统记下了录入的时间。受理当天没有录入、下一个工作日也没有，说明先办后录，登记的受理时间无从核对。

## 会指出
有 7 件的受理过了一个工作日才录入：

```json
# 文件: statistics/2026-11-05/snapshot.json
{
  "version": 1, "as_of": "2026-11-05", "from": "2025-11", "to": "2026-10", "sample": false,
  "flags": [
    {"rule": "acceptance-entered-late", "place": "150402", "item": "jianzhu-gongcheng-shigong-xuke", "month": "2026-09", "n": 7}  # expect: REC122
  ]
}
```

## 不指出
当天或者下一个工作日录入的：

```json
# 文件: statistics/2026-11-05/snapshot.json
{
  "version": 1, "as_of": "2026-11-05", "from": "2025-11", "to": "2026-10", "sample": false,
  "flags": []
}
```

## 怎么改
受理当时录入。系统停用等原因补录的，注明并留存凭证。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import WARNING, Fact
from generator.rules.records import flagged
from generator.rules.rule import Rule


def check(portal: Portal) -> Iterator[Fact]:
    """Places and items whose newest snapshot carries the flag."""
    return flagged(portal, RULE.name, "的受理过了一个工作日才录入")


RULE = Rule(code="REC122", name="acceptance-entered-late", severity=WARNING, since="0.1",
            basis="赤工改办综合字〔2023〕7号三(四)", mended_by="部门", check=check)
