"""补正没有结束时间

## 为什么
不知道什么时候补齐，就分不清哪些天是申请人的、哪些天是办理单位的。没有结束的补正一天也不扣。

## 会指出
有 3 件补正没有结束：

```json
# 文件: statistics/2026-11-05/snapshot.json
{
  "version": 1, "as_of": "2026-11-05", "from": "2025-11", "to": "2026-10", "sample": false,
  "flags": [
    {"rule": "supplement-unclosed", "place": "150402", "item": "jianzhu-gongcheng-shigong-xuke", "month": "2026-09", "n": 3}  # expect: REC111
  ]
}
```

## 不指出
补正有开始、有结束，或者办件还在等申请人：

```json
# 文件: statistics/2026-11-05/snapshot.json
{
  "version": 1, "as_of": "2026-11-05", "from": "2025-11", "to": "2026-10", "sample": false,
  "flags": []
}
```

## 怎么改
登记申请人补齐的时间。申请人没有补的，按规定退回或者决定。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import WARNING, Fact
from generator.rules.records import flagged
from generator.rules.rule import Rule


def check(portal: Portal) -> Iterator[Fact]:
    """Places and items whose newest snapshot carries the flag."""
    return flagged(portal, RULE.name, "补正没有结束时间")


RULE = Rule(code="REC111", name="supplement-unclosed", severity=WARNING, since="0.1",
            basis="行政许可法第三十二条；赤工改办综合字〔2023〕7号三(四)", mended_by="部门", check=check)
