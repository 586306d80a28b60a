"""没有这个地方

## 为什么
行政区划代码和文件夹名字都照 `catalog/places.yml`。代码写错，内容就挂不到任何地方，网站上也看不到。

## 会指出

```yaml
# 文件: guides/150499-yangben/windows.yml
# yaml-language-server: $schema=../../catalog/schemas/windows.schema.json  # expect: REF104
地方: '150499'
示例: 是
核对: 待核
窗口:
  - {名称: 综合窗口, 部门: 全部, 地址: 政务服务中心(示例), 时间: 未公布, 咨询电话: 未公布, 投诉电话: 未公布}
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
文件夹写成“代码-拼音”，与 `catalog/places.yml` 完全一样；新设的区划或者开发区，先在 `catalog/places.yml` 里加上。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import ERROR, Fact, Where
from generator.model.tree import Scalar
from generator.reading.explain import near_names
from generator.rules.routes import visits
from generator.rules.rule import Rule

_FIELDS = frozenset({"place", "parent", "served_by"})  # the x-field of an element that names a place


def check(portal: Portal) -> Iterator[Fact]:
    """Codes and folders of places that places.yml does not hold."""
    folders = {place.folder for place in portal.places.values()}
    seen: set[str] = set()
    for path, document in portal.documents.items():
        code = document.slot.place
        top = "/".join(path.split("/")[:2])
        if code and top.split("/")[1] not in folders and top not in seen:
            seen.add(top)
            yield _folder(portal, path, top, code)
    for visit in visits(portal, lambda schema: schema.get("x-field") in _FIELDS):
        own = visit.document.slot.place  # a file of a place on itself is compared with its folder elsewhere
        if isinstance(visit.node, Scalar) and not own and visit.node.text not in portal.places:
            near = near_names(visit.node.text, list(portal.places))
            named = "、".join(f"{code}({portal.places[code].name})" for code in near)
            yield visit.fact(visit.node.where, f"没有代码是“{visit.node.text}”的地方。", f"是不是 {named}？" if named else "照 catalog/places.yml 写。")


def _folder(portal: Portal, path: str, top: str, code: str) -> Fact:
    place = portal.places.get(code)
    message = f"文件夹 {top} 的名字不对。" if place else f"没有代码是 {code} 的地方，{top} 里的内容不会公布。"
    advice = f"改成 {top.split('/')[0]}/{place.folder}。" if place else "照 catalog/places.yml 改文件夹的名字，或者先在那里加上这个地方。"
    return Fact(Where(path, 1, 1), message, advice, code, subject=top)


RULE = Rule(code="REF104", name="unknown-place", severity=ERROR, since="0.1",
            basis="数据格式约定", mended_by="市工改办", check=check)
