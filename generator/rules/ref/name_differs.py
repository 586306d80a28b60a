"""认领表里的名称与清单不同

## 为什么
同一个事项全市一个名称。认领表里的名称是给人看的，与清单不同，读的人会以为是另一个事项(赤工改办综合字〔2023〕7号三(一))。

## 会指出

```yaml
# 片段: catalog/150402-hongshan/claims.yml
认领:
  - {事项: qiye-touzi-xiangmu-beian, 名称: 项目备案, 状态: 认领, 跟随版本: 1, 日期: 2026-09-18}  # expect: REF113
  - {事项: teshu-jianshe-gongcheng-xiaofang-sheji-shencha, 名称: 特殊建设工程消防设计审查, 状态: 认领, 跟随版本: 2, 日期: 2026-11-05}
  - {事项: jianzhu-gongcheng-shigong-xuke, 名称: 建筑工程施工许可证核发, 状态: 认领, 跟随版本: 3, 日期: 2026-10-20}
```

## 不指出

```yaml
# 片段: catalog/150402-hongshan/claims.yml
认领:
  - {事项: qiye-touzi-xiangmu-beian, 名称: 企业投资项目备案, 状态: 认领, 跟随版本: 1, 日期: 2026-09-18}
  - {事项: teshu-jianshe-gongcheng-xiaofang-sheji-shencha, 名称: 特殊建设工程消防设计审查, 状态: 认领, 跟随版本: 2, 日期: 2026-11-05}
  - {事项: jianzhu-gongcheng-shigong-xuke, 名称: 建筑工程施工许可证核发, 状态: 认领, 跟随版本: 3, 日期: 2026-10-20}
```

## 怎么改
照提示里清单的名称改。标识(`事项`)认错了的，改标识。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import WARNING, Fact
from generator.model.identity import normal
from generator.rules.rule import Rule


def check(portal: Portal) -> Iterator[Fact]:
    """Names in claims that are not the region's."""
    for claims in portal.claims.values():
        for claim in claims.values():
            file = portal.region_file(claim.item)
            node = claim.table.get("名称")
            if file is None or node is None:
                continue
            name = file.tree.text("名称")
            if normal(claim.name) != normal(name):
                yield Fact(node.where, f"名称写的是“{claim.name}”，清单里是“{name}”。", f"改成“{name}”；认错了事项的，改事项标识。",
                           claim.place, claim.item, "名称", (file.tree.place_of("名称"),))


RULE = Rule(code="REF113", name="name-differs", severity=WARNING, since="0.1",
            basis="赤工改办综合字〔2023〕7号三(一)", mended_by="旗县区", check=check)
