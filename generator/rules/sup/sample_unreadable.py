"""抽查结果读不出来

## 为什么
季度抽查的种子、件数和结果存成 `statistics/samples/<季度>.json`。读不出来，网站上就看不到这一季怎么抽的、查得怎样。
这个文件由命令生成，不用手改。依据通知四（三）“督查及评估时随机抽查已办结事项的审批要件及时限”。

## 会指出
抽的比办结的还多：

```json
# 文件: statistics/samples/2026Q3.json
{"version": 1, "quarter": "2026Q3", "as_of": "2026-11-05", "sample": false, "document": "某公报", "announced": "2026-09-28", "dated": "2026-10-09", "seed": "0", "percent": 5, "least": 5, "listing": "0", "strata": [{"place": "150402", "closed": 4, "drawn": 5, "outcomes": {}}]}  # expect: SUP106
```

## 不指出
命令生成、没有改过的：

```json
# 文件: statistics/samples/2026Q3.json
{"version": 1, "quarter": "2026Q3", "as_of": "2026-11-05", "sample": false, "document": "某公报", "announced": "2026-09-28", "dated": "2026-10-09", "seed": "0", "percent": 5, "least": 5, "listing": "0", "strata": [{"place": "150402", "closed": 40, "drawn": 5, "outcomes": {}}]}
```

## 怎么改
从仓库取回上一次提交的文件，或者用同样的记录和种子重新运行 portal sample。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.collection.samples import samples
from generator.findings import ERROR, Fact, Where
from generator.rules.rule import Rule


def check(portal: Portal) -> Iterator[Fact]:
    """Samples that dropped out because they could not be read."""
    for path, _, message in samples(portal).broken:
        yield Fact(Where(path, 1, 1), f"这份抽查{message}，没有显示在网站上。", "从仓库取回，或者用同样的记录和种子重新运行 portal sample。", subject=path)


RULE = Rule(code="SUP106", name="sample-unreadable", severity=ERROR, since="0.1",
            basis="赤工改办综合字〔2023〕7号四(三)", mended_by="市工改办", check=check)
