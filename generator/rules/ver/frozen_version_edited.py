"""改了留存的旧版

## 为什么
`history/` 里是以前公布过的样子。办事的人要能查到“我申请那天的指南怎么写”，投诉、复议都以它为准；改了，就没有人能信它。
这一条对照提交前的内容，所以只在 `portal diff` 和拉取请求里检查。

## 会指出
第2版当时承诺6日，留存的文件被改成8日：

```yaml
# 原来: guides/150400-chifeng/history/jianzhu-gongcheng-shigong-xuke/2.yml
承诺办结时限: 6日
```

```yaml
# 片段: guides/150400-chifeng/history/jianzhu-gongcheng-shigong-xuke/2.yml
承诺办结时限: 8日  # expect: VER104
```

## 不指出
旧版没有动，改的是现行文件里不影响申请人的内容：

```yaml
# 原来: guides/150400-chifeng/jianzhu-gongcheng-shigong-xuke.yml
现场原因: 核对原件
```

```yaml
# 片段: guides/150400-chifeng/jianzhu-gongcheng-shigong-xuke.yml
现场原因: 核对原件，当场退回
```

## 怎么改
撤销对这个文件的改动。旧版里的错，在现行文件里改，发布新版；旧版照当时的样子留着。删掉的，从 git 里找回来。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes import Diff, FileChange
from generator.comparing import Difference, compare
from generator.findings import ERROR, Fact, Where
from generator.model.records import version_of
from generator.model.tree import Table, plain
from generator.rules.levels import place_in
from generator.rules.rule import Rule
from generator.rules.versions import DESK, named


def against(diff: Diff) -> Iterator[Fact]:
    """Versions kept before and changed or gone now; versions kept now that were published otherwise."""
    for change in diff.files:
        if not change.slot.number:
            continue
        was = change.old if change.old is not None else _published(diff, change)
        if was is not None and change.new is None and not change.unread:
            yield _fact(change, Where(change.path, 1, 1), f"第{change.slot.number}版的留存文件没有了。")
        elif was is not None and change.new is not None and plain(was) != plain(change.new):
            differences = compare(change.new.entries, was.entries, diff.portal.shapes.of_home(change.slot.kind))
            what = f"改了{named(differences)}" if differences else "与当时公布的不一样"
            yield _fact(change, _first(change.new, differences), f"第{change.slot.number}版是留存的旧版，{what}。")


def _published(diff: Diff, change: FileChange) -> Table | None:
    """The text of a newly kept version as the base still had it in force."""
    folder, _, name = change.path.partition("/history/")
    document = diff.before.get(f"{folder}/{name.partition('/')[0]}.yml")
    tree = document.tree if document is not None else None
    return tree if tree is not None and version_of(tree, "").number == change.slot.number else None


def _first(tree: Table, differences: list[Difference]) -> Where:
    if not differences:
        return tree.where
    first = differences[0]
    return place_in(tree, first.left, first.holder, first.path[0])


def _fact(change: FileChange, where: Where, message: str) -> Fact:
    return Fact(where, message, "撤销对旧版的改动；要改的在现行文件里改，用 portal release 发布新版。", change.slot.place, change.slot.item,
                f"第{change.slot.number}版", mended_by=DESK[change.slot.kind])


RULE = Rule(code="VER104", name="frozen-version-edited", severity=ERROR, since="0.2",
            basis="赤工改办综合字〔2023〕7号三(一)", mended_by="部门", against=against)
