"""只写了名称，没有写内容

## 为什么
空着的一项，读的人不知道是没有、没查，还是忘了写。

## 会指出

```yaml
# 文件: guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml
# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
事项: jianzhu-gongcheng-shigong-xuke
版本: 1
承诺办结时限:  # expect: SRC112
```

## 不指出

```yaml
# 文件: guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml
# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
事项: jianzhu-gongcheng-shigong-xuke
版本: 1
现场原因: 未公布
```

## 怎么改
写上内容；没有核对过写 `待核`，还没有公布写 `未公布`；不需要的整行删掉。
"""

from __future__ import annotations

from generator.findings import ERROR
from generator.rules.reading import reported
from generator.rules.rule import Rule

RULE = Rule(code="SRC112", name="empty-value", severity=ERROR, since="0.1",
            basis="数据格式约定", mended_by="旗县区", check=reported("empty-value"))
