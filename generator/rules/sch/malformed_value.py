"""写法的格式不对

## 为什么
电话、日期、编码等有固定的格式，写得不一样就打不通、比不了、对不上。

## 会指出

```yaml
# 文件: guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml
# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
事项: jianzhu-gongcheng-shigong-xuke
版本: 1
咨询电话: 04760000002  # expect: SCH104
```

## 不指出

```yaml
# 文件: guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml
# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
事项: jianzhu-gongcheng-shigong-xuke
版本: 1
咨询电话: 0476-0000002
```

## 怎么改
照提示里的例子改：电话写区号加短横线，日期写 2026-10-08，数字用英文输入法打。
"""

from __future__ import annotations

from generator.findings import ERROR
from generator.rules.reading import reported
from generator.rules.rule import Rule

RULE = Rule(code="SCH104", name="malformed-value", severity=ERROR, since="0.1",
            basis="数据格式约定", mended_by="旗县区", check=reported("malformed-value"))
