"""A small portal with a county file whose comments and order are its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.collection import small

OWN = f"""# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
# 红山区自己的说明
事项: {small.ITEM}
版本: 1
示例: 是
核对: {{其余: 待核}}

承诺办结时限: 3日              # 市级 5日
申请材料:
  - 名称: 施工合同
    份数: 1                     # 市级 2 份
  # 下一条本地不收
  - 名称: 房屋征收情况说明
    变动: 不要求
办理环节:
  - {{名称: 审查, 时限: 1日}}     # 市级 3日

变更:
  - {{版本: 1, 类型: 新增, 生效日期: 2026-10-09}}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The portal, free to be broken."""
    root = small.make(tmp_path / "portal")
    small.write(root, small.OWN, OWN)
    return root
