"""到期以后撤件或者不受理

## 为什么
超期以后以撤件、不予受理结束，就不算在超期里。撤件应当是申请人自己的意思。
这样的办件不计用时，这里单独报件数，供抽查。

## 会指出
有 3 件过了期限才撤件：

```json
# 文件: statistics/2026-11-05/snapshot.json
{
  "version": 1, "as_of": "2026-11-05", "from": "2025-11", "to": "2026-10", "sample": false,
  "flags": [
    {"rule": "dropped-after-due", "place": "150402", "item": "jianzhu-gongcheng-shigong-xuke", "month": "2026-09", "n": 3}  # expect: REC121
  ]
}
```

## 不指出
到期以前撤件的：

```json
# 文件: statistics/2026-11-05/snapshot.json
{
  "version": 1, "as_of": "2026-11-05", "from": "2025-11", "to": "2026-10", "sample": false,
  "flags": []
}
```

## 怎么改
抽查撤件申请是不是申请人自己写的。劝退的，按原件恢复办理。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import WARNING, Fact
from generator.rules.records import flagged
from generator.rules.rule import Rule


def check(portal: Portal) -> Iterator[Fact]:
    """Places and items whose newest snapshot carries the flag."""
    return flagged(portal, RULE.name, "过了期限才撤件或者不予受理")


RULE = Rule(code="REC121", name="dropped-after-due", severity=WARNING, since="0.1",
            basis="行政许可法第三十二条、第四十二条；赤工改办综合字〔2023〕7号三(四)", mended_by="部门", check=check)
