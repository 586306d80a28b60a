"""指南写的表单文件不在

## 为什么
申请表单要向社会公开（赤工改办综合字〔2023〕7号三(二)）。指南写了文件名，文件却没有放进来，或者是空的，申请人下载不到，页面只能写“未公布”。

## 会指出
文件不在 forms 文件夹里；文件是空的：

```yaml
# 片段: guides/150400-chifeng/jianzhu-gongcheng-shigong-xuke.yml
表单:
  - {名称: 建筑工程施工许可申请表, 法定格式: 是, 文件: shigong-xuke-shenqingbiao.docx}  # expect: GDE113
  - {名称: 施工许可变更申请表, 法定格式: 待核, 文件: biangeng.docx}  # expect: GDE113
```

```text
# 文件: guides/150400-chifeng/forms/biangeng.docx
```

## 不指出
文件在；没有公布的照实写：

```yaml
# 片段: guides/150400-chifeng/jianzhu-gongcheng-shigong-xuke.yml
表单:
  - {名称: 建筑工程施工许可申请表, 法定格式: 是, 文件: shenqingbiao.docx}
  - {名称: 施工许可变更申请表, 法定格式: 待核, 文件: 未公布}
```

```text
# 文件: guides/150400-chifeng/forms/shenqingbiao.docx
示例文件的内容
```

## 怎么改
把文件放到同一个地方的 `forms/` 文件夹，文件名一字不差；还没有公布的，写 `文件: 未公布`。
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from generator.collection import Portal
from generator.collection.forms import LIST, forms, source
from generator.findings import ERROR, Fact
from generator.model.tree import UNKNOWN, Table
from generator.rules.rule import Rule


def check(portal: Portal) -> Iterator[Fact]:
    """Files that a city's guide names and a reader could not fetch."""
    there = forms(portal)
    for document in portal.of_kind("市指南"):
        assert document.tree is not None
        for entry in document.tree.tables(LIST):
            file = entry.text("文件")
            if not file or file in UNKNOWN:
                continue
            path = source(entry, file)
            if path not in there:
                near = difflib.get_close_matches(path, there, 1)
                yield _fact(document.slot.item, entry, f"“{entry.text('名称')}”的文件 {path} 不在{f'，相近的有 {near[0]}' if near else ''}。")
            elif not portal.source.read(path):
                yield _fact(document.slot.item, entry, f"“{entry.text('名称')}”的文件 {path} 是空的。")


def _fact(item: str, entry: Table, message: str) -> Fact:
    return Fact(entry.place_of("文件"), message, "把文件放进去，文件名一字不差；还没有公布的写 文件: 未公布。", item=item, subject=f"{LIST}/{entry.text('名称')}")


RULE = Rule(code="GDE113", name="form-file-missing", severity=ERROR, since="0.2",
            basis="赤工改办综合字〔2023〕7号三(二)", mended_by="部门", check=check)
