"""写了委托，没有写受谁委托

## 为什么
委托实施的，委托的行政机关对后果承担责任，并应当公告受委托的机关和委托的内容(行政许可法第二十四条)。办事的人要知道向谁申请复议。

## 会指出

```yaml
# 片段: catalog/150402-hongshan/claims.yml
认领:
  - {事项: qiye-touzi-xiangmu-beian, 名称: 企业投资项目备案, 状态: 认领, 跟随版本: 1, 日期: 2026-09-18, 权限: 委托实施}  # expect: GDE108
  - {事项: teshu-jianshe-gongcheng-xiaofang-sheji-shencha, 名称: 特殊建设工程消防设计审查, 状态: 认领, 跟随版本: 2, 日期: 2026-11-05}
  - {事项: jianzhu-gongcheng-shigong-xuke, 名称: 建筑工程施工许可证核发, 状态: 认领, 跟随版本: 3, 日期: 2026-10-20}
```

## 不指出

```yaml
# 片段: catalog/150402-hongshan/claims.yml
认领:
  - {事项: qiye-touzi-xiangmu-beian, 名称: 企业投资项目备案, 状态: 认领, 跟随版本: 1, 日期: 2026-09-18, 权限: 受赤峰市发展和改革部门委托实施}
  - {事项: teshu-jianshe-gongcheng-xiaofang-sheji-shencha, 名称: 特殊建设工程消防设计审查, 状态: 认领, 跟随版本: 2, 日期: 2026-11-05}
  - {事项: jianzhu-gongcheng-shigong-xuke, 名称: 建筑工程施工许可证核发, 状态: 认领, 跟随版本: 3, 日期: 2026-10-20}
```

## 怎么改
写成“受××(委托机关全称)委托”；没有核对是谁委托的，写“受委托机关(待核)委托”。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import WARNING, Fact
from generator.rules.rule import Rule
from generator.rules.wording import names_principal

_FIELDS = ("权限", "实施主体", "理由")


def check(portal: Portal) -> Iterator[Fact]:
    """Claims that speak of entrusting without saying by whom; one fact for a claim."""
    for claims in portal.claims.values():
        for claim in claims.values():
            said = {field: claim.table.text(field) for field in _FIELDS if "委托" in claim.table.text(field)}
            if not said or any(names_principal(text) for text in said.values()):
                continue
            field = next(iter(said))
            node = claim.table.get(field)
            yield Fact(node.where if node else claim.where, f"“{said[field]}”没有写受谁委托。", "写成“受某某局委托”，用全称；没有核对写“受委托机关(待核)委托”。",
                       claim.place, claim.item, field)


RULE = Rule(code="GDE108", name="entrusted-without-principal", severity=WARNING, since="0.1",
            basis="行政许可法第二十四条", mended_by="旗县区", check=check)
