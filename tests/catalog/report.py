"""What of the citations of the data stands in the laws that were read, in a few lines to be read by people."""

from __future__ import annotations

from collections import Counter

from tests.catalog import citing
from tests.catalog.facts import REPO, load


def report() -> str:
    """Figures first, then each citation that the text does not have, then laws marked 已核条文 whose text was not there."""
    found = list(citing.cited())
    wrong = sorted({cited for cited in found if not cited.exists()})
    listed = load(REPO / "catalog" / "laws.yml")["法律"]
    unread = [row["简称"] for row in listed if row["核对"] == "已核条文" and row["简称"] not in citing.laws()]
    busiest = Counter(cited.law for cited in found).most_common(3)
    lines = [
        f"读到法律、法规 {len(citing.laws())} 部，数据引用了其中 {len({cited.law for cited in found})} 部。",
        f"引用 {len(found)} 处，不同的条 {len({cited[1:3] for cited in found})} 个，写到款的 {sum(bool(cited.paragraph) for cited in found)} 处，"
        f"写到项的 {sum(bool(cited.item) for cited in found)} 处。",
        "引得最多的：" + "、".join(f"{law} {times} 处" for law, times in busiest) + "。",
        f"条、款、项查不到的 {len(wrong)} 处。",
        *(f"  {cited.path}：{cited.law}第{cited.article}条 第{cited.paragraph}款 第{cited.item}项" for cited in wrong),
        f"法律清单写已核条文、这个文件夹里没有的 {len(unread)} 部：{'、'.join(unread) or '无'}。",
    ]
    return "\n".join(lines)
