"""A county's page of an item: what differs from the city's baseline, and every state a county can be in."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.site.item_pages import PERMIT, REPO, Pages, local, own, repository, words

PLAN = "jianshe-gongcheng-guihua-xuke"
HEAVIER = """# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
事项: jianzhu-gongcheng-shigong-xuke
版本: 1
示例: 是
核对: {其余: 待核}
承诺办结时限: 6日
申请材料:
  - {名称: 施工合同, 份数: 1}
  - {名称: 会议纪要, 变动: 增加, 材料类型: 复印件, 材料形式: 纸质, 份数: 1, 必要性: 必要, 来源渠道: 申请人自备, 依据: 建筑法第八条}
变更:
  - {版本: 1, 类型: 新增, 生效日期: 2026-10-20}
"""


def differences(pages: Pages, path: str) -> list[str]:
    """Entries of the box that names the differences."""
    box = re.search(r'<div class="p-note[^"]*p-diff">.*?</div>', pages.html(path), re.DOTALL)
    return [words(entry).replace("\xa0", " ") for entry in re.findall(r"<li>(.*?)</li>", box[0], re.DOTALL)] if box else []


def test_each_claim_has_one_page() -> None:
    pages = repository()
    claimed = {local(place, claim.item) for place, claims in pages.site.portal.claims.items() for claim in claims.values() if claim.claimed}
    assert set(pages.counties) == claimed
    assert len(claimed) == 1062


def test_lighter_values_are_named_with_both_values_and_carry_the_countys_tag() -> None:
    pages = repository()
    assert differences(pages, local("150402")) == [
        "申请材料“施工合同”的份数：1 份，全市2 份 更轻", "申请材料“建设资金已经落实承诺书”：全市有，这里没有 更轻",
        "办理环节“审查”的时限：1 日，全市3 日 更轻", "承诺办结时限：3 日，全市5 日 更轻"]
    text = pages.text(local("150402"))
    assert "红山区与全市基准的差别：4处" in text
    assert "红山区政务服务中心工程建设综合窗口（示例）" in text
    assert "赤峰市政务服务中心" not in text
    assert "红山区 本地指南" in pages.text(local("150402"), "time")


def test_a_county_without_overlay_is_said_to_agree() -> None:
    pages = repository()
    assert differences(pages, local("150425")) == []
    assert "与全市基准一致，只有窗口和电话是克什克腾旗的。" in pages.text(local("150425"))


def test_lag_in_grace_shows_the_followed_version_with_due_date_and_days_left() -> None:
    text = repository().text(local("150422", PLAN)).replace("\xa0", " ")
    assert "巴林左旗用的是旧版" in text
    assert "仍按第 1 版办理。应于 2026年11月30日前跟进，还有 6 个工作日。" in text
    assert "版本市级第 1 版" in text


def test_a_waived_lag_and_a_waived_material_name_document_and_end() -> None:
    pages = repository()
    assert "批准文件：示例〔2026〕2号，到 2026年12月31日为止。" in pages.text(local("150426"))
    assert "版本市级第 2 版" in pages.text(local("150426"))
    assert differences(pages, local("150430")) == [
        "申请材料“农民工工资保证金缴存凭证”：全市没有，这里有 更重经批准暂时这样办：示例〔2026〕1号，到 2026年12月31日为止。"
        "理由：示例，正在报请市级统一纳入指南。"]
    assert "农民工工资保证金缴存凭证 敖汉旗" in pages.text(local("150430"), "mat")


@pytest.fixture(scope="module")
def states(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    """Without history: a heavier county, a late one, a broken county file, broken claims."""
    root = copied(tmp_path_factory.mktemp("states"))
    (root / f"guides/150404-songshan/{PERMIT}.yml").write_text(HEAVIER, encoding="utf-8")
    claims = root / "catalog/150428-kalaqin/claims.yml"
    text, count = re.subn(rf"(事项: {PERMIT},.*?跟随版本: )3", r"\g<1>2", claims.read_text(encoding="utf-8"))
    assert count == 1
    claims.write_text(text, encoding="utf-8")
    full_width(root / f"guides/150402-hongshan/{PERMIT}.yml", "承诺办结时限")
    full_width(root / "catalog/150425-keshiketeng/claims.yml", "部门")
    return Pages(root)


def copied(root: Path) -> Path:
    """The repository's data."""
    for name in ("catalog", "guides"):
        shutil.copytree(REPO / name, root / name)
    return root


def full_width(path: Path, key: str) -> None:
    """What a Chinese input method does to a colon."""
    text = path.read_text(encoding="utf-8")
    assert f"{key}:" in text
    path.write_text(text.replace(f"{key}:", f"{key}：", 1), encoding="utf-8")


def test_a_heavier_county_keeps_the_citys_values(states: Pages) -> None:
    text = states.text(local("150404")).replace("\xa0", " ")
    assert "松山区有 2 处比全市重，正在核查" in text
    assert "本页保留全市的内容" in text
    assert differences(states, local("150404")) == ["申请材料“施工合同”的份数：1 份，全市2 份 更轻"]
    assert "会议纪要" not in states.text(local("150404"), "mat")
    assert "6 日" not in states.text(local("150404"), "time").replace("\xa0", " ")
    assert states.switch(own())["松山区"] == "差别核查中"


def test_late_without_waiver_shows_the_version_in_force(states: Pages) -> None:
    text = states.text(local("150428")).replace("\xa0", " ")
    assert "喀喇沁旗没有按期跟进第 3 版" in text
    assert "已过 12 个工作日。本页显示市级现行的第 3 版" in text
    assert differences(states, local("150428")) == []
    assert "版本市级第 3 版" in text


def test_without_history_a_broken_county_is_not_published_and_keeps_its_addresses(states: Pages) -> None:
    text = states.text(local("150402"))
    assert "暂未发布" in text
    assert f"guides/150402-hongshan/{PERMIT}.yml 第 15 行" in text
    assert "看全市基准" in text
    assert "承诺办结" not in words(re.sub(r"<h2>暂未发布.*?</div>", "", states.html(local("150402")), flags=re.DOTALL))
    lost = [path for path in states.counties if path.startswith("places/150425/")]
    assert len(lost) == 89
    assert all("克什克腾旗的认领表读不出来" in states.text(path) for path in lost[:3])
    assert states.switch(own())["克什克腾旗"] == "暂未发布"


def test_with_history_a_broken_file_stands_back_under_a_banner(tmp_path: Path) -> None:
    root = copied(tmp_path)
    for words_ in (["init", "-q"], ["add", "."], ["-c", "user.name=t", "-c", "user.email=t@example.invalid", "commit", "-q", "-m", "t",
                   "--date", "2026-11-20T00:00:00Z"]):
        subprocess.run(["git", *words_], cwd=root, check=True, env={"GIT_COMMITTER_DATE": "2026-11-20T00:00:00Z", "PATH": "/usr/bin:/bin"})
    full_width(root / f"guides/150402-hongshan/{PERMIT}.yml", "承诺办结时限")
    full_width(root / "guides/150400-chifeng/gongshui-baozhuang.yml", "承诺办结时限")
    pages = Pages(root)
    text = pages.text(local("150402"))
    assert "这一页暂时退回 2026年11月20日的内容" in text
    assert "红山区与全市基准的差别：4处" in text
    assert "暂时退回" in pages.text(own("gongshui-baozhuang"))
    assert "暂时退回" not in pages.text(own())
