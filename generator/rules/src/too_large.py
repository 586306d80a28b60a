"""文件太大

## 为什么
一个文件只写一个事项，几十 KB 足够。超过 512 KB 的多半是把附件或者别的东西贴进来了。

## 会指出

```yaml
# 文件: guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml (重复 20000)
# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json  # expect: SRC110
事项: jianzhu-gongcheng-shigong-xuke
版本: 1
# 贴进来的附件，重复很多行
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
附件放到 `guides/<地方>/forms/` 文件夹；几个事项写在一起的，一个事项一个文件。
"""

from __future__ import annotations

from generator.findings import ERROR
from generator.rules.reading import reported
from generator.rules.rule import Rule

RULE = Rule(code="SRC110", name="too-large", severity=ERROR, since="0.1",
            basis="数据格式约定", mended_by="旗县区", check=reported("too-large"))
