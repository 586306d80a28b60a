"""收费没有依据

## 为什么
行政机关实施行政许可不得收费，法律、行政法规另有规定的依照其规定(行政许可法第五十八条)；收费要有批准的依据并公布。没有核对写 `待核`。

## 会指出

```yaml
# 片段: guides/150400-chifeng/qiye-touzi-xiangmu-beian.yml
收费:
  - {名称: 备案工本费, 金额: 10, 标准: 元/件, 依据: 暂无}  # expect: GDE107
```

## 不指出

```yaml
# 片段: guides/150400-chifeng/qiye-touzi-xiangmu-beian.yml
收费:
  - {名称: 备案工本费, 金额: 10, 标准: 元/件, 依据: 待核}
```

## 怎么改
写上批准收费的文件；没有核对写 `待核`；查下来没有依据的，写 `收费: []`，并停止收取。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import WARNING, Fact
from generator.rules.guides import guides, without_basis
from generator.rules.rule import Rule


def check(portal: Portal) -> Iterator[Fact]:
    """Fees whose basis says that there is none."""
    for guide in guides(portal):
        yield from without_basis(guide, portal.shapes["收费"], "写上批准收费的文件，没有核对写 待核；没有依据的不收。")


RULE = Rule(code="GDE107", name="fee-without-basis", severity=WARNING, since="0.1",
            basis="行政许可法第五十八条", mended_by="部门", check=check)
