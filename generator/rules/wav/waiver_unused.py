"""豁免没有用上

## 为什么
豁免只容许一个写明的问题。问题已经改好，或者规则、事项、对象写错了，它就什么也不容许；留着，以后再犯同样的问题也看不出来。

## 会指出
红山区的到现场次数并不比市级多：

```yaml
# 文件: catalog/waivers.yml
# yaml-language-server: $schema=schemas/waivers.schema.json
豁免:
  - 规则: more-visits-than-parent  # expect: WAV102
    旗县区: '150402'
    事项: jianzhu-gongcheng-shigong-xuke
    对象: 到现场次数
    理由: 示例，窗口正在搬迁
    文号: 示例〔2026〕5号
    批准: 示例单位
    自: 2026-10-20
    至: 2026-12-31
```

## 不指出
容许的问题还在：

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
问题改好了的，删掉。写错了的，对照 portal check 报的规则名、地方、事项和对象改。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import ERROR, Fact, Finding
from generator.model.records import Waiver
from generator.rules.rule import Rule
from generator.rules.waiving import about, covers


def review(portal: Portal, findings: list[Finding]) -> Iterator[Fact]:
    """Waivers in their dates that tolerate nothing, or nothing that an earlier one does not."""
    waivers = [waiver for waiver in portal.waivers if waiver.holds(portal.as_of)]
    used = {id(next(waiver for waiver in waivers if covers(waiver, finding))) for finding in findings if finding.waived}
    for waiver in waivers:
        if id(waiver) in used or not _judged(portal, waiver):
            continue
        if any(about(waiver, finding) and not finding.waived for finding in findings):
            continue  # the finding is there: heavier than tolerated, or the waiver names no subject
        yield Fact(waiver.where, f"这条豁免没有用上：现在没有它说的 {waiver.rule}。", "改好了的，删掉这条；写错了的，对照检查结果改规则、事项和对象。",
                   waiver.place, waiver.item, waiver.subject, value=waiver.rule)


def _judged(portal: Portal, waiver: Waiver) -> bool:
    """Whether the item could be looked at there; if not, another finding says why."""
    if waiver.place not in portal.places or waiver.item not in portal.items or portal.baseline(waiver.item) is None:
        return False
    places = (waiver.place, portal.city.code, portal.region.code, "")
    return all(document.tree is not None and not document.stale for document in portal.documents.values()
               if document.slot.place in places and document.slot.item in ("", waiver.item))


RULE = Rule(code="WAV102", name="waiver-unused", severity=ERROR, since="0.1",
            basis="赤工改办综合字〔2023〕7号三(三)", mended_by="市工改办", review=review)
