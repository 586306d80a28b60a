"""`portal diff` of a one-file change against `portal check` of everything: at most a fifth.

Both are whole processes, start and git included, on a copy of the repository's data under git; they
run by turns, so that a busy machine is busy for both. `python -m tests.bench.diffing` runs it alone.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

REPO = Path(__file__).resolve().parents[2]
GUIDE = "guides/150400-chifeng/jianzhu-gongcheng-shigong-xuke.yml"
MOST, RUNS = 0.2, 9


def main() -> int:
    """The ratio; 1 when it misses its bound."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "portal"
        for name in ("catalog", "guides", "statistics"):
            shutil.copytree(REPO / name, root / name)
        for words in (["init", "-q"], ["add", "-A"], ["-c", "user.name=t", "-c", "user.email=t@t.invalid", "commit", "-q", "-m", "base"]):
            subprocess.run(["git", "-C", str(root), *words], check=True)
        text = (root / GUIDE).read_text("utf-8")
        assert "承诺办结时限: 5日" in text
        (root / GUIDE).write_text(text.replace("承诺办结时限: 5日", "承诺办结时限: 4日", 1), "utf-8")
        _seconds("diff", "--help")  # writes what Python compiles, for both
        pairs = [(_seconds("diff", "HEAD", "--root", str(root)), _seconds("check", "--root", str(root))) for _ in range(RUNS)]
    diff, check = (median(each) for each in zip(*pairs, strict=True))
    print(f"portal diff(改一个文件)整个进程 {diff:.3f} 处理器秒, portal check(全部数据) {check:.3f}({RUNS} 次的中位): "
          f"{diff / check:.1%}(上限 {MOST:.0%})")
    return int(diff > check * MOST)


def _seconds(*words: str) -> float:
    """Processor seconds of a command, git included; findings (exit 1) are no failure."""
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([sys.executable, "-m", "generator", *words], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False, env=env)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert done.returncode in (0, 1), done.stderr
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    sys.exit(main())
