"""全部正好在最后一天办结

## 为什么
一个月里十件以上，件件都在到期当天办结，不像自然的分布：要么压着不出件，要么时间是倒推的。

## 会指出
2026 年 9 月的 14 件全部在到期当天办结：

```json
# 文件: statistics/2026-11-05/snapshot.json
{
  "version": 1, "as_of": "2026-11-05", "from": "2025-11", "to": "2026-10", "sample": false,
  "flags": [
    {"rule": "all-at-limit", "place": "150402", "item": "jianzhu-gongcheng-shigong-xuke", "month": "2026-09", "n": 14}  # expect: REC126
  ]
}
```

## 不指出
有早有晚的：

```json
# 文件: statistics/2026-11-05/snapshot.json
{
  "version": 1, "as_of": "2026-11-05", "from": "2025-11", "to": "2026-10", "sample": false,
  "flags": []
}
```

## 怎么改
抽查原始文书上的日期。办完就出件，不要等到最后一天。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import WARNING, Fact
from generator.rules.records import flagged
from generator.rules.rule import Rule


def check(portal: Portal) -> Iterator[Fact]:
    """Places and items whose newest snapshot carries the flag."""
    return flagged(portal, RULE.name, "全部正好在到期当天办结")


RULE = Rule(code="REC126", name="all-at-limit", severity=WARNING, since="0.1",
            basis="赤工改办综合字〔2023〕7号三(四)", mended_by="部门", check=check)
