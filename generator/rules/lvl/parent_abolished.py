"""市里已经取消的事项还在认领

## 为什么
通知三(一)要求上级清单作出动态调整的，下级清单及时调整。市清单废置、合并或者拆分了的事项，旗县区不能再单独受理。

## 会指出
消防设计审查假设已经废置，红山区还在办，敖汉旗已经不办：

```yaml
# 片段: catalog/150400-chifeng/teshu-jianshe-gongcheng-xiaofang-sheji-shencha.yml
版本: 2
变更:
  - {版本: 2, 类型: 废置, 生效日期: 2026-11-02, 原因: 并入施工许可, 文号: 示例〔2026〕4号, 承接: [jianzhu-gongcheng-shigong-xuke]}
  - {版本: 1, 类型: 新增, 生效日期: 2025-01-01}
```

```yaml
# 文件: catalog/150402-hongshan/claims.yml
# yaml-language-server: $schema=../schemas/claims.schema.json
旗县区: '150402'
示例: 是
部门: {发展和改革: 待核, 住房和城乡建设: 待核}
认领:
  - {事项: qiye-touzi-xiangmu-beian, 名称: 企业投资项目备案, 状态: 认领, 跟随版本: 1, 日期: 2026-09-18}
  - {事项: teshu-jianshe-gongcheng-xiaofang-sheji-shencha, 名称: 特殊建设工程消防设计审查, 状态: 认领, 跟随版本: 2, 日期: 2026-09-18}  # expect: LVL117
  - {事项: jianzhu-gongcheng-shigong-xuke, 名称: 建筑工程施工许可证核发, 状态: 认领, 跟随版本: 3, 日期: 2026-09-18}
```

```yaml
# 文件: catalog/150430-aohan/claims.yml
# yaml-language-server: $schema=../schemas/claims.schema.json
旗县区: '150430'
示例: 是
部门: {发展和改革: 待核, 住房和城乡建设: 待核}
认领:
  - {事项: qiye-touzi-xiangmu-beian, 名称: 企业投资项目备案, 状态: 认领, 跟随版本: 1, 日期: 2026-09-18}
  - {事项: jianzhu-gongcheng-shigong-xuke, 名称: 建筑工程施工许可证核发, 状态: 认领, 跟随版本: 3, 日期: 2026-09-18}
```

## 不指出
还没有到生效日期的，照旧办理：

```yaml
# 片段: catalog/150400-chifeng/teshu-jianshe-gongcheng-xiaofang-sheji-shencha.yml
版本: 2
变更:
  - {版本: 2, 类型: 废置, 生效日期: 2026-12-01, 原因: 并入施工许可, 文号: 示例〔2026〕4号, 承接: [jianzhu-gongcheng-shigong-xuke]}
  - {版本: 1, 类型: 新增, 生效日期: 2025-01-01}
```

## 怎么改
删掉这一行；由别的事项承接的，`状态` 写 `并入`，写明并入哪一个和理由。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import ERROR, Fact
from generator.rules.rule import Rule


def check(portal: Portal) -> Iterator[Fact]:
    """Claims of items that the city's list in force has ended."""
    for claims in portal.claims.values():
        for claim in claims.values():
            file = portal.city_file(claim.item)
            if not claim.claimed or file is None or not portal.ended(claim.item):
                continue
            after = "、".join(file.change.successors)
            yield Fact(claim.where, f"“{claim.name}”从{file.effective}起已经{file.change.kind}"
                       f"{'，由 ' + after + ' 承接' if after else ''}，这里还在认领。",
                       "删掉这一行；有承接事项的，“状态”改成 并入。", claim.place, claim.item, "状态", (file.change.table.where,))


RULE = Rule(code="LVL117", name="parent-abolished", severity=ERROR, since="0.1",
            basis="赤工改办综合字〔2023〕7号三(一)", mended_by="旗县区", check=check)
