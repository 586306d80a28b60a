"""巡查文件读不出来

## 为什么
每次半月巡查存成 `statistics/patrols/<日期>.json`，下一次巡查靠它知道哪些是新的、哪些已经改好。读不出来，整改期限就会从头算。
这个文件由命令生成，不用手改。依据通知四（三）每半个月巡查一次。

## 会指出
日期和文件名不一致：

```json
# 文件: statistics/patrols/2026-11-05.json
{"version": 1, "as_of": "2026-11-06", "from": "2025-11-06", "last": "", "sample": false, "cases": 0, "places": [], "signals": [], "matters": [], "settled": []}  # expect: SUP105
```

## 不指出
命令生成、没有改过的：

```json
# 文件: statistics/patrols/2026-11-05.json
{"version": 1, "as_of": "2026-11-05", "from": "2025-11-06", "last": "", "sample": false, "cases": 0, "places": [], "signals": [], "matters": [], "settled": []}
```

## 怎么改
从仓库取回上一次提交的文件，或者重新运行 portal inspect。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.collection.patrols import patrols
from generator.findings import ERROR, Fact, Where
from generator.rules.rule import Rule


def check(portal: Portal) -> Iterator[Fact]:
    """Patrols that dropped out because they could not be read."""
    for path, _, message in patrols(portal).broken:
        yield Fact(Where(path, 1, 1), f"这份巡查{message}，没有显示在网站上。", "从仓库取回，或者重新运行 portal inspect 生成它。", subject=path)


RULE = Rule(code="SUP105", name="patrol-unreadable", severity=ERROR, since="0.1",
            basis="赤工改办综合字〔2023〕7号四(三)", mended_by="市工改办", check=check)
