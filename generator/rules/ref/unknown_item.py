"""清单里没有这个事项

## 为什么
全市只有一份事项清单，旗县区清单应与自治区、市级清单一致(赤工改办综合字〔2023〕7号三(一))。写了清单里没有的事项，要么是标识写错了，要么是清单外的审批。

## 会指出

```yaml
# 片段: catalog/150402-hongshan/claims.yml
认领:
  - {事项: jianzhu-shigong-xuke, 名称: 施工许可, 状态: 认领, 跟随版本: 3, 日期: 2026-10-20}  # expect: REF103
  - {事项: qiye-touzi-xiangmu-beian, 名称: 企业投资项目备案, 状态: 认领, 跟随版本: 1, 日期: 2026-09-18}
  - {事项: teshu-jianshe-gongcheng-xiaofang-sheji-shencha, 名称: 特殊建设工程消防设计审查, 状态: 认领, 跟随版本: 2, 日期: 2026-11-05}
  - {事项: jianzhu-gongcheng-shigong-xuke, 名称: 建筑工程施工许可证核发, 状态: 认领, 跟随版本: 3, 日期: 2026-10-20}
```

## 不指出

```yaml
# 文件: guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml
# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
事项: jianzhu-gongcheng-shigong-xuke
版本: 1
到现场次数: 0
```

## 怎么改
照提示里的标识改。标识就是 `catalog/150000-neimenggu/` 里的文件名；清单里确实没有的，先报自治区清单(文件)增加。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import ERROR, Fact, Where
from generator.model.tree import Scalar
from generator.reading.explain import near_names
from generator.rules.routes import desk, listed, visits
from generator.rules.rule import Rule

_FIELDS = frozenset({"item", "merged_into"})  # the x-field of an element that names an item
_LIST = "自治区清单"


def check(portal: Portal) -> Iterator[Fact]:
    """Names of items that the region's list does not hold, wherever a schema says that one stands."""
    known = listed(portal)
    for visit in visits(portal, lambda schema: schema.get("x-field") in _FIELDS):
        slot = visit.document.slot
        if slot.kind == _LIST or not isinstance(visit.node, Scalar):
            continue
        own = len(visit.labels) == 1  # an item's file on itself: the file name counts
        text = slot.item if own else visit.node.text
        if text not in known:
            yield _fact(portal, text, visit.node.where, slot.place, slot.item, visit.subject, known)


def _fact(portal: Portal, text: str, where: Where, place: str, item: str, subject: str, known: frozenset[str]) -> Fact:
    near = near_names(text, sorted(known))
    guess = f"是不是 {' 或者 '.join(near)}？" if near else ""
    return Fact(where, f"自治区清单里没有“{text}”这个事项。", f"{guess}标识照 catalog/{portal.region.folder} 里的文件名写。",
                place, item or text, subject, mended_by=desk(place))


RULE = Rule(code="REF103", name="unknown-item", severity=ERROR, since="0.1",
            basis="赤工改办综合字〔2023〕7号三(一)", mended_by="旗县区", check=check)
