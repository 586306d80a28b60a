"""用了制表符(Tab 键)

## 为什么
Tab 在不同的电脑上显示成不同的宽度，缩进是不是对齐看不出来。

## 会指出

```yaml
# 文件: guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml
# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
事项: jianzhu-gongcheng-shigong-xuke
版本: 1
承诺办结时限:\t4日  # expect: SRC105
```

## 不指出

```yaml
# 文件: guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml
# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
事项: jianzhu-gongcheng-shigong-xuke
版本: 1
承诺办结时限: 4日
办理环节:
  - {名称: 审查, 时限: 2日}
```

## 怎么改
删掉 Tab，改成空格；缩进一层用两个空格。编辑器里可以设置“用空格代替 Tab”。
"""

from __future__ import annotations

from generator.findings import ERROR
from generator.rules.reading import reported
from generator.rules.rule import Rule

RULE = Rule(code="SRC105", name="tab", severity=ERROR, since="0.1",
            basis="数据格式约定", mended_by="旗县区", check=reported("tab"))
