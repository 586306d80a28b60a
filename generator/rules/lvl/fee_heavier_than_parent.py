"""旗县区收费比市级多

## 为什么
许可不得收费是原则，法律、行政法规另有规定的才可以收(行政许可法第五十八条)。旗县区多收一项、收得更高，都是同一事项不同标准。

## 会指出
市级不收费：

```yaml
# 文件: guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml
# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
事项: jianzhu-gongcheng-shigong-xuke
版本: 1
收费:
  - {名称: 资料费, 变动: 增加, 金额: 50, 标准: 每件50元, 依据: 示例文件第一条}  # expect: LVL107
```

## 不指出
不写收费，照市级执行：

```yaml
# 文件: guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml
# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
事项: jianzhu-gongcheng-shigong-xuke
版本: 1
到现场次数: 0
```

## 怎么改
删掉这一项，已经收的退还。依据确实在法律、行政法规里的，请市级主管部门写进市指南。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import ERROR, Fact
from generator.rules.levels import heavier
from generator.rules.rule import Rule


def check(portal: Portal) -> Iterator[Fact]:
    """Fees that the city does not take, or takes less of."""
    return heavier(portal, RULE.name)


RULE = Rule(code="LVL107", name="fee-heavier-than-parent", severity=ERROR, since="0.1",
            basis="赤工改办综合字〔2023〕7号三(二)；行政许可法第五十八条", mended_by="旗县区", check=check)
