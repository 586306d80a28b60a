"""豁免没有写清理由或者文号

## 为什么
豁免会公布在页面上：为什么暂时不一样，谁批准的，哪个文件。没有理由、没有文件的容许，就是私下放宽。

## 会指出
文号还没有：

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
    文号: 待定  # expect: WAV103
    批准: 示例单位
    自: 2026-10-20
    至: 2026-12-31
```

## 不指出
理由、文号、批准都写明：

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
补上批准的文件和理由；没有批准过的，删掉这条豁免，把问题改好。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import ERROR, Fact
from generator.model.tree import Scalar
from generator.rules.rule import Rule

_NOTHING = re.compile(r"[\sXx×＿_.·/\\()（）【】\[\]\-—、，。?？]*(?:(?:暂?无|没有|待定|待补充?|待核|待批|未公布|暂缺|同上|理由|原因|文号|TODO)[\s。]*)?\Z")


def check(portal: Portal) -> Iterator[Fact]:
    """Waivers whose reason, document or approver says nothing."""
    for waiver in portal.waivers:
        for key in ("理由", "文号", "批准"):
            node = waiver.table.get(key)
            if isinstance(node, Scalar) and _NOTHING.match(node.text):
                yield Fact(node.where, f"豁免的“{key}”写的是“{node.text}”，等于没有写。", f"写明{key}；没有批准过的，删掉这条豁免。",
                           waiver.place, waiver.item, waiver.subject, value=f"{waiver.rule}/{key}")


RULE = Rule(code="WAV103", name="waiver-without-reason", severity=ERROR, since="0.1",
            basis="赤工改办综合字〔2023〕7号三(三)", mended_by="市工改办", check=check)
