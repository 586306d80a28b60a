"""旗县区的文字和市级不一样，分不出轻重

## 为什么
通知三(二)要求同标准办理。条件、标准、情形这类文字没有大小，改了就要由人来判：是更明白，还是更严。空格和全角半角的差别不算。

## 会指出
市级写的是“已经确定建筑施工企业”：

```yaml
# 文件: guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml
# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
事项: jianzhu-gongcheng-shigong-xuke
版本: 1
受理条件:
  - {名称: 施工企业, 内容: 已经确定施工企业并且签了合同}  # expect: LVL114
```

## 不指出
办理岗位各地不同，没有轻重：

```yaml
# 文件: guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml
# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
事项: jianzhu-gongcheng-shigong-xuke
版本: 1
办理环节:
  - {名称: 受理, 办理岗位: 建设局窗口}
```

## 怎么改
照市级的原文写，或者删掉这一行。确实要不同的，报市工改办判定；判定是加重的，改回来。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import WARNING, Fact
from generator.rules.levels import SETTLE, called, level_fact, said, undecided
from generator.rules.rule import Rule


def check(portal: Portal) -> Iterator[Fact]:
    """Differences without direction; limits in two units have a rule of their own."""
    for holding, difference in undecided(portal):
        if difference.shape.kind != "limit":
            message = (f"{called(difference)}和市级第{holding.followed.guide.number}版不一样，分不出轻重："
                       f"这里是 {said(difference.left, difference.shape)}，市级是 {said(difference.right, difference.shape)}。")
            yield level_fact(holding, difference, message, SETTLE)


RULE = Rule(code="LVL114", name="text-differs", severity=WARNING, since="0.1",
            basis="赤工改办综合字〔2023〕7号三(二)", mended_by="旗县区", check=check)
