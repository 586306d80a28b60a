"""Words that say nothing: vague clauses, gaps left to be filled, bases that are none."""

from __future__ import annotations

import re

VAGUE = re.compile("其他(?:相关|有关|必要|需要|所需)?(?:的)?(?:材料|资料|文件|条件)|(?:相关|有关)(?:证明)?(?:材料|资料)|等(?:相关|有关)?(?:材料|资料)|等有关|"
                   "按(?:照)?(?:有关|相关)?规定|视(?:具体)?情况|(?:法律|法规|规章)+、?(?:法规|规章)*规定的其他|窗口要求的")
PLACEHOLDER = re.compile(r"[XＸ×]{2,}|[_＿]{2,}|【\s*】|\[\s*\]|〔\s*〕|（\s*）|\(\s*\)|待(?:补充|填写?|完善|定)|TODO|\?{2,}|？{2,}")
NO_BASIS = re.compile(r"(?:暂?无|没有|不详|[-—/\s]*|惯例|内部规定|窗口要求|工作需要)(?:依据|规定)?\Z")
_PRINCIPAL = re.compile("[受由经][^，。；、]{2,}委托|[^，。；、]{2,}(?:局|厅|委|部门|政府|委员会|机关)(?:依法)?委托|委托(?:机关|单位|方|人)?(?:是|为|：|:)[^，。；、]{2,}")


def names_principal(text: str) -> bool:
    """Whether a sentence about entrusting says by whom."""
    return bool(_PRINCIPAL.search(text))
