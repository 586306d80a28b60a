"""没有收到申请的记录

## 为什么
没有收到申请的时间，就不知道申请人等了多久，也不知道五个工作日内有没有答复。
有受理的，从受理起算；受理也没有的，这一件算不出用时。

## 会指出
有 5 件没有收到申请的记录：

```json
# 文件: statistics/2026-11-05/snapshot.json
{
  "version": 1, "as_of": "2026-11-05", "from": "2025-11", "to": "2026-10", "sample": false,
  "flags": [
    {"rule": "receipt-missing", "place": "150402", "item": "jianzhu-gongcheng-shigong-xuke", "month": "2026-09", "n": 5}  # expect: REC104
  ]
}
```

## 不指出
收到申请和受理都登记了：

```json
# 文件: statistics/2026-11-05/snapshot.json
{
  "version": 1, "as_of": "2026-11-05", "from": "2025-11", "to": "2026-10", "sample": false,
  "flags": []
}
```

## 怎么改
从收件凭证补上收到申请的时间。系统没有这一栏的，和受理同时登记。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import WARNING, Fact
from generator.rules.records import flagged
from generator.rules.rule import Rule


def check(portal: Portal) -> Iterator[Fact]:
    """Places and items whose newest snapshot carries the flag."""
    return flagged(portal, RULE.name, "没有收到申请的记录")


RULE = Rule(code="REC104", name="receipt-missing", severity=WARNING, since="0.1",
            basis="行政许可法第三十二条；赤工改办综合字〔2023〕7号三(四)", mended_by="部门", check=check)
