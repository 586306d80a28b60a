"""没有写明谁办、到哪里办、打哪个电话

## 为什么
事项要逐项明确名称、类别、实施主体、设定依据等基本要素(赤工改办综合字〔2023〕7号三(一))，办事的人还要知道到哪里办、问谁、向谁投诉。没有核对写 `待核`，没有公布写 `未公布`，都算写明；一字不提才指出。名称、条件、材料、环节、时限、收费缺了，由格式检查指出。

## 会指出

```yaml
# 片段: guides/150402-hongshan/windows.yml
窗口:  # expect: GDE101
  - {名称: 工程建设综合窗口, 部门: [发展和改革], 地址: 红山区政务服务中心(示例), 时间: 未公布, 咨询电话: 0476-0000000, 投诉电话: 0476-0000001}
```

```yaml
# 片段: catalog/150402-hongshan/claims.yml
部门:  # expect: GDE101
  住房和城乡建设: 待核
```

## 不指出

```yaml
# 片段: guides/150402-hongshan/windows.yml
窗口:
  - {名称: 工程建设综合窗口, 部门: 全部, 地址: 红山区政务服务中心(示例), 时间: 未公布, 咨询电话: 0476-0000000, 投诉电话: 0476-0000001}
```

## 怎么改
办理地点、时间、电话写在 `guides/<地方>/windows.yml`，一个窗口收全部事项的，部门写 `全部`；本地单位写在认领表的“部门”里。
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.collection import Portal
from generator.findings import WARNING, Fact, Where
from generator.model.tree import Node, Table
from generator.rules.routes import desk
from generator.rules.rule import Rule

_WINDOW = ("办理地点", "咨询电话", "投诉电话")


def check(portal: Portal) -> Iterator[Fact]:
    """Roles of a place without body, address or phones; one fact for all items of a role."""
    for place, items in _held(portal).items():
        readable = _readable(portal, f"guides/{portal.places[place].folder}/windows.yml")
        bodies = portal.claims_table(place).get("部门") if place != portal.city.code else None
        gaps: Counter[tuple[str, str, Where]] = Counter()
        for item, elements in items:
            role = getattr(elements.get("主管部门"), "text", "")
            if role not in portal.roles:
                continue  # a reference rule says so
            missing = "、".join(name for name in _WINDOW if name not in elements)
            if missing and readable:
                gaps[role, missing, _windows(portal, place)] += 1
            claim = portal.claim(place, item)
            if claim and not claim.body and isinstance(bodies, Table) and role not in bodies.keys:
                gaps[role, "实施主体", portal.claims_table(place).place_of("部门")] += 1
        for (role, names, where), count in gaps.items():
            yield Fact(where, f"“{role}”的 {count} 个事项没有写明{names}。", "补上；没有核对写 待核，没有公布写 未公布。",
                       place, "", f"{role}/{names}", mended_by=desk(place))


def _held(portal: Portal) -> dict[str, list[tuple[str, dict[str, Node]]]]:
    city = [(item, baseline.elements) for item in portal.items if (baseline := portal.baseline(item))]
    found = {portal.city.code: city}
    for holding in portal.holdings():
        if holding.place in portal.places:
            found.setdefault(holding.place, []).append((holding.item, holding.elements))
    return found


def _readable(portal: Portal, path: str) -> bool:
    """False for a file that cannot be read: that has a finding of its own."""
    document = portal.documents.get(path)
    return document is None or document.tree is not None


def _windows(portal: Portal, place: str) -> Where:
    """The windows of the place's file; without one, the line that asks for it."""
    table = portal.windows(place)
    if table.entries:
        return table.place_of("窗口")
    return portal.city.where if place == portal.city.code else portal.claims_table(place).place_of("认领")


RULE = Rule(code="GDE101", name="key-element-missing", severity=WARNING, since="0.1",
            basis="赤工改办综合字〔2023〕7号三(一)", mended_by="旗县区", check=check)
