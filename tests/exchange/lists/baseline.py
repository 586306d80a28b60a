"""A small city whose list the lists of the tests are held against. All of it is made up."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

from generator.exchange.writing import whole
from generator.model.shape import compile_item
from generator.reading.layout import slot
from tests.collection import small

STEPS = (("受理", "1个工作日"), ("审查", "3个工作日"), ("决定", "1个工作日"))


class Item(NamedTuple):
    """One item of the made-up list; materials are originals, one copy each."""

    slug: str
    name: str
    aliases: tuple[str, ...]
    category: str
    code: str
    statutory: str
    promised: str
    stage: str
    article: str
    materials: tuple[str, ...] = ("申请表", "项目建设依据")
    levels: tuple[str, ...] = ("市级", "旗县级")
    ended: str = ""
    heirs: tuple[str, ...] = ()


ITEMS = (
    Item("yongdi-yushen-yu-xuanzhi", "建设项目用地预审与选址意见书核发", ("用地预审", "选址意见书"), "行政许可", "000000000101", "20个工作日", "10个工作日", "立项用地规划许可", "第十二条"),
    Item("jianshe-gongcheng-guihua-xuke", "建设工程规划许可证核发", ("规划许可证",), "行政许可", "000000000102", "20个工作日", "8个工作日", "工程建设许可", "第十三条", ("使用土地的证明文件", "建设工程设计方案")),
    Item("qushui-xuke", "取水许可", ("取水证",), "行政许可", "000000000103", "45个工作日", "20个工作日", "并行推进", "第十四条", ("取水许可申请书", "水资源论证报告书")),
    Item("gongshui-baozhuang", "供水报装", ("自来水报装",), "市政公用报装", "000000000104", "未规定", "3个工作日", "市政公用报装", "第十五条", ("用水报装申请表",)),
    Item("jungong-yanshou-beian", "房屋建筑和市政基础设施工程竣工验收备案", ("竣工备案",), "行政备案", "000000000105", "未规定", "1个工作日", "竣工验收", "第十六条", ("竣工验收备案表", "工程竣工验收报告")),
    Item("paiwu-xuke", "排污许可", ("排污证",), "行政许可", "000000000106", "30日", "20日", "并行推进", "第十七条", levels=("自治区级", "市级")),
    Item("zhiliang-jiandu-shouxu", "工程质量监督手续办理", ("质量报监",), "其他行政权力", "000000000107", "未规定", "1个工作日", "施工许可", "第十八条", ended="合并", heirs=(small.ITEM,)),
    Item("jieneng-jiancha", "民用建筑节能设计备案", (), "行政备案", "000000000108", "未规定", "1个工作日", "施工许可", "第十九条", ended="废置"),
)


def make(root: Path) -> Path:
    """The portal in a folder of its own, with the repository's vocabulary of list words."""
    small.make(root)
    words = Path("catalog/vocabulary/list-words.yml")
    (root / words).write_bytes((small.TESTS.parent / words).read_bytes())
    shapes = compile_item(json.loads((root / "catalog/schemas/item.schema.json").read_text("utf-8")))
    for item in ITEMS:
        for path, values in _files(item):
            held = slot(path)
            assert held is not None
            small.write(root, path, whole(path, held, values, shapes.of_home(held.kind)))
    return root


def _files(item: Item) -> list[tuple[str, dict[str, Any]]]:
    new = [{"版本": "1", "类型": "新增", "生效日期": "2025-01-01"}]
    about = {"事项": item.slug, "版本": "1", "核对": {"其余": "待核"}, "变更": new}
    ended = {"版本": "2", "变更": [{"版本": "2", "类型": item.ended, "生效日期": "2026-01-01", "原因": "示例", "文号": "示例〔2026〕9号",
                                      **({"承接": list(item.heirs)} if item.heirs else {})}, *new]} if item.ended else {}
    region = {**about, "名称": item.name, "俗称": list(item.aliases), "类别": item.category, "基本编码": item.code, "设定依据": [{"名称": "行政许可法", "条款": item.article}],
              "法定办结时限": item.statutory, "法定时限起点": "受理", "行使层级": list(item.levels), "法定特别程序": []}
    city = {**about, "示例": "是", **ended, "阶段": item.stage, "主管部门": "住房和城乡建设", "监管部门": "住房和城乡建设", "投资清单对应": "待核", "项目类型": ["工业仓储"], "前置服务": [], "相关事项": []}
    materials = [{"名称": name, "材料类型": "复印件", "材料形式": "纸质或电子", "份数": "1", "必要性": "必要", "来源渠道": "申请人自备", "依据": f"行政许可法{item.article}"} for name in item.materials]
    steps = [{"名称": name, "序号": str(number), "办理岗位": "综合窗口", "时限": limit} for number, (name, limit) in enumerate(STEPS, 1)]
    guide = {**about, "示例": "是", "受理条件": [{"名称": "范围", "内容": "示例", "依据": f"行政许可法{item.article}"}], "申请材料": materials, "办理环节": steps, "特别程序": [],
             "承诺办结时限": item.promised, "承诺时限起点": "受理", "收费": [], "到现场次数": "0", "办理形式": ["窗口办理", "网上办理"], "服务对象": ["企业法人"], "办理结果": "示例"}
    return [(f"catalog/150000-neimenggu/{item.slug}.yml", region), (f"catalog/150400-chifeng/{item.slug}.yml", city), (f"guides/150400-chifeng/{item.slug}.yml", guide)]
