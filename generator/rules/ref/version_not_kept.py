"""跟随的版本不存在

## 为什么
旗县区写明现在按市级指南的第几版办理，页面就显示那一版。市级没有这一版，就不知道实际按什么办。

## 会指出

```yaml
# 片段: catalog/150402-hongshan/claims.yml
认领:
  - {事项: qiye-touzi-xiangmu-beian, 名称: 企业投资项目备案, 状态: 认领, 跟随版本: 1, 日期: 2026-09-18}
  - {事项: teshu-jianshe-gongcheng-xiaofang-sheji-shencha, 名称: 特殊建设工程消防设计审查, 状态: 认领, 跟随版本: 2, 日期: 2026-11-05}
  - {事项: jianzhu-gongcheng-shigong-xuke, 名称: 建筑工程施工许可证核发, 状态: 认领, 跟随版本: 9, 日期: 2026-10-20}  # expect: REF112
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
改成提示里有的版本；不清楚的，看市级指南“变更”里每个版本从哪天生效。旧版本被误删的，由市工改办补回 `history/`。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import ERROR, Fact
from generator.resolving.versions import numbered
from generator.rules.routes import guide_path
from generator.rules.rule import Rule


def check(portal: Portal) -> Iterator[Fact]:
    """Pins to a version that the city does not keep; one that cannot be read has its own finding."""
    for claims in portal.claims.values():
        for claim in claims.values():
            kept = portal.guides(claim.item)
            if not claim.claimed or not kept or numbered(kept, claim.follows):
                continue
            if any(document.tree is None for document in (portal.documents.get(guide_path(portal, claim.item)),
                                                          portal.documents.get(guide_path(portal, claim.item, claim.follows))) if document):
                continue
            node = claim.table.get("跟随版本")
            numbers = "、".join(str(version.number) for version in kept)
            yield Fact(node.where if node else claim.where, f"“{claim.name}”跟随第{claim.follows}版，市级没有这一版。", f"市级有第 {numbers} 版，照实际办理的版本写。",
                       claim.place, claim.item, "跟随版本", (kept[-1].tree.where,))


RULE = Rule(code="REF112", name="version-not-kept", severity=ERROR, since="0.1",
            basis="赤工改办综合字〔2023〕7号三(一)", mended_by="旗县区", check=check)
