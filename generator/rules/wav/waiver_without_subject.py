"""豁免没有写对象

## 为什么
没有对象的豁免，会把以后新冒出来的同类问题一起容许掉：容许了一份材料，就等于容许了所有材料。所以它不管用，要写明是哪一条内容。

## 会指出
没有写对象，到现场次数照样指出：

```yaml
# 文件: guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml
# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
事项: jianzhu-gongcheng-shigong-xuke
版本: 1
到现场次数: 2  # expect: LVL111
```

```yaml
# 文件: catalog/waivers.yml
# yaml-language-server: $schema=schemas/waivers.schema.json
豁免:
  - 规则: more-visits-than-parent  # expect: WAV104
    旗县区: '150402'
    事项: jianzhu-gongcheng-shigong-xuke
    理由: 示例，窗口正在搬迁
    文号: 示例〔2026〕5号
    批准: 示例单位
    自: 2026-10-20
    至: 2026-12-31
```

## 不指出
写明对象：

```yaml
# 文件: guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml
# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
事项: jianzhu-gongcheng-shigong-xuke
版本: 1
到现场次数: 2
```

```yaml
# 文件: catalog/waivers.yml
# yaml-language-server: $schema=schemas/waivers.schema.json
豁免:
  - 规则: more-visits-than-parent
    旗县区: '150402'
    事项: jianzhu-gongcheng-shigong-xuke
    对象: 到现场次数
    理由: 示例，窗口正在搬迁
    文号: 示例〔2026〕5号
    批准: 示例单位
    自: 2026-10-20
    至: 2026-12-31
```

## 怎么改
加一行 `对象`，照 portal check 报的那一条写，如 `申请材料/农民工工资保证金缴存凭证`、`承诺办结时限`。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import ERROR, Fact, Finding
from generator.rules.rule import Rule
from generator.rules.waiving import about


def review(portal: Portal, findings: list[Finding]) -> Iterator[Fact]:
    """Waivers without a subject where the findings they speak of have one."""
    for waiver in portal.waivers:
        if waiver.subject or not waiver.holds(portal.as_of):
            continue
        subjects = [finding.subject for finding in findings if about(waiver, finding) and finding.subject]
        if subjects:
            yield Fact(waiver.where, "这条豁免没有写“对象”，不管用。", f"加一行，如：对象: {subjects[0]}",
                       waiver.place, waiver.item, "", value=waiver.rule)


RULE = Rule(code="WAV104", name="waiver-without-subject", severity=ERROR, since="0.1",
            basis="赤工改办综合字〔2023〕7号三(三)", mended_by="市工改办", review=review)
