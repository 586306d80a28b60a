"""投诉过了期限没有答复

## 为什么
通知四（三）要求“有诉必应、高效便捷”。期限按渠道写在 `catalog/vocabulary/complaints.yml`，从收到的第二天数起，按工作日历算；期限是 `待核` 的不判断。
通知没有写几天，写 `设计建议` 的期限是参考，这里也照实说。

## 会指出
9 月 8 日收到，到数据截至日还没有答复：

```yaml
# 文件: catalog/vocabulary/complaints.yml
# yaml-language-server: $schema=../schemas/complaint-words.schema.json
渠道:
  - {名称: 热线, 拼音: rexian, 内容: 打电话反映, 答复期限: 15个工作日, 期限来源: 设计建议, 依据: 待核, 核对: 待核}
结果:
  - {名称: 属实, 说明: 反映的情况属实}
```

```yaml
# 文件: catalog/complaints.yml
# yaml-language-server: $schema=schemas/complaints.schema.json
投诉:
  - {编号: 2026-001, 渠道: 热线, 旗县区: '150402', 收到: 2026-09-08}  # expect: SUP109
```

## 不指出
答复了的；没有到期的；期限还是 `待核` 的：

```yaml
# 文件: catalog/vocabulary/complaints.yml
# yaml-language-server: $schema=../schemas/complaint-words.schema.json
渠道:
  - {名称: 热线, 拼音: rexian, 内容: 打电话反映, 答复期限: 15个工作日, 期限来源: 设计建议, 依据: 待核, 核对: 待核}
  - {名称: 来信来访, 拼音: laixin-laifang, 内容: 写信反映, 答复期限: 待核, 期限来源: 待核, 依据: 待核, 核对: 待核}
结果:
  - {名称: 属实, 说明: 反映的情况属实}
```

```yaml
# 文件: catalog/complaints.yml
# yaml-language-server: $schema=schemas/complaints.schema.json
投诉:
  - {编号: 2026-001, 渠道: 热线, 旗县区: '150402', 收到: 2026-09-08, 答复: 2026-11-02, 结果: 属实}
  - {编号: 2026-002, 渠道: 来信来访, 旗县区: '150402', 收到: 2026-09-08}
  - {编号: 2026-003, 渠道: 热线, 旗县区: '150402', 收到: 2026-11-04}
```

## 怎么改
答复反映人，把 `答复` 和 `结果` 补上。已经答复、忘了登记的，照实补登。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.collection.complaints import LIST, OVERDUE, channels, complaints
from generator.findings import WARNING, Fact
from generator.model.records import Place
from generator.reading.layout import COUNTY
from generator.rules.rule import Rule


def check(portal: Portal) -> Iterator[Fact]:
    """Complaints still open after their last day."""
    sources = {channel.name: channel.source for channel in channels(portal)}
    for each in complaints(portal):
        if each.standing != OVERDUE or each.due is None:
            continue
        what = f"{'示例数据：' if each.sample else ''}{each.number} {each.received} 收到，{'参考' if sources[each.channel] != '文件规定' else ''}期限到 {each.due.day}，还没有答复。"
        yield Fact(each.where, what, "答复反映人，补上 答复 和 结果；已经答复的照实补登。", each.place, each.item, f"{LIST}/{each.number}",
                   mended_by=_desk(portal.places.get(each.place)))


def _desk(place: Place | None) -> str:
    return "旗县区" if place and place.level == COUNTY else "市工改办"


RULE = Rule(code="SUP109", name="complaint-overdue", severity=WARNING, since="0.2",
            basis="赤工改办综合字〔2023〕7号四(三)", mended_by="旗县区", check=check)
