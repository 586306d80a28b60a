"""写了不同之处，却没有认领这个事项

## 为什么
认领了的事项才有旗县区的页面。没有认领却写了与市级不同的地方，写的内容不会公布。

## 会指出

```yaml
# 文件: guides/150402-hongshan/sheji-guojia-anquan-jianshe-xiangmu-xuke.yml
# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
事项: sheji-guojia-anquan-jianshe-xiangmu-xuke  # expect: REF108
版本: 1
到现场次数: 0
```

## 不指出

```yaml
# 文件: guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml
# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
事项: jianzhu-gongcheng-shigong-xuke
版本: 1
到现场次数: 0
```

## 怎么改
要办这个事项的，先在认领表里认领；不办的，删掉这个文件。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import WARNING, Fact
from generator.rules.routes import listed
from generator.rules.rule import Rule


def check(portal: Portal) -> Iterator[Fact]:
    """Files of a county on items that it does not claim."""
    known = listed(portal)
    for document in portal.of_kind("旗县区指南"):
        place, item = document.slot.place, document.slot.item
        if place not in portal.places or item not in known or document.tree is None:
            continue
        claims = portal.documents.get(f"catalog/{portal.places[place].folder}/claims.yml")
        claim = portal.claim(place, item)
        if (claims and claims.tree is None) or (claim and claim.claimed):
            continue
        said = f"认领表里写的是 {claim.status}" if claim else "认领表里没有这个事项"
        yield Fact(document.tree.place_of("事项"), f"这里写了与市级不同的地方，{said}。", "先认领再写；不办的删掉这个文件。",
                   place, item, item, (claim.where,) if claim else ())


RULE = Rule(code="REF108", name="overlay-without-claim", severity=WARNING, since="0.1",
            basis="赤工改办综合字〔2023〕7号三(一)", mended_by="旗县区", check=check)
