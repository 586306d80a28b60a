"""旗县区多要了一份材料

## 为什么
通知二(四)、三(三)不准额外增加或者变相增加申请材料。旗县区收的材料，要在它跟随的市指南版本里都能找到。
材料按名称对，改过名的按最早的名称对，所以市里改名不算多要。

## 会指出
写了 `变动: 增加` 的，就是市级没有的：

```yaml
# 文件: guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml
# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
事项: jianzhu-gongcheng-shigong-xuke
版本: 1
申请材料:
  - 名称: 农民工工资保证金缴存凭证  # expect: LVL102
    变动: 增加
    材料类型: 复印件
    材料形式: 纸质或电子
    份数: 1
    必要性: 必要
    来源渠道: 申请人自备
    依据: 示例文件第一条
```

## 不指出
少收一份，或者同一份少要几份：

```yaml
# 文件: guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml
# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
事项: jianzhu-gongcheng-shigong-xuke
版本: 1
申请材料:
  - {名称: 施工合同, 份数: 1}
  - {名称: 房屋征收情况说明, 变动: 不要求}
```

## 怎么改
删掉这一条，窗口不再收。应当全市都收的，请市级主管部门改市指南。暂时要收的，报市工改办批准后，在 `catalog/waivers.yml` 写一条豁免，`对象` 写 `申请材料/材料名称`。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import ERROR, Fact
from generator.rules.levels import heavier
from generator.rules.rule import Rule


def check(portal: Portal) -> Iterator[Fact]:
    """Materials that only the county asks for."""
    return heavier(portal, RULE.name)


RULE = Rule(code="LVL102", name="material-not-in-parent", severity=ERROR, since="0.1",
            basis="赤工改办综合字〔2023〕7号二(四)、三(三)", mended_by="旗县区", check=check)
