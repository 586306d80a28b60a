"""文件放错了位置或者名字不对

## 为什么
程序按文件夹和文件名找数据。放错位置的、以 `.yaml` 或者 `.yml.txt` 结尾的文件不会读，写在里面的内容也不会公布。Windows 会藏起 `.txt`，保存时要留意。

## 会指出

```yaml
# 文件: guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yaml
# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json  # expect: SRC114
事项: jianzhu-gongcheng-shigong-xuke
版本: 1
到现场次数: 0
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
照 `catalog/README.md`、`guides/README.md` 里的位置放；文件名是事项的拼音加 `.yml`。
"""

from __future__ import annotations

from generator.findings import ERROR
from generator.rules.reading import reported
from generator.rules.rule import Rule

RULE = Rule(code="SRC114", name="misplaced-file", severity=ERROR, since="0.1",
            basis="数据格式约定", mended_by="旗县区", check=reported("misplaced-file"))
