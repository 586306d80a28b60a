"""内容被当成了说明文字

## 为什么
空格后面的 `#` 表示后面是给人看的说明，不会公布。内容里正好有 `#` 的(如“建筑 #1 楼”)，后半截就丢了。

## 会指出

```yaml
# 文件: guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml
# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
事项: jianzhu-gongcheng-shigong-xuke
版本: 1
现场原因: 核对建筑 #1 楼的原件  # expect: SRC107
```

## 不指出

```yaml
# 文件: guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml
# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
事项: jianzhu-gongcheng-shigong-xuke
版本: 1
现场原因: "核对建筑 #1 楼的原件"   # 引号里的 # 是内容
```

## 怎么改
`#` 后面是内容的，把整句加英文引号；是说明的，`#` 后面空一格。
"""

from __future__ import annotations

from generator.findings import ERROR
from generator.rules.reading import reported
from generator.rules.rule import Rule

RULE = Rule(code="SRC107", name="swallowed-by-comment", severity=ERROR, since="0.1",
            basis="数据格式约定", mended_by="旗县区", check=reported("swallowed-by-comment"))
