"""豁免已经到期

## 为什么
豁免是暂时的，写明到哪一天。到期以后它不再管用，问题重新算数；留着不删，会让人以为还在容许的期限里。

## 会指出
数据截至2026-11-20，这条豁免10月底就到期了：

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
    至: 2026-10-31  # expect: WAV101
```

## 不指出
还在期限里，容许的问题也还在：

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
问题已经改好的，删掉这条豁免。还没有改好的，先报批，再改“至”和文号。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import ERROR, Fact
from generator.rules.rule import Rule


def check(portal: Portal) -> Iterator[Fact]:
    """Waivers whose last day is past."""
    for waiver in portal.waivers:
        if waiver.until < portal.as_of:
            until = waiver.table.entries["至"]
            yield Fact(until.where, f"这条豁免{waiver.until}已经到期。", "问题改好了，删掉这条；没有改好，报批以后改“至”和文号。",
                       waiver.place, waiver.item, waiver.subject, value=waiver.rule)


RULE = Rule(code="WAV101", name="waiver-expired", severity=ERROR, since="0.1",
            basis="赤工改办综合字〔2023〕7号三(三)", mended_by="市工改办", check=check)
