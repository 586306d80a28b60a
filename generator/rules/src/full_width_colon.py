"""名称后面是中文冒号

## 为什么
数据文件靠英文冒号加一个空格(`: `)分开名称和内容。中文输入法打出来的是全角冒号(`：`)，看着一样，电脑读成了一整句话。

## 会指出

```yaml
# 文件: guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml
# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
事项: jianzhu-gongcheng-shigong-xuke
版本: 1
承诺办结时限：4日  # expect: SRC102
```

## 不指出

```yaml
# 文件: guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml
# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
事项: jianzhu-gongcheng-shigong-xuke
版本: 1
承诺办结时限: 4日
现场原因: 核对原件：只核对一次
办理环节:
  - {名称: 审查, 时限: 2日}
```

## 怎么改
切到英文输入法，把提示里的那个冒号重打一遍，后面空一格。内容里面的中文冒号不用改。
"""

from __future__ import annotations

from generator.findings import ERROR
from generator.rules.reading import reported
from generator.rules.rule import Rule

RULE = Rule(code="SRC102", name="full-width-colon", severity=ERROR, since="0.1",
            basis="数据格式约定", mended_by="旗县区", check=reported("full-width-colon"))
