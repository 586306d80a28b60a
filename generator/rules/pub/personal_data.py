"""公开的内容里有个人信息

## 为什么
身份证号、手机号写进数据，就会公开在网站上，也会留在仓库的历史里。办事窗口用座机或者 12345，经办岗位写岗位，不写人和手机。

## 会指出
窗口说明里写了手机号：

```yaml
# 片段: guides/150400-chifeng/qiye-touzi-xiangmu-beian.yml
常见问题:
  - {问题: 找谁问, 答复: 打窗口手机 13900000000 就可以}  # expect: PUB102
```

## 不指出
座机、岗位：

```yaml
# 片段: guides/150400-chifeng/qiye-touzi-xiangmu-beian.yml
常见问题:
  - {问题: 找谁问, 答复: 打综合窗口座机 0476-0000000 就可以}
```

## 怎么改
删掉号码，换成窗口座机或者岗位名称。已经提交过的，联系维护网站的人把它从历史里清掉。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import ERROR, Fact, Where
from generator.model.personal import numbers
from generator.reading.layout import CITY, REGION, level_of, slot
from generator.rules.packed import unpacked
from generator.rules.rule import Rule

_DESKS = {REGION: "自治区", CITY: "部门"}


def check(portal: Portal) -> Iterator[Fact]:
    """Mobile numbers and identity card numbers anywhere in the data, readable or not."""
    for path in portal.source.paths():
        if path.startswith("catalog/schemas/"):
            continue
        try:
            data = unpacked(path, portal.source.read(path))
        except OSError:
            continue  # a data file that cannot be opened has its own finding
        for start, kind in numbers(data):
            yield _fact(path, data, start, kind)


def _fact(path: str, data: bytes, start: int, kind: str) -> Fact:
    line = data.count(b"\n", 0, start)
    before = data[data.rfind(b"\n", 0, start) + 1:start].decode("utf-8", "replace").removeprefix("\ufeff")
    place = slot(path)
    desk = "部门" if place is None or not place.place else _DESKS.get(level_of(place.place), "旗县区")
    return Fact(Where(path, line + 1, len(before) + 1), f"这里像是一个{kind}，会公开在网站上。", "删掉，换成窗口座机或者岗位名称。",
                place.place if place else "", place.item if place else "", kind, mended_by=desk)


RULE = Rule(code="PUB102", name="personal-data", severity=ERROR, since="0.1",
            basis="个人信息保护法第二十五条", mended_by="部门", check=check)
