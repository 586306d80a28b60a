"""认领了本级没有权限的事项

## 为什么
法律把事项交给哪几级，写在自治区清单的“行使层级”里。没有旗县级的事项，旗县区认领了就是越权；只受理、转报的，由市级办理。

## 会指出
自治区清单里这个事项没有旗县级：

```yaml
# 文件: catalog/150402-hongshan/claims.yml
# yaml-language-server: $schema=../schemas/claims.schema.json
旗县区: '150402'
示例: 是
部门: {发展和改革: 待核, 住房和城乡建设: 待核, 国家安全: 待核}
认领:
  - {事项: qiye-touzi-xiangmu-beian, 名称: 企业投资项目备案, 状态: 认领, 跟随版本: 1, 日期: 2026-09-18}
  - {事项: teshu-jianshe-gongcheng-xiaofang-sheji-shencha, 名称: 特殊建设工程消防设计审查, 状态: 认领, 跟随版本: 2, 日期: 2026-09-18}
  - {事项: jianzhu-gongcheng-shigong-xuke, 名称: 建筑工程施工许可证核发, 状态: 认领, 跟随版本: 3, 日期: 2026-09-18}
  - {事项: sheji-guojia-anquan-jianshe-xiangmu-xuke, 名称: 涉及国家安全事项的建设项目许可, 状态: 认领, 日期: 2026-09-18, 跟随版本: 1}  # expect: LVL115
```

## 不指出
写成市级办理，或者不写：

```yaml
# 文件: catalog/150402-hongshan/claims.yml
# yaml-language-server: $schema=../schemas/claims.schema.json
旗县区: '150402'
示例: 是
部门: {发展和改革: 待核, 住房和城乡建设: 待核}
认领:
  - {事项: qiye-touzi-xiangmu-beian, 名称: 企业投资项目备案, 状态: 认领, 跟随版本: 1, 日期: 2026-09-18}
  - {事项: teshu-jianshe-gongcheng-xiaofang-sheji-shencha, 名称: 特殊建设工程消防设计审查, 状态: 认领, 跟随版本: 2, 日期: 2026-09-18}
  - {事项: jianzhu-gongcheng-shigong-xuke, 名称: 建筑工程施工许可证核发, 状态: 认领, 跟随版本: 3, 日期: 2026-09-18}
  - {事项: sheji-guojia-anquan-jianshe-xiangmu-xuke, 名称: 涉及国家安全事项的建设项目许可, 状态: 市级办理, 日期: 2026-09-18, 理由: 示例，本级不行使}
```

## 怎么改
把 `状态` 改成 `市级办理` 并写理由，或者删掉这一行。受委托办理的，报市工改办写进市清单。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import ERROR, Fact
from generator.reading.layout import COUNTY
from generator.rules.rule import Rule


def check(portal: Portal) -> Iterator[Fact]:
    """Claimed items whose law gives counties no power."""
    for claims in portal.claims.values():
        for claim in claims.values():
            region = portal.region_file(claim.item)
            if not claim.claimed or region is None or COUNTY in region.tree.texts("行使层级"):
                continue
            levels = "、".join(region.tree.texts("行使层级")) or "都不是行政机关行使"
            yield Fact(claim.where, f"认领了“{claim.name}”，但是它的行使层级({levels})里没有旗县级。",
                       "“状态”改成 市级办理 并写理由，或者删掉这一行。", claim.place, claim.item, "状态",
                       (region.tree.place_of("行使层级"),))


RULE = Rule(code="LVL115", name="claim-without-power", severity=ERROR, since="0.1",
            basis="赤工改办综合字〔2023〕7号三(一)；行政许可法第二十二条", mended_by="旗县区", check=check)
