"""受理或者决定在休息日

## 为什么
周末、节假日不办公，却有受理或者决定，可能是补录，也可能真的加班。不影响用时，供抽查。
即办事项可以随时自助办理，不在此列。调休上班的星期六、星期日不算休息日。

## 会指出
有 4 件在休息日受理或者决定：

```json
# 文件: statistics/2026-11-05/snapshot.json
{
  "version": 1, "as_of": "2026-11-05", "from": "2025-11", "to": "2026-10", "sample": false,
  "flags": [
    {"rule": "rest-day-stamp", "place": "150402", "item": "jianzhu-gongcheng-shigong-xuke", "month": "2026-09", "n": 4}  # expect: REC125
  ]
}
```

## 不指出
调休上班的星期六受理的：

```json
# 文件: statistics/2026-11-05/snapshot.json
{
  "version": 1, "as_of": "2026-11-05", "from": "2025-11", "to": "2026-10", "sample": false,
  "flags": []
}
```

## 怎么改
核实是不是当天办的。网上自动受理的，注明自动受理。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import WARNING, Fact
from generator.rules.records import flagged
from generator.rules.rule import Rule


def check(portal: Portal) -> Iterator[Fact]:
    """Places and items whose newest snapshot carries the flag."""
    return flagged(portal, RULE.name, "的受理或者决定在休息日")


RULE = Rule(code="REC125", name="rest-day-stamp", severity=WARNING, since="0.1",
            basis="赤工改办综合字〔2023〕7号三(四)", mended_by="部门", check=check)
