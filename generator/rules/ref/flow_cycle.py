"""流程里的先后绕成一圈

## 为什么
甲要等乙办完、乙又要等甲办完，谁也办不成。说好同时申请的几个事项，也不能一个等另一个。流程要讲得通，才算得出全流程要多久(赤工改办综合字〔2023〕7号三(四)：梳理并公开从立项到竣工验收全流程的办理用时)。

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
阶段:
  - 名称: 施工许可
    事项:
      - {事项: jianzhu-gongcheng-shigong-xuke, 情形: 必办}  # expect: REF115
      - {事项: teshu-jianshe-gongcheng-xiaofang-sheji-shencha, 情形: 必办, 先办: [jianzhu-gongcheng-shigong-xuke]}
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
  - 名称: 施工许可
    事项:
      - {事项: jianzhu-gongcheng-shigong-xuke, 情形: 必办, 先办: [sheji-guojia-anquan-jianshe-xiangmu-xuke]}
      - {事项: teshu-jianshe-gongcheng-xiaofang-sheji-shencha, 情形: 必办}
  - 名称: 并行推进
    事项:
      - {事项: sheji-guojia-anquan-jianshe-xiangmu-xuke, 情形: 必办}
差别:
  - {名称: 立项, 内容: 先批项目建议书, 依据: 待核}
```

## 怎么改
照提示里的一圈，把多余的那个 `先办` 删掉。市清单“相关事项”里的 前置、后续 也算先后，写反了的改市清单。同时申请的一组里有先后的，把它移出“并联”。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.collection.flows import Flow, circle
from generator.findings import ERROR, Fact, Where
from generator.rules.rule import Rule


def check(portal: Portal) -> Iterator[Fact]:
    """Items of a template that wait for each other, and parallel groups in which one waits for another."""
    for flow in portal.flows.values():
        found = circle(flow.before)
        if found:
            first = flow.steps[found[0]].table.where
            names = "→".join(f"“{flow.called(item)}”" for item in [*found, found[0]])
            yield _fact(flow, first, found[0], f"这几个事项互相等着：{names}，每一个都要等后一个先办完。",
                        *(flow.steps[item].table.where for item in found[1:]))
            continue
        for group in flow.tree.tables("并联"):
            for item, other in _waiting(flow, group.texts("事项")):
                yield _fact(flow, group.where, item, f"“{group.text('名称')}”是同时申请的，里面“{flow.called(item)}”却要等“{flow.called(other)}”先办完。",
                            flow.steps[item].table.where)


def _waiting(flow: Flow, group: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Pairs of a group of which the first waits for the second, at once or through others."""
    for item in group:
        seen: set[str] = set()
        waiting = set(flow.before.get(item, ()))
        while waiting:
            other = waiting.pop()
            if other not in seen:
                seen.add(other)
                waiting |= flow.before[other]
        yield from ((item, other) for other in group if other in seen)


def _fact(flow: Flow, where: Where, item: str, message: str, *related: Where) -> Fact:
    return Fact(where, message, "删掉多余的“先办”；市清单“相关事项”写反的，改市清单。", "", item, f"{flow.name}/{item}", related)


RULE = Rule(code="REF115", name="flow-cycle", severity=ERROR, since="0.1",
            basis="赤工改办综合字〔2023〕7号三(四)", mended_by="市工改办", check=check)
