"""加重负担，没有写原因或者文号

## 为什么
增加材料、环节，拉长时限，提高收费，都加重申请人的负担。通知要求清单动态调整有依据；没有原因和文号，谁也说不清为什么加。

## 会指出
第3版把承诺时限从6日改成7日，没有文号：

```yaml
# 片段: guides/150400-chifeng/jianzhu-gongcheng-shigong-xuke.yml
承诺办结时限: 7日
变更:
  - {版本: 3, 类型: 调整, 生效日期: 2026-10-08, 宽限: 20个工作日, 原因: 压减材料，缩短时限, 影响: [{要素: 申请材料/建筑工程施工许可申请表/材料形式, 影响: 减负, 说明: 改为在线填报}]}  # expect: VER102
  - {版本: 2, 类型: 调整, 生效日期: 2026-03-02, 宽限: 20个工作日, 原因: 压缩时限, 文号: 示例〔2026〕1号}
  - {版本: 1, 类型: 新增, 生效日期: 2025-01-01}
```

## 不指出
原因和文号都有：

```yaml
# 片段: guides/150400-chifeng/jianzhu-gongcheng-shigong-xuke.yml
承诺办结时限: 7日
变更:
  - {版本: 3, 类型: 调整, 生效日期: 2026-10-08, 宽限: 20个工作日, 原因: 增加现场核查, 文号: 示例〔2026〕2号, 影响: [{要素: 申请材料/建筑工程施工许可申请表/材料形式, 影响: 减负, 说明: 改为在线填报}]}
  - {版本: 2, 类型: 调整, 生效日期: 2026-03-02, 宽限: 20个工作日, 原因: 压缩时限, 文号: 示例〔2026〕1号}
  - {版本: 1, 类型: 新增, 生效日期: 2025-01-01}
```

## 怎么改
在变更记录的这一条补上 `原因` 和 `文号`。没有文件依据的，不能加重，把内容改回去。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collection import Portal
from generator.comparing import Effect
from generator.findings import ERROR, Fact
from generator.rules.rule import Rule
from generator.rules.versions import named, present


def check(portal: Portal) -> Iterator[Fact]:
    """Newest steps that make something heavier and do not say why, or by which document."""
    for kept in present(portal):
        heavier = [each for each, effect in kept.effects() if effect is Effect.HEAVIER]
        change = kept.step.version.change
        lacking = [word for word, text in (("原因", change.reason), ("文号", change.document)) if not text]
        if heavier and lacking and kept.row is not None:
            yield kept.fact(kept.row.where, f"第{change.version}版加重了{named(heavier)}，没有写{'和'.join(lacking)}。",
                            f"补上{'和'.join(lacking)}；没有文件依据的，把内容改回去。", f"变更/{change.version}", *(kept.spot(each) for each in heavier))


RULE = Rule(code="VER102", name="burden-without-reason", severity=ERROR, since="0.2",
            basis="赤工改办综合字〔2023〕7号三(一)", mended_by="部门", check=check)
