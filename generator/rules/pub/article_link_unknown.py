"""文章里的链接没有这一页

## 为什么
工作动态、典型经验里链到本站的页面，写 `/items/<事项>/` 这样的位置。写错了，读的人点不开；网站会把它当作普通文字，不让一个错链接挡住整个网站的发布。

## 会指出
没有这个事项；页内位置（#）不认：

```markdown
# 文件: catalog/articles/shili.md
---
栏目: 工作动态
标题: 一篇示例文章
日期: 2026-11-16
旗县区: '150402'
来源: 示例单位
摘要: 写一写做了什么，一两句话。
核对: 待核
---

改了[施工许可](/items/jianzhu-shigong-xuke/)的指南，谁都可以看。  # expect: PUB109
有意见的，到[建议和投诉](/complaints/#turn)反映。  # expect: PUB109
```

## 不指出
事项、地方、各栏目的页，和别的网站：

```markdown
# 文件: catalog/articles/shili.md
---
栏目: 工作动态
标题: 一篇示例文章
日期: 2026-11-16
旗县区: '150402'
来源: 示例单位
摘要: 写一写做了什么，一两句话。
核对: 待核
---

改了[施工许可](/items/jianzhu-gongcheng-shigong-xuke/)的指南，[红山区](/places/150402/)已经跟上。
有意见的，到[建议和投诉](/complaints/)反映；也可以看[别处的办法](https://example.invalid/a)。
```

## 怎么改
事项写 `/items/<标识>/`，旗县区写 `/places/<代码>/`，栏目照网址写，前后都有斜杠，不带 #。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.collection import Portal
from generator.collection.articles import leads
from generator.findings import ERROR, Fact, Where
from generator.model.tree import Scalar
from generator.reading.article import BODY, KIND
from generator.rules.rule import Rule

_LINK = re.compile(r"\]\((/[^)\s]*)")


def check(portal: Portal) -> Iterator[Fact]:
    """Links of articles within the site that lead to no page."""
    for document in portal.of_kind(KIND):
        body = document.tree.get(BODY) if document.tree else None
        if not isinstance(body, Scalar) or document.tree is None:
            continue
        for number, line in enumerate(body.text.split("\n")):
            for found in _LINK.finditer(line):
                if not leads(portal, found[1].removeprefix("/")):
                    yield Fact(Where(document.path, body.where.line + number, found.start(1) + 1), f"本站没有 {found[1]} 这一页，页面上只显示文字。",
                               "事项写 /items/<标识>/，旗县区写 /places/<代码>/，栏目照网址写，前后都有斜杠，不带 #。", document.tree.text("旗县区"), subject=found[1])


RULE = Rule(code="PUB109", name="article-link-unknown", severity=ERROR, since="0.2",
            basis="政府网站发展指引", mended_by="市工改办", check=check)
