"""The worksheet 说明: what the workbook is, how to fill it in, what the colours mean."""

from __future__ import annotations

from collections.abc import Iterator

from generator.comparing import Effect
from generator.exchange.content import Content

_MEANT = {
    Effect.HEAVIER: "加重：比市级重。没有豁免的要改回去",
    Effect.OPEN: "待判：文字或者单位与市级不同，分不出轻重，要说明",
    Effect.UNKNOWN: "未知：有一边没有核对或者没有公布",
    Effect.LIGHTER: "减负：比市级轻，可以",
}


def notes(content: Content) -> Iterator[tuple[str, str, Effect | None]]:
    """(heading, sentence, the effect whose colour it explains)."""
    place, day = content.place.name, content.portal.as_of.isoformat()
    if content.blank:
        yield from _form(place, day)
        return
    yield "这是什么", f"{place}的工程建设项目审批清单和办事指南，数据截至 {day}。参考目录，不是任何单位公布的清单。", None
    if content.county:
        yield "", "白底的栏是本地的，可以改；旁边灰底、标着“(市级)”的是本地跟随的那一版市指南，用来对照，改了不算。", None
        yield "怎么改", "一、在白底的格里改成本地实际的。与市级一样的不用动；清空的格照市级执行。", None
        yield "", "二、不要的材料、环节，“变动”选 不要求，不要删行；本地多出的，在表里空行写全，“变动”选 增加(会被指出，除非有豁免)。", None
        yield "", f"三、保存，运行 portal import {place} 文件名：先列出要改什么，看过再写。", None
        yield "认领情况", "改跟随版本的，日期一起改成跟进的那一天；旧的版本号自动加到“此前”。先导入，再导出新的工作簿改别的。", None
    else:
        yield "", "白底的栏是市指南写的，可以改；灰底的是自治区清单、市清单和各地认领表写的，用来对照，改了不算。", None
        yield "怎么改", "一、在白底的格里改。不要的材料、环节，“变动”选 不要求，不要删行；增加的写在空行里，“变动”选 增加。", None
        yield "", f"二、保存，运行 portal import {place} 文件名：先列出要改什么，看过再写。内容改了的，把文件的“版本”加一，在“变更”里写明。", None
    yield "写法", "没有核对写 待核，没有公布写 未公布；一条也没有写 无。不猜。", None
    yield "", "一格有几条的，每行一条(Alt+回车换行)，一条里的几项用全角竖线 ｜ 隔开，次序看表头的批注。", None
    yield "", r"行首行末的空格写成 \s，一条里面的换行写成 \n，竖线本身写成 \｜，反斜杠写成 \\。", None
    yield "", "格里都是文字，不会当公式算；时限写成一句，如 5个工作日、7日、即办、未规定。", None
    yield "", "可以排序、筛选、隐藏、移动栏；不要改表名、表头、事项标识，不要删栏删行。", None
    for effect, meaning in _MEANT.items() if content.county else ():
        yield "颜色" if effect is Effect.HEAVIER else "", meaning, effect


def _form(place: str, day: str) -> Iterator[tuple[str, str, Effect | None]]:
    """The same for a blank workbook."""
    yield "这是什么", f"给{place}核对清单用的空白工作簿，数据截至 {day}。列的是旗县级行使的事项；参考目录，不是任何单位公布的清单。", None
    yield "", "白底的栏是本地的，都空着；旁边灰底、标着“(市级)”的是市指南现行的内容，用来对照。", None
    yield "怎么填", "一、在白底的格里写本地实际执行的。和市级一样的可以不写，空着的不比。", None
    yield "", "二、“申请材料”等表里每条市级的都列着：本地不要的，“变动”选 不要求；多要的写在空行里，“变动”选 增加。", None
    yield "", "三、“认领情况”里，本地不办的选 不实施、市级办理或者并入。", None
    yield "", "四、保存，拖进“核对清单”的网页，选地方，下载报告。", None
    yield "不能导入", f"这一份只用来核对。要把改动写回数据文件，用 portal export {place} 导出的那一份。", None
    yield "写法", "没有核对写 待核，没有公布写 未公布，一条也没有写 无；时限写成一句，如 5个工作日、7日、即办。", None
    yield "", "一格有几条的，每行一条(Alt+回车换行)，一条里的几项用全角竖线 ｜ 隔开，次序看表头的批注。", None
