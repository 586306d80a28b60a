"""Print every figure of the portal's speed; exit 1 when one misses its bound.

Ratios count, not seconds: the machine is noisy, so the peer runs in the same call.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.bench import diffing, lighthouse, lists, naive, statistics
from tests.bench.measure import Run, peak_memory, timed

REPO = Path(__file__).resolve().parents[2]
LEAST_RATIO, AIM_RATIO, MOST_MEMORY = 25, 40, 400


def main() -> int:
    """All figures."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        ours = [_build(work / f"site{n}") for n in range(3)]
        wall = sorted(run.wall for run in ours)[1]
        pages = naive.write(work / "site0", work / "naive")
        peer = timed([sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(work / "naive" / "mkdocs.yml")],
                     env={"NO_MKDOCS_2_WARNING": "1"})
        memory = peak_memory(_command(work / "site3"))
    ratio = peer.cpu / wall
    print(f"页数 {pages}")
    print(f"portal build(3 次的中位): 墙钟 {wall:.2f} 秒,处理器 {sorted(run.cpu for run in ours)[1]:.2f} 秒")
    print(f"同样的页写成 Markdown,mkdocs-material 全部进导航(tests/bench/naive.yml): 墙钟 {peer.wall:.1f} 秒,处理器 {peer.cpu:.1f} 秒")
    print(f"倍数(对方处理器秒 ÷ 我方墙钟秒): {ratio:.1f}(下限 {LEAST_RATIO},目标 {AIM_RATIO})")
    print(f"内存峰值(全部进程 PSS 之和): {memory:.0f} MB(上限 {MOST_MEMORY})")
    return int(ratio < LEAST_RATIO or memory > MOST_MEMORY)


def _command(output: Path) -> list[str]:
    return [sys.executable, "-m", "generator", "build", "--root", str(REPO), "--output", str(output)]


def _build(output: Path) -> Run:
    return timed(_command(output))


if __name__ == "__main__":
    sys.exit(max(main(), statistics.main("--large" in sys.argv), diffing.main(), lighthouse.main(), lists.main()))
