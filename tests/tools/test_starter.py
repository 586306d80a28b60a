"""The kit's double-click starters: they install by themselves, open the desk, and say in one sentence what is missing."""

from __future__ import annotations

import hashlib
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import urllib.request
import zipfile
from http.cookiejar import CookieJar
from pathlib import Path

import pytest

from tests.tools.test_kit import made

__all__ = ["made"]
NAME = "核对清单"


@pytest.fixture(scope="module")
def unpacked(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The kit unpacked in a folder with a blank in its name, its lock naming the wheels packed again here."""
    folder = tmp_path_factory.mktemp("starter") / "安装 包"
    shutil.copytree(made, folder)
    wheels = {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in (folder / "wheelhouse").glob("*.whl") if not path.name.startswith("approval_portal")}
    lines = [f"{name}=={version} --hash=sha256:{digest}" for path, digest in wheels.items() for name, version in [path.name.split("-")[:2]]]
    (folder / "requirements.lock").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def _path(folder: Path, **programs: str) -> str:
    """A PATH on which only the programs named (name → what it runs) and the shell's own are found."""
    folder.mkdir()
    for name, target in {**{each: shutil.which(each) or "" for each in ("sh", "dirname", "cat")}, **programs}.items():
        (folder / name).symlink_to(target)
    return str(folder)


def test_a_double_click_installs_and_opens_the_desk(unpacked: Path, tmp_path: Path) -> None:
    environment = {"PATH": _path(tmp_path / "bin", python3=sys.executable), "LANG": "C.UTF-8"}
    for words in (["第一次打开，正在安装，要几分钟，不用联网…\n"], []):
        with subprocess.Popen(["/bin/sh", str(unpacked / f"{NAME}.sh"), "--no-open"], cwd="/", env=environment, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", start_new_session=True) as running:
            assert running.stdout is not None
            assert [running.stdout.readline() for _ in words] == words
            running.stdout.readline()
            address = running.stdout.readline().strip()
            assert re.fullmatch(r"http://127\.0\.0\.1:[0-9]+/\?key=\S{32}", address), running.stderr and running.stderr.read()
            visitor = urllib.request.build_opener(urllib.request.ProxyHandler({}), urllib.request.HTTPCookieProcessor(CookieJar()))
            assert "这是哪个地方的清单" in visitor.open(address, timeout=30).read().decode()
            os.killpg(running.pid, signal.SIGINT)  # as Ctrl-C does: the shell, the starter and the desk
            out, err = running.communicate(timeout=30)
        assert out.rstrip().endswith("已关闭。")
        assert "Traceback" not in err


def test_it_says_what_is_missing(unpacked: Path, tmp_path: Path) -> None:
    def said(folder: Path, path: str) -> tuple[int, str]:
        done = subprocess.run(["/bin/sh", str(folder / f"{NAME}.sh")], env={"PATH": path, "LANG": "C.UTF-8"}, stdin=subprocess.DEVNULL, capture_output=True,
                              encoding="utf-8", check=False)
        return done.returncode, done.stdout + done.stderr

    alone = tmp_path / "只有它"
    alone.mkdir()
    for path in unpacked.iterdir():
        if path.is_file():
            shutil.copy(path, alone)
    with_python = _path(tmp_path / "bin", python3=sys.executable)
    assert said(unpacked, _path(tmp_path / "none")) == (1, (unpacked / "no-python.txt").read_text(encoding="utf-8"))
    assert said(alone, with_python) == (1, "旁边没有 wheelhouse 和 data 两个文件夹。先把整个安装包解压到一个文件夹，再从那里双击。\n")
    (alone / "wheelhouse").mkdir()
    (alone / "wheelhouse" / "numpy-2.0-cp399-cp399-win_amd64.whl").touch()
    shutil.copytree(unpacked / "data" / "catalog" / "calendar", alone / "data" / "catalog")
    code, text = said(alone, with_python)
    assert (code, text.splitlines()[-1]) == (1, f"这台电脑的 Python 是 3.{sys.version_info[1]}，安装包要 3.99。请管理电脑的人装上这一版，再双击。")


def test_the_windows_starter_is_plain_ascii_that_any_code_page_reads(repo: Path) -> None:
    """Not run here, for want of Windows: it holds nothing that a code page could change, and finds the rest by its ending."""
    data = (repo / "kit" / f"{NAME}.bat").read_bytes()
    assert data.isascii()
    assert data.count(b"\r\n") == data.count(b"\n") == data.count(b"\r")
    lines = data.decode().splitlines()
    assert lines[0] == "@echo off"
    assert lines.index("chcp 65001 >nul") < lines.index("type no-python.txt")
    assert 'cd /d "%~dp0"' in lines
    assert [path.name for path in (repo / "kit").glob("*.py")] == [f"{NAME}.py"], "它运行文件夹里唯一的 .py"
    assert (repo / "kit" / "no-python.txt").is_file()


def test_the_desktop_file_runs_the_script_beside_it(repo: Path, tmp_path: Path) -> None:
    lines = (repo / "kit" / f"{NAME}.desktop").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "[Desktop Entry]"
    keys = dict(line.split("=", 1) for line in lines[1:])
    folder = tmp_path / "解 压"
    folder.mkdir()
    (folder / f"{NAME}.sh").write_text("pwd\n", encoding="utf-8")
    for place in (folder / f"{NAME}.desktop", f"file://{folder}/{NAME}.desktop"):
        line = keys["Exec"].replace("\\\\", "\\").replace("%k", shlex.quote(str(place)))  # quoted as a shell would: what desktops do
        assert subprocess.run(["/bin/sh", "-c", line], capture_output=True, encoding="utf-8", check=True).stdout.strip() == str(folder)


def test_the_zip_keeps_the_linux_starters_executable(made: Path) -> None:
    with zipfile.ZipFile(made.with_name(made.name + ".zip")) as archive:
        modes = {entry.filename.rpartition("/")[2]: entry.external_attr >> 16 for entry in archive.infolist()}
    assert (modes[f"{NAME}.sh"], modes[f"{NAME}.desktop"], modes[f"{NAME}.py"]) == (0o755, 0o755, 0o644)
