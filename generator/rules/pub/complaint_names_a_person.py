"""投诉登记里看得出是谁

## 为什么
投诉登记是公开的。写了反映人的姓名、称呼、电话、住址，反映的人就可能受到报复，以后没有人敢反映。被反映的经办人也不写名字，写岗位。
依据个人信息保护法第二十五条；手机号和身份证号在任何数据文件里都由 PUB102 指出，这里再看称呼、姓名、座机、邮箱和门牌。
只能看出常见的写法，登记的人还要自己看一遍。

## 会指出
说明里写了称呼，写了门牌：

```yaml
# 文件: catalog/complaints.yml
# yaml-language-server: $schema=schemas/complaints.schema.json
投诉:
  - {编号: 2026-001, 渠道: 热线, 旗县区: '150402', 收到: 2026-09-08, 答复: 2026-09-10, 结果: 属实, 说明: 已经打电话答复张女士}  # expect: PUB108
  - {编号: 2026-002, 渠道: 热线, 旗县区: '150402', 收到: 2026-09-08, 答复: 2026-09-10, 结果: 属实, 说明: 到反映人家里说明，3号楼2单元}  # expect: PUB108
  - {编号: 2026-003, 渠道: 热线, 旗县区: '150402', 收到: 2026-09-08, 答复: 2026-09-10, 结果: 属实, 说明: 投诉人：某某某，已经答复}  # expect: PUB108
  - {编号: 2026-004, 渠道: 热线, 旗县区: '150402', 收到: 2026-09-08, 答复: 2026-09-10, 结果: 属实, 说明: 回电 0476-8000000 说明了情况}  # expect: PUB108
```

## 不指出
只写怎么处理的；单位、岗位、电话的名目都可以写：

```yaml
# 文件: catalog/complaints.yml
# yaml-language-server: $schema=schemas/complaints.schema.json
投诉:
  - {编号: 2026-001, 渠道: 热线, 旗县区: '150402', 收到: 2026-09-08, 答复: 2026-09-10, 结果: 属实, 说明: 多要的一份材料已经退回，向反映人说明了依据}
  - {编号: 2026-002, 渠道: 热线, 旗县区: '150402', 收到: 2026-09-08, 答复: 2026-09-10, 结果: 属实, 说明: 窗口负责人当面道歉，2026年起按新指南收件}
```

## 怎么改
删掉，只写怎么处理的。原文放在 `private/`。已经提交过的，联系维护网站的人把它从历史里清掉。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.collection.complaints import FILE, LIST
from generator.findings import ERROR, Fact
from generator.model.personal import IDENTITY, MOBILE, telling
from generator.model.tree import Scalar
from generator.rules.rule import Rule


def check(portal: Portal) -> Iterator[Fact]:
    """Entries whose words tell who somebody is, once an entry; numbers of every file are PUB102's."""
    for row in portal.table(FILE).tables(LIST):
        node = row.get("说明")
        if isinstance(node, Scalar) and (kinds := sorted({kind for _, kind in telling(node.text)} - {MOBILE, IDENTITY})):
            yield Fact(node.where, f"这里像是写了{'、'.join(kinds)}，会公开在网站上。", "删掉，只写怎么处理的。", row.text("旗县区"), subject=f"{LIST}/{row.text('编号')}")


RULE = Rule(code="PUB108", name="complaint-names-a-person", severity=ERROR, since="0.2",
            basis="个人信息保护法第二十五条", mended_by="市工改办", check=check)
