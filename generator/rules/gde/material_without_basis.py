"""要材料没有依据

## 为什么
每一份材料都要有依据，没有依据的不得要求提供(行政许可法第三十一条第一款；赤工改办综合字〔2023〕7号三(三)：不得额外增加申请材料)。没有核对的写 `待核`。

## 会指出

```yaml
# 片段: guides/150400-chifeng/qiye-touzi-xiangmu-beian.yml
申请材料:
  - {名称: 项目说明, 材料类型: 原件, 材料形式: 电子, 份数: 0, 必要性: 必要, 来源渠道: 申请人自备, 依据: 无}  # expect: GDE103
```

## 不指出

```yaml
# 片段: guides/150400-chifeng/qiye-touzi-xiangmu-beian.yml
申请材料:
  - {名称: 项目说明, 材料类型: 原件, 材料形式: 电子, 份数: 0, 必要性: 必要, 来源渠道: 申请人自备, 依据: 企业投资项目核准和备案管理条例第十三条}
```

## 怎么改
写上要求这份材料的法律和条款；没有核对写 `待核`；查下来没有依据的，删掉这份材料。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import WARNING, Fact
from generator.rules.guides import guides, without_basis
from generator.rules.rule import Rule


def check(portal: Portal) -> Iterator[Fact]:
    """Materials whose basis says that there is none."""
    for guide in guides(portal):
        yield from without_basis(guide, portal.shapes["申请材料"], "写上法律和条款，没有核对写 待核；没有依据的材料不收。")


RULE = Rule(code="GDE103", name="material-without-basis", severity=WARNING, since="0.1",
            basis="行政许可法第三十一条；赤工改办综合字〔2023〕7号三(三)", mended_by="部门", check=check)
