"""咨询电话和投诉电话是同一个

## 为什么
投诉打到被投诉的人手里，没有人会打。投诉举报要渠道互通、有诉必应(赤工改办综合字〔2023〕7号四(三))。都写 12345 的不指出：热线由政府统一受理。

## 会指出

```yaml
# 片段: guides/150402-hongshan/windows.yml
窗口:
  - {名称: 工程建设综合窗口, 部门: 全部, 地址: 红山区政务服务中心(示例), 时间: 未公布, 咨询电话: 0476-0000000, 投诉电话: 0476-0000000}  # expect: GDE106
```

## 不指出

```yaml
# 片段: guides/150402-hongshan/windows.yml
窗口:
  - {名称: 工程建设综合窗口, 部门: 全部, 地址: 红山区政务服务中心(示例), 时间: 未公布, 咨询电话: '12345', 投诉电话: '12345'}
```

## 怎么改
投诉电话写监督部门的；没有公布写 `未公布`。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import WARNING, Fact
from generator.model.identity import normal
from generator.model.tree import Scalar
from generator.rules.routes import visits
from generator.rules.rule import Rule

_HOTLINE = "12345"


def check(portal: Portal) -> Iterator[Fact]:
    """Windows and guides whose complaints go to the phone that is asked for advice."""
    for visit in visits(portal, lambda schema: schema.get("x-field") == "complaint_phone"):
        if not isinstance(visit.node, Scalar):
            continue
        asked, text = visit.holder.get("咨询电话"), visit.node.text
        if isinstance(asked, Scalar) and not asked.unknown and normal(asked.text) == normal(text) != _HOTLINE:
            yield visit.fact(visit.node.where, f"投诉电话和咨询电话都是 {text}。", "投诉电话写监督部门的；没有公布写 未公布。", asked.where)


RULE = Rule(code="GDE106", name="consultation-is-complaint-phone", severity=WARNING, since="0.1",
            basis="赤工改办综合字〔2023〕7号四(三)", mended_by="旗县区", check=check)
