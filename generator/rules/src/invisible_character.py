"""有看不见的字符

## 为什么
从网页、Word 里粘贴来的文字常带着零宽空格、方向控制符、全角空格。眼睛看不见，名称却对不上了，改变方向的字符还能让显示的和实际的不一样。蒙古文里必需的元音分隔符和连接符不算。

## 会指出

```yaml
# 文件: guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml
# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
事项: jianzhu-gongcheng-shigong-xuke
版本: 1
现场原因: 核对\u200b原件  # expect: SRC108
```

## 不指出

```yaml
# 文件: guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml
# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
事项: jianzhu-gongcheng-shigong-xuke
版本: 1
现场原因: 核对 原件 一次
```

## 怎么改
把这一行整行删掉重新输入。编辑器里打开“显示不可见字符”能看到它在哪里。
"""

from __future__ import annotations

from generator.findings import ERROR
from generator.rules.reading import reported
from generator.rules.rule import Rule

RULE = Rule(code="SRC108", name="invisible-character", severity=ERROR, since="0.1",
            basis="数据格式约定", mended_by="旗县区", check=reported("invisible-character"))
