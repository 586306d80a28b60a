"""Open the desk on which a list is compared: `核对清单.bat`, `.sh` and `.desktop` run this beside the kit's other files.

The first time it installs what the kit brings into a folder beside it, with no network. It needs nothing but Python's standard library and says everything in one sentence.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
HOUSE, HOME, DONE = HERE / "wheelhouse", HERE / "venv", "已装好"
PROGRAMS = HOME / ("Scripts" if os.name == "nt" else "bin")
SUFFIX = ".exe" if os.name == "nt" else ""


def versions() -> list:
    """The Python versions that the wheels fit, such as (3, 11); empty where any version does."""
    tags = {(int(found[1]), int(found[2])) for path in HOUSE.glob("*.whl") if (found := re.search(r"-cp(\d)(\d+)-cp\d+-", path.name))}
    return sorted(tags)


def fitting() -> list:
    """How to call a Python that the wheels fit: this one, or another of this machine."""
    fits = versions()
    if not fits or sys.version_info[:2] in fits:
        return [sys.executable]
    for major, minor in fits:
        words = ["py", f"-{major}.{minor}"] if os.name == "nt" else [f"python{major}.{minor}"]
        if shutil.which(words[0]) and not subprocess.run([*words, "-c", ""], capture_output=True, check=False).returncode:
            return words
    said = "、".join(f"{major}.{minor}" for major, minor in fits)
    sys.exit(f"这台电脑的 Python 是 {sys.version_info[0]}.{sys.version_info[1]}，安装包要 {said}。请管理电脑的人装上这一版，再双击。")


def install() -> None:
    """Install what the kit brings, unless it is there; a broken beginning is started anew."""
    if (HOME / DONE).is_file():
        return
    print("第一次打开，正在安装，要几分钟，不用联网…", flush=True)
    run([*fitting(), "-m", "venv", "--clear", str(HOME)])
    pip = [str(PROGRAMS / f"python{SUFFIX}"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-compile", "--no-index", "--find-links", str(HOUSE)]
    run([*pip, "--require-hashes", "-r", str(HERE / "requirements.lock")])
    run([*pip, "--no-deps", "approval-portal"])
    (HOME / DONE).touch()


def run(words: list) -> None:
    """A step of the installation; what it says is shown only when it fails."""
    done = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    if done.returncode:
        print(done.stdout.decode("utf-8", "replace"))
        sys.exit("没有装成。文件夹要能写，盘上要有 500 MB 空；上面的文字可以发给维护的人看。")


def main() -> int:
    """Open the desk; the words given are passed on to `portal desk`."""
    if not HOUSE.is_dir() or not (HERE / "data" / "catalog").is_dir():
        sys.exit("旁边没有 wheelhouse 和 data 两个文件夹。先把整个安装包解压到一个文件夹，再从那里双击。")
    install()
    try:
        return subprocess.run([str(PROGRAMS / f"portal{SUFFIX}"), "desk", "--root", str(HERE / "data"), *sys.argv[1:]], check=False).returncode
    except KeyboardInterrupt:
        return 0


if __name__ == "__main__":
    sys.exit(main())
