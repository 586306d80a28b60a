"""What the rule tests share: a rule's page taken apart, its examples as portals of their own.

An example block begins with a directive and is laid over the small sound portal in `base/`:

    # 文件: <path>      the whole file
    # 片段: <path>      only these top elements of the file in base, the rest stays
    # 删除: <path>      the file is gone
    # 链接: <path>      a symbolic link to the file named on the next line
    # 原来: <path>      these top elements as a commit has them; the rest of the blocks come after it,
                        and `portal diff` against that commit is asked instead of `portal check`

Behind the path, in half-width brackets: `(编码 GB18030)` writes the file in another encoding,
`(重复 20000)` writes its last line that many times. `# expect: CODE` at the end of a line marks
it as the one a finding must point at; marks are stripped before the file is written.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.tools import forked

REPO = Path(__file__).resolve().parents[2]
BASE = Path(__file__).parent / "base"
SCHEMAS = REPO / "catalog" / "schemas"
HEADINGS = ("为什么", "会指出", "不指出", "怎么改")
FLAGGED, ACCEPTED = "会指出", "不指出"
BEFORE = "原来"

_FENCE = re.compile(r"^```[a-z]*\n(.*?)^```$", re.M | re.S)
_DIRECTIVE = re.compile(r"# (文件|片段|删除|链接|原来): (\S+)(?: \(编码 (\S+)\))?(?: \(重复 (\d+)\))?\n?")
_MARK = re.compile(r"[ \t]*# expect: ([A-Z]{3}\d{3}(?: [A-Z]{3}\d{3})*)$")
_TOP = re.compile(r"^([^\s#:-][^:]*):", re.M)

Mark = tuple[str, str, int]


@dataclass(frozen=True)
class Block:
    """One example block: what to do with which file."""

    action: str
    path: str
    text: str
    encoding: str = "utf-8"
    repeat: int = 1


@dataclass(frozen=True)
class Page:
    """A rule's page: its title and its sections by heading."""

    title: str
    sections: dict[str, str]

    def blocks(self, heading: str) -> list[Block]:
        """The example blocks of a section; every fenced block must be one."""
        return [_block(found[1]) for found in _FENCE.finditer(self.sections[heading])]


@dataclass
class Result:
    """What the command said of a portal."""

    code: int
    findings: list[dict[str, Any]]
    error: str = ""
    raw: str = field(default="", repr=False)

    @property
    def marks(self) -> set[Mark]:
        """Rule, file and line of what no waiver tolerates."""
        return {(each["code"], each["path"], each["line"]) for each in self.findings if not each["waived"]}


def parse(docstring: str) -> Page:
    """Take a page apart at its `## ` headings, leaving fenced blocks alone."""
    parts = re.split(r"^## (.+)$", docstring, flags=re.M)
    return Page(parts[0].strip(), dict(zip(parts[1::2], parts[2::2], strict=True)))


def _block(text: str) -> Block:
    found = _DIRECTIVE.match(text)
    assert found, f"例子的第一行应当是 # 文件:、# 片段:、# 删除: 或者 # 链接:、# 原来:\n{text}"
    return Block(found[1], found[2], text[found.end():], found[3] or "utf-8", int(found[4] or 1))


def plant(root: Path) -> Path:
    """The small sound portal in a folder, with the repository's schemas."""
    shutil.copytree(BASE, root)
    shutil.copytree(SCHEMAS, root / "catalog" / "schemas")
    return root


def build(root: Path, blocks: list[Block]) -> set[Mark]:
    """The small sound portal with the blocks laid over it; the marks it must raise."""
    plant(root)
    _commit(root, [block for block in blocks if block.action == BEFORE])
    marks: set[Mark] = set()
    for block in blocks:
        if block.action == BEFORE:
            continue
        target = root / block.path
        target.parent.mkdir(parents=True, exist_ok=True)
        if block.action in ("删除", "链接"):
            target.unlink(missing_ok=True)
            if block.action == "链接":
                target.symlink_to(Path(strip(block.text).strip()))
                marks |= {(code, block.path, 1) for _, code in _marked(block.text)}
            continue
        text = splice(target.read_text("utf-8"), block.text) if block.action == "片段" else block.text
        marks |= {(code, block.path, number) for number, code in _marked(text)}
        text = strip(text)
        if block.repeat > 1:
            text += text.splitlines(keepends=True)[-1] * (block.repeat - 1)
        target.write_bytes(text.encode(block.encoding))
    return marks


def _commit(root: Path, blocks: list[Block]) -> None:
    """The portal as these blocks have it, committed: what is laid over it later is the change."""
    for block in blocks:
        target = root / block.path
        target.write_text(splice(target.read_text("utf-8"), block.text), "utf-8")
    for words in (["init", "-q"], ["add", "-A"], ["-c", "user.name=t", "-c", "user.email=t@t.invalid", "commit", "-q", "-m", "base"]) if blocks else ():
        subprocess.run(["git", "-C", str(root), *words], check=True, capture_output=True)


def strip(text: str) -> str:
    """A text without its marks."""
    return "\n".join(_MARK.sub("", line) for line in text.split("\n"))


def _marked(text: str) -> list[tuple[int, str]]:
    found = ((number, _MARK.search(line)) for number, line in enumerate(text.split("\n"), 1))
    return [(number, code) for number, match in found if match for code in match[1].split()]


def splice(text: str, fragment: str) -> str:
    """The text with the top elements of the fragment in place of its own; new ones before 变更."""
    head, segments = _segments(text)
    for key, segment in _segments(fragment)[1].items():
        if key not in segments and "变更" in segments:
            last = segments.pop("变更")
            segments |= {key: segment, "变更": last}
        else:
            segments[key] = segment
    return head + "".join(segments.values())


def _segments(text: str) -> tuple[str, dict[str, str]]:
    starts = list(_TOP.finditer(text))
    ends = [*(found.start() for found in starts[1:]), len(text)]
    head = text[: starts[0].start()] if starts else text
    return head, {found[1]: text[found.start():end] for found, end in zip(starts, ends, strict=True)}


def check(root: Path, *arguments: str) -> Result:
    """Run `portal check --format json` on a portal, as a process; on one with a commit, `portal diff` against it."""
    command = ["diff", "HEAD"] if (root / ".git").exists() and root != REPO else ["check"]
    done = forked.run([*command, "--root", str(root), "--format", "json", *arguments], REPO, 120)
    findings = json.loads(done.stdout)["findings"] if done.stdout.startswith("{") else []
    return Result(done.returncode, findings, done.stderr, done.stdout)
