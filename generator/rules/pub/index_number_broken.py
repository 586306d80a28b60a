"""索引号台账写得不对

## 为什么
一份公开的信息一个索引号，编了就不变、不重用，查的人才能凭号找到同一份（政府信息公开目录系统实施指引）。两份指南同一个号、号倒着编，都说不清是哪一份。一份指南写了两条，由 REF110 指出。

## 会指出
第二条用了编过的号；第三条的号比前面的小：

```yaml
# 文件: catalog/index-numbers.yml
# yaml-language-server: $schema=schemas/index-numbers.schema.json
索引号:
  - {号: 000000000/2026-00007, 网页: items/jianzhu-gongcheng-shigong-xuke/, 名称: 建筑工程施工许可证核发, 日期: 2026-11-02}
  - {号: 000000000/2026-00007, 网页: items/qiye-touzi-xiangmu-beian/, 名称: 企业投资项目备案, 日期: 2026-11-02}  # expect: PUB106
  - {号: 000000000/2026-00003, 网页: places/150402/items/jianzhu-gongcheng-shigong-xuke/, 名称: 建筑工程施工许可证核发（红山区）, 日期: 2026-11-02}  # expect: PUB106
```

## 不指出
号接着往后编；指南没有了，号还留着：

```yaml
# 文件: catalog/index-numbers.yml
# yaml-language-server: $schema=schemas/index-numbers.schema.json
索引号:
  - {号: 000000000/2025-00012, 网页: items/quxiao-le-de-shixiang/, 名称: 取消了的事项, 日期: 2025-03-10}
  - {号: 000000000/2026-00001, 网页: items/jianzhu-gongcheng-shigong-xuke/, 名称: 建筑工程施工许可证核发, 日期: 2026-11-02}
```

## 怎么改
多写的、写错的还没有提交，删掉那一行，运行 `portal number` 重新编；已经提交的照 git 里的样子放回去。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.collection.numbers import FILE, LIST
from generator.findings import ERROR, Fact
from generator.model.tree import Table
from generator.rules.rule import Rule


def check(portal: Portal) -> Iterator[Fact]:
    """Numbers used before, or not after those before them in their year."""
    used: set[str] = set()
    last: dict[str, str] = {}
    for row in portal.table(FILE).tables(LIST):
        number = row.text("号")
        year, _, serial = number.partition("/")[2].partition("-")
        if number in used:
            yield _fact(row, f"{number} 已经编给了别的指南。")
        elif serial <= last.get(year, ""):
            yield _fact(row, f"{number} 排在 {year}-{last[year]} 后面，号是倒着的。")
        used.add(number)
        last[year] = max(serial, last.get(year, ""))


def _fact(row: Table, message: str) -> Fact:
    return Fact(row.where, message, "还没有提交的，删掉这一行，运行 portal number 重新编；提交过的照原样放回去。", subject=f"{LIST}/{row.text('号')}")


RULE = Rule(code="PUB106", name="index-number-broken", severity=ERROR, since="0.2",
            basis="政府信息公开目录系统实施指引（试行）", mended_by="市工改办", check=check)
