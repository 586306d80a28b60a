"""要申请人到现场，没有写原因

## 为什么
能网上办、不见面办的不要求到现场(赤工改办综合字〔2023〕7号三(五))。必须到现场的，写明为什么。

## 会指出

```yaml
# 片段: guides/150400-chifeng/qiye-touzi-xiangmu-beian.yml
到现场次数: 1  # expect: GDE112
```

## 不指出

```yaml
# 片段: guides/150400-chifeng/qiye-touzi-xiangmu-beian.yml
到现场次数: 1
现场原因: 核对原件
```

## 怎么改
加上 `现场原因`；没有必须到现场的原因的，次数改成 0。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import WARNING, Fact
from generator.model.records import number
from generator.rules.guides import guides
from generator.rules.rule import Rule


def check(portal: Portal) -> Iterator[Fact]:
    """City guides that ask for visits without saying why."""
    for guide in guides(portal):
        node = guide.tree.get("到现场次数")
        if guide.place == portal.city.code and node is not None and number(guide.tree.text("到现场次数")) and not guide.tree.text("现场原因").strip():
            yield guide.fact(node.where, f"要到现场 {guide.tree.text('到现场次数')} 次，没有写原因。", "加上“现场原因”，或者改成 0。", "到现场次数")


RULE = Rule(code="GDE112", name="visit-without-reason", severity=WARNING, since="0.1",
            basis="赤工改办综合字〔2023〕7号三(五)", mended_by="部门", check=check)
