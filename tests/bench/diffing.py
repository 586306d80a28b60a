"""`portal diff` of a one-file change against `portal check` of everything: at most a fifth.

Both are whole processes on a copy of the repository's data under git; what each costs before it
does anything (`portal diff --help`, `portal check --help`) is measured in the same run and taken off.
`python -m tests.bench.diffing` runs it alone.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

REPO = Path(__file__).resolve().parents[2]
GUIDE = "guides/150400-chifeng/jianzhu-gongcheng-shigong-xuke.yml"
MOST, RUNS = 0.2, 7


def main() -> int:
    """The ratio; 1 when it misses its bound."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "portal"
        for name in ("catalog", "guides", "statistics"):
            shutil.copytree(REPO / name, root / name)
        for words in (["init", "-q"], ["add", "-A"], ["-c", "user.name=t", "-c", "user.email=t@t.invalid", "commit", "-q", "-m", "base"]):
            subprocess.run(["git", "-C", str(root), *words], check=True)
        text = (root / GUIDE).read_text("utf-8")
        (root / GUIDE).write_text(text.replace("承诺办结时限: 5日", "承诺办结时限: 4日", 1), "utf-8")
        diff, check = _seconds("diff", "HEAD", "--root", str(root)), _seconds("check", "--root", str(root))
        idle = _seconds("diff", "--help"), _seconds("check", "--help")
    ratio = (diff - idle[0]) / (check - idle[1])
    print(f"处理器秒({RUNS} 次的中位): portal diff(改一个文件) {diff:.3f}, portal check(全部数据) {check:.3f}, 两者启动 {idle[0]:.3f} 和 {idle[1]:.3f}")
    print(f"除去启动,diff 是 check 的 {ratio:.1%}(上限 {MOST:.0%});连启动算是 {diff / check:.1%}")
    return int(ratio > MOST)


def _seconds(*words: str) -> float:
    """Processor seconds of a command, git included; findings (exit 1) are no failure."""
    found = []
    for _ in range(RUNS):
        before = os.times()
        done = subprocess.run([sys.executable, "-m", "generator", *words], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
        after = os.times()
        assert done.returncode in (0, 1), done.stderr
        found.append(after.children_user + after.children_system - before.children_user - before.children_system)
    return median(found)


if __name__ == "__main__":
    sys.exit(main())
