"""公布的汇总读不出来

## 为什么
办理用时的页面全部来自 `statistics/<日期>/snapshot.json`。读不出来的汇总不显示，页面退回上一份，读者看不到最新的数。
这个文件由命令生成，不用手改；手改容易漏掉括号、写错月份。

## 会指出
月份写成了 13 月；日期和文件夹不一致：

```json
# 文件: statistics/2026-11-05/snapshot.json
{"version": 1, "as_of": "2026-11-05", "from": "2025-11", "to": "2026-13"}  # expect: PUB104
```

```json
# 文件: statistics/2026-10-09/snapshot.json
{"version": 1, "as_of": "2026-10-08", "from": "2025-10", "to": "2026-09"}  # expect: PUB104
```

## 不指出
命令生成、没有改过的：

```json
# 文件: statistics/2026-11-05/snapshot.json
{"version": 1, "as_of": "2026-11-05", "from": "2025-11", "to": "2026-10"}
```

## 怎么改
重新运行汇总命令生成它，或者从仓库取回上一次提交的文件。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.collection.snapshots import snapshots
from generator.findings import ERROR, Fact, Where
from generator.rules.rule import Rule


def check(portal: Portal) -> Iterator[Fact]:
    """Snapshots that dropped out because they could not be read."""
    for path, line, message in snapshots(portal).broken:
        yield Fact(Where(path, line, 1), f"这份办理用时汇总{message}，没有显示在网站上。",
                   "重新运行 portal publish-statistics 生成它，或者从仓库取回。", subject=path)


RULE = Rule(code="PUB104", name="snapshot-unreadable", severity=ERROR, since="0.1",
            basis="赤工改办综合字〔2023〕7号三(四)", mended_by="部门", check=check)
