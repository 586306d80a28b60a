"""抽查的种子公告得太晚

## 为什么
抽哪几件由种子决定。种子用一个公开文件的摘要，文件公布以前先公告用它，谁都不能挑着抽；文件公布以后才公告，就可以多试几个，挑中意的。
依据通知四（三）“随机抽查已办结事项的审批要件及时限”。

## 会指出
文件公布的当天才公告：

```yaml
# 文件: catalog/vocabulary/inspection.yml
# yaml-language-server: $schema=../schemas/inspection.schema.json
巡查: {核实月数: 12, 整改期限: [{级别: 错误, 时限: 10个工作日}, {级别: 提示, 时限: 20个工作日}], 指标来源: 设计建议, 依据: 赤工改办综合字〔2023〕7号四(三), 核对: 待核}
抽查:
  比例: 5
  最少: 5
  指标来源: 设计建议
  依据: 赤工改办综合字〔2023〕7号四(三)
  核对: 待核
  种子:
    - {季度: 2026Q3, 公告日期: 2026-10-09, 文件: 某公报, 文件日期: 2026-10-09, 摘要: 待填}  # expect: SUP107
```

## 不指出
先公告，后公布：

```yaml
# 文件: catalog/vocabulary/inspection.yml
# yaml-language-server: $schema=../schemas/inspection.schema.json
巡查: {核实月数: 12, 整改期限: [{级别: 错误, 时限: 10个工作日}, {级别: 提示, 时限: 20个工作日}], 指标来源: 设计建议, 依据: 赤工改办综合字〔2023〕7号四(三), 核对: 待核}
抽查:
  比例: 5
  最少: 5
  指标来源: 设计建议
  依据: 赤工改办综合字〔2023〕7号四(三)
  核对: 待核
  种子:
    - {季度: 2026Q3, 公告日期: 2026-09-28, 文件: 某公报, 文件日期: 2026-10-09, 摘要: 待填}
```

## 怎么改
换一个还没有公布的文件，重新公告。公告日期要早于文件日期。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import ERROR, Fact
from generator.model.records import day
from generator.model.tree import Table
from generator.rules.rule import Rule

_FILE = "catalog/vocabulary/inspection.yml"


def check(portal: Portal) -> Iterator[Fact]:
    """Quarters whose seed somebody could have chosen."""
    table = portal.table(_FILE).get("抽查")
    for row in table.tables("种子") if isinstance(table, Table) else ():
        if day(row.text("公告日期")) >= day(row.text("文件日期")):
            yield Fact(row.where, f"{row.text('季度')} 的种子文件 {row.text('文件日期')} 公布，{row.text('公告日期')} 才公告，种子可以挑。",
                       "换一个还没有公布的文件，重新公告。", subject=f"种子/{row.text('季度')}")


RULE = Rule(code="SUP107", name="seed-not-announced", severity=ERROR, since="0.1",
            basis="赤工改办综合字〔2023〕7号四(三)", mended_by="市工改办", check=check)
