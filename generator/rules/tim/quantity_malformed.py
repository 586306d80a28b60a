"""时限的数和单位读不出来

## 为什么
时限写成一句：数加单位。数和单位分开、用中文数字、写范围，机器和群众都说不准是多少。日和个工作日是两种单位，不能省成“天”。

## 会指出
天不是条文里的单位：

```yaml
# 文件: guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml
# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
事项: jianzhu-gongcheng-shigong-xuke
版本: 1
承诺办结时限: 5天  # expect: TIM106
```

## 不指出
照条文的单位：

```yaml
# 文件: guides/150402-hongshan/jianzhu-gongcheng-shigong-xuke.yml
# yaml-language-server: $schema=../../catalog/schemas/county-guide.schema.json
事项: jianzhu-gongcheng-shigong-xuke
版本: 1
承诺办结时限: 4日
办理环节:
  - {名称: 审查, 时限: 2日}
```

## 怎么改
写成 5个工作日、7日、1个月、4小时；当场办结写 即办，法律没有规定写 未规定，没有核对写 待核，没有公布写 未公布。
"""

from __future__ import annotations

from generator.findings import ERROR
from generator.rules.reading import reported
from generator.rules.rule import Rule

RULE = Rule(code="TIM106", name="quantity-malformed", severity=ERROR, since="0.1",
            basis="赤工改办综合字〔2023〕7号三(四)", mended_by="部门", check=reported("quantity-malformed"))
