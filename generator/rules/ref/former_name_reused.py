"""曾用名又给了别的一条

## 为什么
一条内容改了名，靠“曾用名”认出它还是原来那一条。曾用名又成了另一条现在的名称，两条就会被当成同一条，新增的要求看不出来。

## 会指出

```yaml
# 片段: guides/150400-chifeng/qiye-touzi-xiangmu-beian.yml
受理条件:
  - {名称: 备案范围, 内容: 核准目录以外的企业投资项目, 依据: 企业投资项目核准和备案管理条例第三条第二款}
  - {名称: 项目信息, 曾用名: [备案范围], 内容: 项目信息已经填全, 依据: 企业投资项目核准和备案管理条例第十三条}  # expect: REF111
```

## 不指出

```yaml
# 片段: guides/150400-chifeng/qiye-touzi-xiangmu-beian.yml
受理条件:
  - {名称: 备案范围, 内容: 核准目录以外的企业投资项目, 依据: 企业投资项目核准和备案管理条例第三条第二款}
  - {名称: 项目信息, 曾用名: [项目材料], 内容: 项目信息已经填全, 依据: 企业投资项目核准和备案管理条例第十三条}
```

## 怎么改
新的一条换一个没有用过的名称；曾用名写错了的，改回真正用过的名称。曾用名只添不删。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import ERROR, Fact
from generator.model.identity import FORMER, normal
from generator.model.tree import Items, Scalar, Table
from generator.rules.routes import visits
from generator.rules.rule import Rule


def check(portal: Portal) -> Iterator[Fact]:
    """Former names that another entry of the same list bears today."""
    for visit in visits(portal, lambda schema: "x-key" in schema):
        if not isinstance(visit.node, Items):
            continue
        key = str(visit.schema["x-key"])
        entries = [entry for entry in visit.node.nodes if isinstance(entry, Table)]
        today = {normal(entry.text(key)): entry for entry in entries}
        for entry in entries:
            for node in entry.items(FORMER):
                other = today.get(normal(node.text)) if isinstance(node, Scalar) else None
                if other is not None and other is not entry and isinstance(node, Scalar):
                    yield visit.fact(node.where, f"“{entry.text(key)}”的曾用名“{node.text}”，现在是另一条的名称。",
                                     "另一条换一个没有用过的名称，或者改正曾用名。", other.where,
                                     subject=f"{visit.subject}/{entry.text(key)}")


RULE = Rule(code="REF111", name="former-name-reused", severity=ERROR, since="0.1",
            basis="数据格式约定", mended_by="部门", check=check)
