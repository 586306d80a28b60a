"""技术审查、专家评审、现场勘验没有完成时限

## 为什么
通知三(三)：技术审查、专家评审、现场勘验等环节，列入清单的要明确办理的具体流程和完成时限。法律没有规定的，也要由办理的部门自己定一个。
还没有公布的写 未公布，是公开的欠账，不在这里指出；写 未规定 等于说可以一直等下去。

## 会指出
前置的技术审查写了 未规定：

```yaml
# 片段: catalog/150400-chifeng/teshu-jianshe-gongcheng-xiaofang-sheji-shencha.yml
前置服务:
  - {名称: 施工图设计文件审查, 种类: 技术审查, 依据: 消防法第十一条, 流程: 未公布, 时限: 未规定}  # expect: TIM104
```

## 不指出
定了时限，或者写明还没有公布：

```yaml
# 片段: catalog/150400-chifeng/teshu-jianshe-gongcheng-xiaofang-sheji-shencha.yml
前置服务:
  - {名称: 施工图设计文件审查, 种类: 技术审查, 依据: 消防法第十一条, 流程: 未公布, 时限: 10个工作日}
  - {名称: 现场踏勘, 种类: 现场勘验, 依据: 消防法第十二条, 流程: 未公布, 时限: 未公布}
```

## 怎么改
写上最长多久；还没有定的写 未公布，定下来再改。
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.collection import Portal
from generator.comparing import Effect
from generator.findings import WARNING, Fact
from generator.model.quantity import UNLIMITED
from generator.model.tree import Items, Node, Table
from generator.rules.rule import Rule

_KINDS = ("技术审查", "专家评审", "现场勘验")
_NAMED = re.compile("审查|评审|评估|勘验|踏勘|核验|检验|检测|鉴定")


def check(portal: Portal) -> Iterator[Fact]:
    """Special procedures and prerequisites whose limit is none, in the city and in counties' own lines."""
    for item in portal.items:
        baseline = portal.baseline(item)
        if baseline is not None and not portal.ended(item):
            for row, element in _steps(baseline.elements):
                yield _fact(row, element, portal.city.code, item, "部门")
    for holding in portal.holdings():
        if holding.overlay is None:
            continue
        heavier = tuple(f"{difference.subject}/" for difference in holding.differences if difference.effect is Effect.HEAVIER)
        for row, element in _steps(holding.elements):
            fact = _fact(row, element, holding.place, holding.item, "旗县区")
            if fact.where.path == holding.overlay.path and not f"{fact.subject}/".startswith(heavier):
                yield fact


def _steps(elements: Mapping[str, Node]) -> Iterator[tuple[Table, str]]:
    for element in ("特别程序", "前置服务"):
        node = elements.get(element)
        for row in node.nodes if isinstance(node, Items) else ():
            if isinstance(row, Table) and row.text("时限", UNLIMITED) == UNLIMITED and (
                    row.text("种类") in _KINDS or _NAMED.search(row.text("名称"))):
                yield row, element


def _fact(row: Table, element: str, place: str, item: str, desk: str) -> Fact:
    limit = row.get("时限")
    return Fact(limit.where if limit else row.where, f"“{row.text('名称')}”没有完成时限。",
                "写上最长多久；还没有定的写 未公布。", place, item, f"{element}/{row.text('名称')}/时限", mended_by=desk)


RULE = Rule(code="TIM104", name="special-step-without-limit", severity=WARNING, since="0.1",
            basis="赤工改办综合字〔2023〕7号三(三)", mended_by="部门", check=check)
