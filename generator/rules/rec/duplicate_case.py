"""办件编号重复

## 为什么
一个编号只能是一件。同一个编号出现在两个地方或者两个事项里，不知道哪一个是真的，所有的行都不计入。

## 会指出
同一个编号在两个地方出现，共 4 行：

```json
# 文件: statistics/2026-11-05/snapshot.json
{
  "version": 1, "as_of": "2026-11-05", "from": "2025-11", "to": "2026-10", "sample": false,
  "records": {"in": 1284, "counted": 1280, "excluded": {
    "办件编号重复": 4  # expect: REC127
  }}
}
```

## 不指出
编号不重复的：

```json
# 文件: statistics/2026-11-05/snapshot.json
{
  "version": 1, "as_of": "2026-11-05", "from": "2025-11", "to": "2026-10", "sample": false,
  "records": {"in": 1284, "counted": 1284, "excluded": {}}
}
```

## 怎么改
各旗县区用各自的编号，或者在编号前加区划代码，重新导出。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import WARNING, Fact
from generator.rules.records import refused
from generator.rules.rule import Rule


def check(portal: Portal) -> Iterator[Fact]:
    """Rows that were refused for this reason when the newest snapshot was made."""
    return refused(portal, "办件编号重复", "的办件编号重复",
                   "各旗县区用各自的编号，或者在编号前加区划代码，重新导出。")


RULE = Rule(code="REC127", name="duplicate-case", severity=WARNING, since="0.1",
            basis="赤工改办综合字〔2023〕7号三(四)", mended_by="部门", check=check)
