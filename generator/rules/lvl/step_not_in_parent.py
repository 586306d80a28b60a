"""旗县区多了一个环节

## 为什么
通知二(四)、三(三)不准额外增加或者变相增加办理环节；申报前的预审、指定机构的事先审查也是环节。旗县区的环节要在它跟随的市指南版本里都能找到。

## 会指出
市级没有现场核验：

```yaml
# 文件: guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml
# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
事项: jianzhu-gongcheng-shigong-xuke
版本: 1
办理环节:
  - {名称: 现场核验, 变动: 增加, 序号: 2, 办理岗位: 审批岗位, 时限: 1日}  # expect: LVL103
```

## 不指出
环节比市级快，或者不走某个环节：

```yaml
# 文件: guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml
# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
事项: jianzhu-gongcheng-shigong-xuke
版本: 1
办理环节:
  - {名称: 审查, 时限: 2日}
  - {名称: 送达, 变动: 不要求}
```

## 怎么改
删掉这个环节。应当全市都有的，请市级主管部门改市指南。暂时要走的，报市工改办批准后，在 `catalog/waivers.yml` 写一条豁免，`对象` 写 `办理环节/环节名称`。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import ERROR, Fact
from generator.rules.levels import heavier
from generator.rules.rule import Rule


def check(portal: Portal) -> Iterator[Fact]:
    """Steps that only the county has."""
    return heavier(portal, RULE.name)


RULE = Rule(code="LVL103", name="step-not-in-parent", severity=ERROR, since="0.1",
            basis="赤工改办综合字〔2023〕7号二(四)、三(三)", mended_by="旗县区", check=check)
