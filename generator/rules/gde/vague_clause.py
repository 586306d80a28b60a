"""写了“其他材料”“按规定”一类的话

## 为什么
办事指南要明确申请条件、申请材料，细化量化受理审查标准(赤工改办综合字〔2023〕7号三(二))。“其他材料”“按规定”“视情况”把决定权留给了窗口，材料和条件就没有了边。

## 会指出

```yaml
# 片段: guides/150400-chifeng/qiye-touzi-xiangmu-beian.yml
受理条件:
  - {名称: 备案范围, 内容: 核准目录以外的企业投资项目, 依据: 企业投资项目核准和备案管理条例第三条第二款}
  - {名称: 其他条件, 内容: 法律法规规定的其他条件, 依据: 企业投资项目核准和备案管理条例第三条}  # expect: GDE102
申请材料:
  - {名称: 其他相关材料, 材料类型: 原件, 材料形式: 电子, 份数: 0, 必要性: 必要, 来源渠道: 申请人自备, 依据: 企业投资项目核准和备案管理条例第十三条, 受理标准: 视情况补充}  # expect: GDE102
```

## 不指出

```yaml
# 片段: guides/150400-chifeng/qiye-touzi-xiangmu-beian.yml
申请材料:
  - {名称: 项目说明, 材料类型: 原件, 材料形式: 电子, 份数: 0, 必要性: 必要, 来源渠道: 申请人自备, 依据: 企业投资项目核准和备案管理条例第十三条, 受理标准: 写明建设地点、规模和总投资}
```

## 怎么改
把说的是哪几样写出来，一样一条。确实一时列不全的，写明什么情形、凭哪一条要什么；查清楚以前不写这一条。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import WARNING, Fact
from generator.rules.guides import guides, texts
from generator.rules.rule import Rule
from generator.rules.wording import VAGUE


def check(portal: Portal) -> Iterator[Fact]:
    """Clauses without an edge in what is asked of applicants; bases are quoted, so left alone."""
    for guide in guides(portal):
        said: set[str] = set()  # one fact for an entry, though its name and its text may both be vague
        for shape, node, subject in texts(guide, portal.shapes):
            found = VAGUE.search(node.text) if shape.field_name != "basis" else None
            entry = subject.rpartition("/")[0]
            if found and entry not in said:
                said.add(entry)
                yield guide.fact(node.where, f"“{node.text}”里的“{found[0]}”没有说清楚是什么。", "把说的是哪几样写出来，一样一条。", subject)


RULE = Rule(code="GDE102", name="vague-clause", severity=WARNING, since="0.1",
            basis="赤工改办综合字〔2023〕7号三(二)", mended_by="部门", check=check)
