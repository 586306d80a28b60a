"""网站自己的信息还没有填

## 为什么
政府网站要标明主办单位、网站标识码、备案号和联系方式。没有定下来的留空，页面显示“待配置”，不能猜，也不能抄别的网站。

## 会指出
主办单位还是空的：

```yaml
# 片段: catalog/portal.yml
主办单位: ''  # expect: PUB103
```

## 不指出
都填了：

```yaml
# 片段: catalog/portal.yml
主办单位: 示例单位
```

## 怎么改
定下来以后填在 `catalog/portal.yml`。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import WARNING, Fact
from generator.model.tree import Scalar
from generator.rules.rule import Rule

_WITHOUT = {"GitHub组织": "别人的改动没有指定的人审核"}  # what is missing without it, where that is not on a page


def check(portal: Portal) -> Iterator[Fact]:
    """Settings of the site left empty."""
    settings = portal.settings
    for key, node in settings.entries.items():
        if isinstance(node, Scalar) and not node.text:
            yield Fact(settings.place_of(key), f"“{key}”还没有填，{_WITHOUT.get(key, '页面显示“待配置”')}。", "定下来以后填上；不能猜，也不能抄别的网站。", subject=key)


RULE = Rule(code="PUB103", name="setting-missing", severity=WARNING, since="0.1",
            basis="政府网站发展指引", mended_by="市工改办", check=check)
