"""同一份材料，旗县区要求更严

## 为什么
多要份数、复印件改要原件、可以交电子的改要纸质、可以后补的改成必交，都是变相增加申请材料(通知三(三))。

## 会指出
市级要2份、征收说明不是人人要交：

```yaml
# 文件: guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml
# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
事项: jianzhu-gongcheng-shigong-xuke
版本: 1
申请材料:
  - {名称: 施工合同, 份数: 3}  # expect: LVL109
  - {名称: 房屋征收情况说明, 必要性: 必要}  # expect: LVL109
```

## 不指出
比市级宽：

```yaml
# 文件: guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml
# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
事项: jianzhu-gongcheng-shigong-xuke
版本: 1
申请材料:
  - {名称: 施工合同, 份数: 1}
  - {名称: 建筑工程施工许可申请表, 材料形式: 纸质或电子}
```

## 怎么改
改回市级的要求，或者删掉这一行。暂时要的，报市工改办批准后，在 `catalog/waivers.yml` 写一条豁免，`对象` 写 `申请材料/施工合同/份数`。数字可以再写 `容许`，超过的照样指出。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import ERROR, Fact
from generator.rules.levels import heavier
from generator.rules.rule import Rule


def check(portal: Portal) -> Iterator[Fact]:
    """Materials asked for in more copies, a stricter form, or more often."""
    return heavier(portal, RULE.name)


RULE = Rule(code="LVL109", name="material-stricter-than-parent", severity=ERROR, since="0.1",
            basis="赤工改办综合字〔2023〕7号三(二)、三(三)", mended_by="旗县区", check=check)
