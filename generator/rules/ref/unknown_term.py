"""词表里没有这个词

## 为什么
项目类型等用统一的词，按项目类型查找、统计才对得上。自己起的词没有人查得到。

## 会指出

```yaml
# 片段: catalog/150400-chifeng/qiye-touzi-xiangmu-beian.yml
项目类型: [工业仓库]  # expect: REF107
```

## 不指出

```yaml
# 片段: catalog/150400-chifeng/qiye-touzi-xiangmu-beian.yml
项目类型: [工业仓储]
```

## 怎么改
照提示里的词改，词都在 `catalog/vocabulary/` 里。确实要新的词，先加到词表里。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import ERROR, Fact
from generator.rules.rule import Rule
from generator.rules.terms import unknown


def check(portal: Portal) -> Iterator[Fact]:
    """Terms of any other vocabulary that a schema names; laws and roles have rules of their own."""
    return unknown(portal, set(portal.vocabularies) - {"laws", "roles"}, "词表", "照 catalog/vocabulary 里的词写。")


RULE = Rule(code="REF107", name="unknown-term", severity=ERROR, since="0.1",
            basis="赤工改办综合字〔2023〕7号三(一)", mended_by="市工改办", check=check)
