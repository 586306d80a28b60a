"""What may be wrong with a list, in the words of the report; which rule of `portal check` each belongs to.

The rule gives code, clause and severity. What no rule of the data can see (a list that shows less
than the baseline, one item split in two) has its clause here. The cure is told to somebody who has
the spreadsheet open.
"""

from __future__ import annotations

from typing import NamedTuple

from generator.comparing import Difference, Effect
from generator.findings import ERROR, WARNING
from generator.rules.levels import kind_of
from generator.rules.registry import RULES

_LIST, _STANDARD = "赤工改办综合字〔2023〕7号三(一)", "赤工改办综合字〔2023〕7号三(二)"
_BACK = "改成市级的；确有理由要不同的，报市工改办。"
_LIGHT = "抄漏了的照市级补上；本地确实减了的保留，报市工改办，全市一起减。"


class Kind(NamedTuple):
    """One kind of finding. `rule` is the name of a rule, empty where the clause is the kind's own."""

    word: str
    cure: str
    rule: str = ""
    basis: str = ""
    grave: str = ""

    @property
    def code(self) -> str:
        """The rule's code, empty where there is none."""
        return RULES[self.rule].code if self.rule else ""

    @property
    def clause(self) -> str:
        """The clause it comes from."""
        return self.basis or RULES[self.rule].basis

    @property
    def severity(self) -> str:
        """Error or warning."""
        return self.grave or RULES[self.rule].severity


KINDS = {kind.word: kind for kind in (
    Kind("缺项", "补进清单，照市指南办理；本级不办的，在认领表里写明谁办、为什么。", "item-unanswered"),
    Kind("多项", "改成市级清单里的名称；市级清单里确实没有的，不能自己设，删去或者报市工改办。", "unknown-item"),
    Kind("上级事项混入", "从本级清单删去，写明由哪一级办理。", "claim-without-power"),
    Kind("层级不符", "层级照上级清单写。", "claim-without-power"),
    Kind("同一事项两个主体", "只留一个实施主体；委托、派出的，写委托机关，受托单位写在备注。", basis=f"{_LIST}、三(二)", grave=ERROR),
    Kind("合并事项被拆", "合成一项，一次申请、一套材料、一个时限。", basis=f"{_LIST}、三(三)", grave=ERROR),
    Kind("已取消的事项", "从清单删去；由别的事项承接的，办承接的那一项。", "parent-abolished"),
    Kind("写了两次", "只留一行。", basis=_LIST, grave=WARNING),
    Kind("名称不一致", "照市级清单的名称写；认错了事项的，写上编码再比一次。", "name-differs"),
    Kind("类别不一致", "照市级清单的类别写。", "text-differs", basis=_LIST),
    Kind("依据不一致", "照市级清单的依据和条款写；依据变了的，报市工改办核对。", "text-differs", basis=_LIST),
    Kind("时限更长", "改成不长于市级的时限。", "limit-longer-than-parent"),
    Kind("时限更短", _LIGHT, basis=_LIST, grave=WARNING),
    Kind("单位不同", "用市级的单位写；日和工作日不能换算。", "units-not-comparable"),
    Kind("时限读不懂", "写成 5个工作日、7日、即办、未规定；表头写明单位的可以只写数。", "quantity-malformed"),
    Kind("多材料", "删去这一份，窗口不再收；应当全市都收的，报市级部门改市指南。", "material-not-in-parent"),
    Kind("少材料", _LIGHT, basis=_LIST, grave=WARNING),
    Kind("材料更严", _BACK, "material-stricter-than-parent"),
    Kind("兜底条款", "把说的是哪几样写出来，一样一条；写不出来的删去。", "vague-clause"),
    Kind("多环节", "删去这个环节；不得增加预审、指定机构事先审查。", "step-not-in-parent"),
    Kind("少环节", _LIGHT, basis=_LIST, grave=WARNING),
    Kind("环节更严", _BACK, "step-stricter-than-parent"),
    Kind("比市级重", _BACK, "heavier-than-parent"),
    Kind("比市级轻", _LIGHT, basis=_LIST, grave=WARNING),
    Kind("内容不一致", "照市级的原文写；确实要不同的，报市工改办判定。", "text-differs"),
    Kind("编码失真", "把这一栏设成“文本”，重新填写编码；不要从别的表复制数字。", basis="数据格式约定", grave=ERROR),
)}

_BY_PATH = {"名称": "名称不一致", "类别": "类别不一致", "设定依据": "依据不一致"}
_ENTRIES = {"申请材料": ("多材料", "少材料", "材料更严"), "办理环节": ("多环节", "少环节", "环节更严")}


def word_of(difference: Difference) -> str:
    """The kind of a difference between a list and the baseline."""
    top, effect = difference.path[0], difference.effect
    if top in _BY_PATH:
        return _BY_PATH[top]
    if difference.shape.kind == "limit":
        return {Effect.HEAVIER: "时限更长", Effect.LIGHTER: "时限更短"}.get(effect, "单位不同")
    if top in _ENTRIES and len(difference.path) == 2 and difference.kind in ("added", "removed"):
        return _ENTRIES[top][difference.kind == "removed"]
    if effect is Effect.HEAVIER:
        return _ENTRIES[top][2] if top in _ENTRIES else "比市级重"
    return "比市级轻" if effect is Effect.LIGHTER else "内容不一致"


def rule_of(difference: Difference) -> str:
    """The rule of `portal check` that would report it of a county's file; empty where none does."""
    if difference.effect is Effect.HEAVIER:
        return kind_of(difference)
    return KINDS[word_of(difference)].rule


__all__ = ["KINDS", "Kind", "rule_of", "word_of"]
