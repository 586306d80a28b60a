"""旗县区的时限比市级长

## 为什么
同一事项在全市应当同标准办理,旗县区的时限不得长于它跟随的市指南版本(赤工改办综合字〔2023〕7号三(二)、三(四))。
比较时不换算单位:5日不会比5个工作日长,5个工作日会比5日长;其余日和工作日混用的分不出长短,另作提示。

## 会指出
市级承诺5日,旗县区写8日:

```yaml
# 文件: guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml
# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
事项: jianzhu-gongcheng-shigong-xuke
版本: 1
承诺办结时限: 6日  # expect: LVL101
```

## 不指出
比市级短:

```yaml
# 文件: guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml
# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
事项: jianzhu-gongcheng-shigong-xuke
版本: 1
承诺办结时限: 4日
办理环节:
  - {名称: 审查, 时限: 2日}
```

## 怎么改
把时限改成不长于市级的数,或者删掉这一行(不写就照市级执行)。确有理由暂时做不到的,报市工改办批准后在 `catalog/waivers.yml` 写一条豁免,写明 `对象` 和最多 `容许` 到多少。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import ERROR, Fact
from generator.rules.levels import heavier
from generator.rules.rule import Rule


def check(portal: Portal) -> Iterator[Fact]:
    """Limits of a county that outlast the city's."""
    return heavier(portal, RULE.name)


RULE = Rule(code="LVL101", name="limit-longer-than-parent", severity=ERROR, since="0.1",
            basis="赤工改办综合字〔2023〕7号三(二)、三(四)", mended_by="旗县区", check=check)
