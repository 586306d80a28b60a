"""决定早于受理

## 为什么
先决定、后补受理，用时就成了零。受理时间是法定期限的起点，补登的受理掩盖了真实的用时。通知三(四)要求按实际起止时点计时，不准变通。
这样的办件从收到申请之日起算，这里只报件数。

## 会指出
2026 年 9 月有 3 件先有决定，受理登记在后面：

```json
# 文件: statistics/2026-11-05/snapshot.json
{
  "version": 1, "as_of": "2026-11-05", "from": "2025-11", "to": "2026-10", "sample": false,
  "flags": [
    {"rule": "acceptance-after-decision", "place": "150402", "item": "jianzhu-gongcheng-shigong-xuke", "month": "2026-09", "n": 3}  # expect: REC101
  ]
}
```

## 不指出
受理和决定在同一天，先后分得清的：

```json
# 文件: statistics/2026-11-05/snapshot.json
{
  "version": 1, "as_of": "2026-11-05", "from": "2025-11", "to": "2026-10", "sample": false,
  "flags": []
}
```

## 怎么改
对照受理凭证核实受理时间。补登的改成凭证上的时间；没有受理就办的，说明原因。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import WARNING, Fact
from generator.rules.records import flagged
from generator.rules.rule import Rule


def check(portal: Portal) -> Iterator[Fact]:
    """Places and items whose newest snapshot carries the flag."""
    return flagged(portal, RULE.name, "的决定早于受理")


RULE = Rule(code="REC101", name="acceptance-after-decision", severity=WARNING, since="0.1",
            basis="行政许可法第三十二条；赤工改办综合字〔2023〕7号三(四)", mended_by="部门", check=check)
