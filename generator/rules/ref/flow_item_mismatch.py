"""流程模板和市清单对不上

## 为什么
市清单逐项写明哪几类项目要办、在哪个阶段，流程模板按这个排。两边不一样，办事的人照流程办就会漏办或者多办(赤工改办综合字〔2023〕7号三(一)：全流程涉及的事项全部纳入清单)。确实不一样的，在“清单差异”里写明为什么。

## 会指出

```yaml
# 文件: catalog/project-types/zhengfu-touzi-fangjian.yml
# yaml-language-server: $schema=../schemas/project-type.schema.json
名称: 政府投资房建
示例: 是
核对: {其余: 待核}
适用: 政府投资的房屋建筑
立项方式: 审批
立项依据: 待核
阶段:  # expect: REF116
  - 名称: 立项用地规划许可
    事项:
      - {事项: qiye-touzi-xiangmu-beian, 情形: 必办}  # expect: REF116
  - 名称: 竣工验收
    事项:
      - {事项: jianzhu-gongcheng-shigong-xuke, 情形: 必办, 先办: [qiye-touzi-xiangmu-hezhun]}  # expect: REF103 REF116
  - 名称: 并行推进
    事项:
      - {事项: sheji-guojia-anquan-jianshe-xiangmu-xuke, 情形: 必办}
差别:
  - {名称: 立项, 内容: 先批项目建议书, 依据: 待核}
```

## 不指出

```yaml
# 文件: catalog/project-types/zhengfu-touzi-fangjian.yml
# yaml-language-server: $schema=../schemas/project-type.schema.json
名称: 政府投资房建
示例: 是
核对: {其余: 待核}
适用: 政府投资的房屋建筑
立项方式: 审批
立项依据: 待核
阶段:
  - 名称: 立项用地规划许可
    事项:
      - {事项: qiye-touzi-xiangmu-beian, 情形: 必办}
  - 名称: 施工许可
    事项:
      - {事项: jianzhu-gongcheng-shigong-xuke, 情形: 必办}
      - {事项: teshu-jianshe-gongcheng-xiaofang-sheji-shencha, 情形: 必办}
差别:
  - {名称: 立项, 内容: 先批项目建议书, 依据: 待核}
清单差异:
  - {原因: 同企业合作的项目还要备案, 事项: [qiye-touzi-xiangmu-beian]}
  - {原因: 在这类项目里由审批部门去问, 事项: [sheji-guojia-anquan-jianshe-xiangmu-xuke]}
```

## 怎么改
照提示改流程模板，或者改市清单的“项目类型”“阶段”。不能改的，在“清单差异”里写明原因；对上了，就把那一条删掉。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.collection.flows import Flow
from generator.findings import ERROR, Fact, Where
from generator.model.tree import Scalar
from generator.rules.rule import Rule


def check(portal: Portal) -> Iterator[Fact]:
    """Templates against the city's list: members, stages, entries twice, groups of strangers, idle reasons."""
    for flow in portal.flows.values():
        explained = {node.text: node.where for row in flow.tree.tables("清单差异") for node in row.items("事项") if isinstance(node, Scalar)}
        yield from _own(portal, flow, explained)
        yield from _missing(portal, flow, explained)
        for node in (node for group in flow.tree.tables("并联") for node in group.items("事项") if isinstance(node, Scalar)):
            if node.text not in flow.steps:
                yield _fact(flow, node.where, node.text, f"同时申请的一组里有“{flow.called(node.text)}”，这个流程里没有它。", "把它加进流程，或者从这一组里删掉。")
        for item, where in explained.items():
            if (item in flow.steps) == _listed(portal, flow, item):
                yield _fact(flow, where, item, f"“{flow.called(item)}”和市清单已经对得上，不用再写差异。", "把它从“清单差异”里删掉。")


def _own(portal: Portal, flow: Flow, explained: dict[str, Where]) -> Iterator[Fact]:
    for step in flow.rows:
        at, name, file = step.table.where, flow.called(step.item), portal.city_file(step.item)
        first = flow.steps[step.item]
        if step is not first:
            yield _fact(flow, at, step.item, f"“{name}”在这个流程里写了两次，前一次在第 {first.table.where.line} 行。", "留下对的那一条。", first.table.where)
            continue
        for other in step.table.texts("先办"):
            if other not in flow.steps:
                yield _fact(flow, at, step.item, f"“{name}”要先办“{flow.called(other)}”，这个流程里没有它。", "把它加进流程，或者从“先办”里删掉。")
        if file is None:
            continue
        if _listed(portal, flow, step.item) is False and step.item not in explained:
            yield _fact(flow, at, step.item, f"市清单没有把“{name}”列进“{flow.name}”。", "改市清单的“项目类型”，或者在“清单差异”里写明原因。", file.tree.place_of("项目类型"))
        if file.tree.text("阶段") != step.stage:
            yield _fact(flow, at, step.item, f"“{name}”在这里属于“{step.stage}”，市清单写的是“{file.tree.text('阶段')}”。", "照市清单的阶段移过去。", file.tree.place_of("阶段"))


def _missing(portal: Portal, flow: Flow, explained: dict[str, Where]) -> Iterator[Fact]:
    for item in portal.items:
        file = portal.city_file(item)
        if file and _listed(portal, flow, item) and item not in flow.steps and item not in explained:
            yield _fact(flow, flow.tree.place_of("阶段"), item, f"市清单把“{flow.called(item)}”列进了“{flow.name}”，这个流程里没有它。",
                        "加进流程，或者在“清单差异”里写明原因。", file.tree.place_of("项目类型"))


def _listed(portal: Portal, flow: Flow, item: str) -> bool | None:
    """Whether the city's list has an item for this type of project; None when it does not say."""
    file = portal.city_file(item)
    if file is None or not file.tree.items("项目类型"):
        return None
    return flow.name in file.tree.texts("项目类型")


def _fact(flow: Flow, where: Where, item: str, message: str, advice: str, *related: Where) -> Fact:
    return Fact(where, message, advice, "", item, f"{flow.name}/{item}", related)


RULE = Rule(code="REF116", name="flow-item-mismatch", severity=ERROR, since="0.1",
            basis="赤工改办综合字〔2023〕7号三(一)", mended_by="市工改办", check=check)
