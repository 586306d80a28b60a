"""该写列表的写成了一句话(或者反过来)

## 为什么
有几项可以写几条，要写成列表；有的只写一个数或者一句话。写成别的样子就读不出来。

## 会指出

```yaml
# 文件: guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml
# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
事项: jianzhu-gongcheng-shigong-xuke
版本: 1
办理形式: 网上办理  # expect: SCH105
```

## 不指出

```yaml
# 文件: guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml
# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
事项: jianzhu-gongcheng-shigong-xuke
版本: 1
办理形式: [窗口办理, 网上办理, 快递申请]
```

## 怎么改
列表写成 `[甲, 乙]`，或者每条一行、前面加 `- `；一句话的直接写在冒号后面。
"""

from __future__ import annotations

from generator.findings import ERROR
from generator.rules.reading import reported
from generator.rules.rule import Rule

RULE = Rule(code="SCH105", name="wrong-kind", severity=ERROR, since="0.1",
            basis="数据格式约定", mended_by="旗县区", check=reported("wrong-kind"))
