"""文件不是 UTF-8 编码

## 为什么
数据文件一律用 UTF-8。用别的编码(如 GBK)保存的，在别的电脑上是乱码；转换坏了的字会变成“\ufffd”，原来的字已经丢了。

## 会指出

```yaml
# 文件: guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml
# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
事项: jianzhu-gongcheng-shigong-xuke
版本: 1
现场原因: 核对\ufffd\ufffd  # expect: SRC109
```

```yaml
# 文件: guides/150430-aohan/jianzhu-gongcheng-shigong-xuke.yml (编码 GB18030)
# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
事项: jianzhu-gongcheng-shigong-xuke  # expect: SRC109
版本: 1
现场原因: 核对原件
```

## 不指出

```yaml
# 文件: guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml
# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
事项: jianzhu-gongcheng-shigong-xuke
版本: 1
现场原因: 核对原件和复印件
```

## 怎么改
用记事本打开，另存为，编码选 UTF-8(带不带 BOM 都可以)。已经变成乱码的字，对照原来的文件重新输入。
"""

from __future__ import annotations

from generator.findings import ERROR
from generator.rules.reading import reported
from generator.rules.rule import Rule

RULE = Rule(code="SRC109", name="wrong-encoding", severity=ERROR, since="0.1",
            basis="数据格式约定", mended_by="旗县区", check=reported("wrong-encoding"))
