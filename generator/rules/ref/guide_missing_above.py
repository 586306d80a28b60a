"""认领了，市级没有指南

## 为什么
旗县区照市级的办事指南办理，实现同一事项无差别受理、同标准办理(赤工改办综合字〔2023〕7号三(二))。市级没有指南，就没有可以照办的标准，页面也出不来。

## 会指出

```yaml
# 删除: guides/150400-chifeng/qiye-touzi-xiangmu-beian.yml
```

```yaml
# 片段: catalog/150402-hongshan/claims.yml
认领:
  - {事项: qiye-touzi-xiangmu-beian, 名称: 企业投资项目备案, 状态: 认领, 跟随版本: 1, 日期: 2026-09-18}  # expect: REF102
  - {事项: teshu-jianshe-gongcheng-xiaofang-sheji-shencha, 名称: 特殊建设工程消防设计审查, 状态: 认领, 跟随版本: 2, 日期: 2026-11-05}
  - {事项: jianzhu-gongcheng-shigong-xuke, 名称: 建筑工程施工许可证核发, 状态: 认领, 跟随版本: 3, 日期: 2026-10-20}
```

```yaml
# 片段: catalog/150430-aohan/claims.yml
认领:
  - {事项: qiye-touzi-xiangmu-beian, 名称: 企业投资项目备案, 状态: 认领, 跟随版本: 1, 日期: 2026-09-18}  # expect: REF102
  - {事项: teshu-jianshe-gongcheng-xiaofang-sheji-shencha, 名称: 特殊建设工程消防设计审查, 状态: 认领, 跟随版本: 2, 日期: 2026-11-05}
  - {事项: jianzhu-gongcheng-shigong-xuke, 名称: 建筑工程施工许可证核发, 状态: 认领, 跟随版本: 3, 日期: 2026-10-20}
```

```yaml
# 片段: catalog/X15040001-shili/claims.yml
认领:
  - {事项: qiye-touzi-xiangmu-beian, 名称: 企业投资项目备案, 状态: 认领, 跟随版本: 1, 日期: 2026-09-18}  # expect: REF102
  - {事项: teshu-jianshe-gongcheng-xiaofang-sheji-shencha, 名称: 特殊建设工程消防设计审查, 状态: 市级办理, 日期: 2026-09-18, 理由: 示例，由市级统一办理}
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
市级牵头部门补上 `guides/150400-chifeng/<事项>.yml`(`portal new guide` 生成空表)；没有核对的写 `待核`。认领错了的，旗县区改认领表。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import ERROR, Fact
from generator.rules.routes import guide_path, listed
from generator.rules.rule import Rule


def check(portal: Portal) -> Iterator[Fact]:
    """Claimed items without a city guide in force; a guide that cannot be read has its own finding."""
    known = listed(portal)
    for claims in portal.claims.values():
        for claim in claims.values():
            if not claim.claimed or claim.item not in known or portal.guide(claim.item):
                continue
            path, kept = guide_path(portal, claim.item), portal.guides(claim.item)
            if path in portal.documents and not kept:
                continue
            ahead = f"市级指南 {kept[0].effective} 才生效" if kept else "市级没有它的办事指南"
            advice = "等市级指南生效后再认领。" if kept else f"市级补上 {path}；认领错了的，旗县区改这一行。"
            file = portal.city_file(claim.item) or portal.region_file(claim.item)
            yield Fact(claim.where, f"认领了“{claim.name}”，{ahead}。", advice, claim.place, claim.item, claim.item,
                       (file.tree.where,) if file else ())


RULE = Rule(code="REF102", name="guide-missing-above", severity=ERROR, since="0.1",
            basis="赤工改办综合字〔2023〕7号三(二)", mended_by="市工改办", check=check)
