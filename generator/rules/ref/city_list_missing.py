"""市级清单里缺这个事项

## 为什么
自治区清单写明市级行使的事项，市级清单应当有它，写明阶段、主管部门、前置服务(赤工改办综合字〔2023〕7号三(一)：全部纳入清单)。

## 会指出

```yaml
# 删除: catalog/150400-chifeng/qiye-touzi-xiangmu-beian.yml
```

```yaml
# 片段: catalog/150000-neimenggu/qiye-touzi-xiangmu-beian.yml
行使层级: [市级, 旗县级]  # expect: REF114
```

## 不指出

```yaml
# 片段: catalog/150000-neimenggu/qiye-touzi-xiangmu-beian.yml
行使层级: [市级, 旗县级]
```

## 怎么改
市工改办补上 `catalog/150400-chifeng/<事项>.yml`(`portal new item` 生成空表)；市级不行使的，改自治区清单的“行使层级”。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import ERROR, Fact
from generator.reading.layout import CITY
from generator.rules.rule import Rule

LEVELS = "行使层级"


def check(portal: Portal) -> Iterator[Fact]:
    """Items that the city exercises by the region's list but does not list itself."""
    for item in portal.items:
        file = portal.region_file(item)
        path = f"catalog/{portal.city.folder}/{item}.yml"
        if file is None or CITY not in file.tree.texts(LEVELS) or path in portal.documents:
            continue
        yield Fact(file.tree.place_of(LEVELS), f"“{file.tree.text('名称')}”由市级行使，市级清单里没有。", f"补上 {path}。",
                   portal.city.code, item, item)


RULE = Rule(code="REF114", name="city-list-missing", severity=ERROR, since="0.1",
            basis="赤工改办综合字〔2023〕7号三(一)", mended_by="市工改办", check=check)
