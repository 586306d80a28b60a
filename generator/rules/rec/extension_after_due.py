"""到期以后才批准延长

## 为什么
延长应当在期限届满以前批准，并把理由告知申请人。到期以后批准的延长不作数，仍按原来的日期判断是否超期。

## 会指出
有 2 件到期以后才批准延长：

```json
# 文件: statistics/2026-11-05/snapshot.json
{
  "version": 1, "as_of": "2026-11-05", "from": "2025-11", "to": "2026-10", "sample": false,
  "flags": [
    {"rule": "extension-after-due", "place": "150402", "item": "jianzhu-gongcheng-shigong-xuke", "month": "2026-09", "n": 2}  # expect: REC118
  ]
}
```

## 不指出
到期以前批准的：

```json
# 文件: statistics/2026-11-05/snapshot.json
{
  "version": 1, "as_of": "2026-11-05", "from": "2025-11", "to": "2026-10", "sample": false,
  "flags": []
}
```

## 怎么改
到期以前办延长手续。已经超期的，按超期处理。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import WARNING, Fact
from generator.rules.records import flagged
from generator.rules.rule import Rule


def check(portal: Portal) -> Iterator[Fact]:
    """Places and items whose newest snapshot carries the flag."""
    return flagged(portal, RULE.name, "到期以后才批准延长")


RULE = Rule(code="REC118", name="extension-after-due", severity=WARNING, since="0.1",
            basis="行政许可法第四十二条", mended_by="部门", check=check)
