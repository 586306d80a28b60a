"""是链接，不是文件

## 为什么
快捷方式(符号链接)可能指到仓库外面的文件，在别的电脑上也打不开，所以不读。

## 会指出

```yaml
# 链接: guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml
../150400-chifeng/jianzhu-gongcheng-shigong-xuke.yml  # expect: SRC115
```

## 不指出

```yaml
# 文件: guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml
# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
事项: jianzhu-gongcheng-shigong-xuke
版本: 1
到现场次数: 0
```

## 怎么改
删掉链接，把真正的文件复制过来。
"""

from __future__ import annotations

from generator.findings import ERROR
from generator.rules.reading import reported
from generator.rules.rule import Rule

RULE = Rule(code="SRC115", name="symbolic-link", severity=ERROR, since="0.1",
            basis="数据格式约定", mended_by="旗县区", check=reported("symbolic-link"))
