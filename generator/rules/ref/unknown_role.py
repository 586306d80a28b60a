"""没有这类部门

## 为什么
清单里写的是部门的种类(如 住房和城乡建设)，各地叫什么名字写在各自的认领表里。种类对不上，就不知道这个事项归谁、到哪个窗口(赤工改办综合字〔2023〕7号三(一)：逐项明确实施主体)。

## 会指出

```yaml
# 片段: catalog/150400-chifeng/qiye-touzi-xiangmu-beian.yml
监管部门: 发改委  # expect: REF106
```

## 不指出

```yaml
# 片段: catalog/150400-chifeng/qiye-touzi-xiangmu-beian.yml
监管部门: 发展和改革
```

## 怎么改
照提示里的名称改，名称都在 `catalog/vocabulary/roles.yml`。本地单位的全称写在认领表“部门”的冒号后面。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import ERROR, Fact
from generator.rules.rule import Rule
from generator.rules.terms import unknown


def check(portal: Portal) -> Iterator[Fact]:
    """Department roles that roles.yml does not hold."""
    return unknown(portal, {"roles"}, "部门角色", "照 catalog/vocabulary/roles.yml 的名称写。")


RULE = Rule(code="REF106", name="unknown-role", severity=ERROR, since="0.1",
            basis="赤工改办综合字〔2023〕7号三(一)", mended_by="市工改办", check=check)
