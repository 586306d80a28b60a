"""各环节的时间加起来超过承诺时限

## 为什么
环节时限是承诺时限分到每一步的数。加起来比承诺长，要么承诺做不到，要么环节写错了。
只加每件都走、计入时限、和承诺同一个单位的环节；序号相同的同时办，只算最长的一个。没有公布的不算。

## 会指出
1日加4日加1日，超过承诺的5日：

```yaml
# 片段: guides/150400-chifeng/jianzhu-gongcheng-shigong-xuke.yml
办理环节:
  - {名称: 受理, 序号: 1, 办理岗位: 综合窗口, 时限: 1日}
  - {名称: 审查, 序号: 2, 办理岗位: 审批岗位, 时限: 4日}
  - {名称: 决定, 序号: 3, 办理岗位: 审批岗位, 时限: 1日}
承诺办结时限: 5日  # expect: TIM105
```

红山区把承诺改短了，环节没有跟着改短：

```yaml
# 文件: guides/150402-hongshan/teshu-jianshe-gongcheng-xiaofang-sheji-shencha.yml
# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
事项: teshu-jianshe-gongcheng-xiaofang-sheji-shencha
版本: 1
承诺办结时限: 8个工作日  # expect: TIM105
```

## 不指出
两个环节同时办，另计的不加：

```yaml
# 片段: guides/150400-chifeng/jianzhu-gongcheng-shigong-xuke.yml
办理环节:
  - {名称: 受理, 序号: 1, 办理岗位: 综合窗口, 时限: 1日}
  - {名称: 审查, 序号: 2, 办理岗位: 审批岗位, 时限: 3日}
  - {名称: 核对, 序号: 2, 办理岗位: 审批岗位, 时限: 3日}
  - {名称: 决定, 序号: 3, 办理岗位: 审批岗位, 时限: 1日}
  - {名称: 送达, 序号: 4, 办理岗位: 综合窗口, 时限: 10个工作日, 计时: 另计}
```

## 怎么改
把环节时限改到加起来不超过承诺；能同时办的写相同的序号。
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from generator.collection import Holding, Portal
from generator.comparing import Effect
from generator.findings import ERROR, Fact, Where
from generator.model import quantity
from generator.model.identity import normal
from generator.model.tree import Node, Scalar, Table
from generator.resolving import CHANGE, DROP
from generator.rules.rule import Rule


def check(portal: Portal) -> Iterator[Fact]:
    """Counted steps that take longer than the promise: of city guides, then of what counties wrote."""
    for item in portal.items:
        baseline = portal.baseline(item)
        if baseline is not None and not portal.ended(item) and _excess(baseline.elements) > 0:
            yield _fact(baseline.elements, baseline.guide.tree.place_of("办理环节"), portal.city.code, item, "部门")
    for holding in portal.holdings():
        if holding.overlay is not None:
            yield from _of_county(holding, holding.overlay.tree)


def _of_county(holding: Holding, own: Table) -> Iterator[Fact]:
    """Steps heavier than the city's are left out: a level rule has said that already."""
    known = {normal(step.text("名称")) for step in _steps(holding.elements)}
    written = {normal(step.text("名称")) for step in own.tables("办理环节") if step.text(CHANGE) != DROP}
    if not written <= known or not {"办理环节", "承诺办结时限"} & own.keys.keys():
        return  # a misspelt step changes nothing; a reference rule says so
    heavier = {difference.labels[1] for difference in holding.differences
               if difference.effect is Effect.HEAVIER and difference.path[0] == "办理环节" and len(difference.path) > 1}
    if _excess(holding.elements, heavier) > max(0, _excess(holding.followed.elements)):
        steps = own if "办理环节" in own.keys else holding.followed.guide.tree
        yield _fact(holding.elements, steps.place_of("办理环节"), holding.place, holding.item, "旗县区", own)


def _excess(elements: Mapping[str, Node], without: Collection[str] = ()) -> int:
    """How far the counted steps go past the promise, in its unit."""
    promise = _quantity(elements.get("承诺办结时限"))
    if promise is None or promise.number < 0:
        return 0
    longest: dict[str, int] = {}
    for step in _steps(elements):
        if step.text("名称") in without or step.text("计时", "计入") != "计入" or step.text("适用", "必经") != "必经":
            continue
        limit = _quantity(step.get("时限"))
        if limit is not None and limit.number > 0 and promise.unit in ("", limit.unit):
            number = step.text("序号")
            longest[number] = max(longest.get(number, 0), limit.number)
    return sum(longest.values()) - promise.number


def _steps(elements: Mapping[str, Node]) -> tuple[Table, ...]:
    return Table(dict(elements), {}, Where("", 0, 0)).tables("办理环节")


def _quantity(node: Node | None) -> quantity.Quantity | None:
    return quantity.parse(node.text) if isinstance(node, Scalar) else None


def _fact(elements: Mapping[str, Node], steps: Where, place: str, item: str, desk: str, own: Table | None = None) -> Fact:
    promise = elements["承诺办结时限"]
    at_promise = own is None or promise.where.path == own.where.path
    where, related = (promise.where, steps) if at_promise else (steps, promise.where)
    assert isinstance(promise, Scalar)
    return Fact(where, f"计入时限的环节加起来比承诺的 {promise.text} 多 {_excess(elements)}。",
                "改短环节时限；能同时办的写相同的序号。", place, item, "承诺办结时限", (related,), mended_by=desk)


RULE = Rule(code="TIM105", name="steps-sum-past-promise", severity=ERROR, since="0.1",
            basis="赤工改办综合字〔2023〕7号三(四)", mended_by="部门", check=check)
