"""问了也没有用的问题

## 为什么
附加情形是要问办事人的问题，答“是”就要多办几个事项。哪个流程都没有用它，问了等于白问，办事的人多答一题。

## 会指出

```yaml
# 文件: catalog/vocabulary/add-ons.yml
# yaml-language-server: $schema=../schemas/add-ons.schema.json
核对: 待核
附加情形:
  - {名称: 占林地, 拼音: zhan-lindi, 分组: 用地, 问题: 工程要占用林地吗？, 怎么判断: 问林业和草原部门}  # expect: REF117
```

## 不指出

```yaml
# 文件: catalog/vocabulary/add-ons.yml
# yaml-language-server: $schema=../schemas/add-ons.schema.json
核对: 待核
附加情形:
  - {名称: 安全控制区, 拼音: anquan-kongzhiqu, 分组: 周边设施, 问题: 在安全控制区里吗？, 怎么判断: 问自然资源部门}
```

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
      - {事项: jianzhu-gongcheng-shigong-xuke, 情形: 必办}
      - {事项: teshu-jianshe-gongcheng-xiaofang-sheji-shencha, 情形: 必办}
  - 名称: 并行推进
    事项:
      - {事项: sheji-guojia-anquan-jianshe-xiangmu-xuke, 情形: [安全控制区]}
差别:
  - {名称: 立项, 内容: 先批项目建议书, 依据: 待核}
```

## 怎么改
在 `catalog/project-types/` 里给要看这种情形的事项写上它；用不到的，从 `catalog/vocabulary/add-ons.yml` 里删掉。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import WARNING, Fact
from generator.rules.rule import Rule


def check(portal: Portal) -> Iterator[Fact]:
    """Cases that no step of any template depends on."""
    used = {case for flow in portal.flows.values() for step in flow.rows for case in step.cases}
    for name, row in portal.add_ons.items():
        if name not in used:
            yield Fact(row.where, f"哪个流程都没有用到“{name}”。", "给要看这种情形的事项写上它，或者删掉这个问题。", subject=name)


RULE = Rule(code="REF117", name="add-on-unused", severity=WARNING, since="0.1",
            basis="数据格式约定", mended_by="市工改办", check=check)
