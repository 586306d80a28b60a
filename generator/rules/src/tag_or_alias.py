"""用了引用或者类型标记

## 为什么
`&`、`*`、`!` 在这种文件里有特殊意思(引用别处、改变类型)。引用会让人看不出这一行写的是什么，也会让内容悄悄变样，所以不许用。

## 会指出

```yaml
# 文件: guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml
# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
事项: jianzhu-gongcheng-shigong-xuke
版本: 1
现场原因: *必须核对原件  # expect: SRC104
```

## 不指出

```yaml
# 文件: guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml
# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
事项: jianzhu-gongcheng-shigong-xuke
版本: 1
现场原因: "*必须核对原件"
```

## 怎么改
要写的就是 `*` 这些符号时，把整句加英文引号；想引用别处内容的，把内容原样写出来。
"""

from __future__ import annotations

from generator.findings import ERROR
from generator.rules.reading import reported
from generator.rules.rule import Rule

RULE = Rule(code="SRC104", name="tag-or-alias", severity=ERROR, since="0.1",
            basis="数据格式约定", mended_by="旗县区", check=reported("tag-or-alias"))
