"""认领表里没有交代这个事项

## 为什么
通知二(四)要求审批部门逐项认领。有旗县级的事项，旗县区要么认领，要么写明为什么不办；不写，群众就不知道该去哪里。

## 会指出
认领表里没有建筑工程施工许可证核发：

```yaml
# 文件: catalog/150402-hongshan/claims.yml
# yaml-language-server: $schema=../schemas/claims.schema.json
旗县区: '150402'
示例: 是
部门: {发展和改革: 待核, 住房和城乡建设: 待核}
认领:  # expect: LVL116
  - {事项: qiye-touzi-xiangmu-beian, 名称: 企业投资项目备案, 状态: 认领, 跟随版本: 1, 日期: 2026-09-18}
  - {事项: teshu-jianshe-gongcheng-xiaofang-sheji-shencha, 名称: 特殊建设工程消防设计审查, 状态: 认领, 跟随版本: 2, 日期: 2026-09-18}
```

## 不指出
不办的写理由：

```yaml
# 文件: catalog/150402-hongshan/claims.yml
# yaml-language-server: $schema=../schemas/claims.schema.json
旗县区: '150402'
示例: 是
部门: {发展和改革: 待核, 住房和城乡建设: 待核}
认领:
  - {事项: qiye-touzi-xiangmu-beian, 名称: 企业投资项目备案, 状态: 认领, 跟随版本: 1, 日期: 2026-09-18}
  - {事项: teshu-jianshe-gongcheng-xiaofang-sheji-shencha, 名称: 特殊建设工程消防设计审查, 状态: 认领, 跟随版本: 2, 日期: 2026-09-18}
  - {事项: jianzhu-gongcheng-shigong-xuke, 名称: 建筑工程施工许可证核发, 状态: 市级办理, 日期: 2026-09-18, 理由: 示例，由市级统一办理}
```

## 怎么改
在 `认领` 下面加一行：办的写 `状态: 认领` 和 `跟随版本`，不办的写 `不实施`、`市级办理` 或者 `并入`，并写理由。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import WARNING, Fact
from generator.reading.layout import COUNTY
from generator.rules.rule import Rule


def check(portal: Portal) -> Iterator[Fact]:
    """Items with a county level that a county neither claims nor explains."""
    wanted = [item for item in portal.items if _of_county(portal, item)]
    for place in portal.counties:
        path = f"catalog/{place.folder}/claims.yml"
        if path not in portal.documents:
            yield Fact(place.where, f"{place.name}没有认领表。", f"运行 portal new county 生成 {path}，逐项写明办不办。",
                       place.code, subject="认领")
            continue
        if portal.documents[path].tree is None:
            continue  # why it cannot be read is said at its own line
        where = portal.claims_table(place.code).place_of("认领")
        for item in wanted:
            if portal.claim(place.code, item) is None:
                yield Fact(where, f"没有交代“{portal.name(item)}”({item})办不办。", "加一行：认领的写跟随版本，不办的写状态和理由。",
                           place.code, item, "认领")


def _of_county(portal: Portal, item: str) -> bool:
    region = portal.region_file(item)
    return region is not None and COUNTY in region.tree.texts("行使层级") and not portal.ended(item)


RULE = Rule(code="LVL116", name="item-unanswered", severity=WARNING, since="0.1",
            basis="赤工改办综合字〔2023〕7号二(四)", mended_by="旗县区", check=check)
