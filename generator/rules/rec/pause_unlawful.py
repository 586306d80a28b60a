"""停钟没有法律依据

## 为什么
只有指南列明的特别程序可以不计入办理期限：行政许可法第四十五条的听证、招标、拍卖、检验、检测、检疫、鉴定、专家评审，和单行法另写的。
现场踏勘、内部会签、领导出差都不是。没有依据的停钟一天也不扣。

## 会指出
有 6 件用指南里没有的程序停钟：

```json
# 文件: statistics/2026-11-05/snapshot.json
{
  "version": 1, "as_of": "2026-11-05", "from": "2025-11", "to": "2026-10", "sample": false,
  "flags": [
    {"rule": "pause-unlawful", "place": "150402", "item": "jianzhu-gongcheng-shigong-xuke", "month": "2026-09", "n": 6}  # expect: REC112
  ]
}
```

## 不指出
停钟的名称在指南的特别程序里：

```json
# 文件: statistics/2026-11-05/snapshot.json
{
  "version": 1, "as_of": "2026-11-05", "from": "2025-11", "to": "2026-10", "sample": false,
  "flags": []
}
```

## 怎么改
取消没有依据的停钟。法律另有规定的，把依据写进指南的特别程序。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import WARNING, Fact
from generator.rules.records import flagged
from generator.rules.rule import Rule


def check(portal: Portal) -> Iterator[Fact]:
    """Places and items whose newest snapshot carries the flag."""
    return flagged(portal, RULE.name, "用指南没有列明的程序停钟")


RULE = Rule(code="REC112", name="pause-unlawful", severity=WARNING, since="0.1",
            basis="行政许可法第四十五条；赤工改办综合字〔2023〕7号三(四)", mended_by="部门", check=check)
