"""法律目录里没有这部法律

## 为什么
设定依据写简称，全称、版本、链接在 `catalog/laws.yml` 里写一次。简称对不上，读的人就查不到是哪部法律、哪个版本；清单要逐项明确设定依据(赤工改办综合字〔2023〕7号三(一))。

## 会指出

```yaml
# 片段: catalog/150000-neimenggu/qiye-touzi-xiangmu-beian.yml
设定依据:
  - {名称: 企业投资项目备案条例, 条款: 第三条、第十三条}  # expect: REF105
```

## 不指出

```yaml
# 片段: catalog/150000-neimenggu/qiye-touzi-xiangmu-beian.yml
设定依据:
  - {名称: 企业投资项目核准和备案管理条例, 条款: 第三条、第十三条}
```

## 怎么改
照提示里的简称改；目录里确实没有的，先在 `catalog/laws.yml` 加一条，没有读到全文的写 `版本: 待核`。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import ERROR, Fact
from generator.rules.rule import Rule
from generator.rules.terms import unknown


def check(portal: Portal) -> Iterator[Fact]:
    """Short names of laws that laws.yml does not hold."""
    return unknown(portal, {"laws"}, "法律目录", "照 catalog/laws.yml 的简称写，没有的先加进去。")


RULE = Rule(code="REF105", name="unknown-law", severity=ERROR, since="0.1",
            basis="赤工改办综合字〔2023〕7号三(一)", mended_by="自治区", check=check)
