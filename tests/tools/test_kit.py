"""The offline kit: it installs with no index in an empty environment, builds, publishes and rolls back; its samples are true.

Its double-click starters install by themselves, open the desk, and say in one sentence what is missing.

No network: the wheels are packed again from the libraries this environment runs on.
"""

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
from importlib.metadata import Distribution, distribution
from pathlib import Path

import pytest

from generator.commands.cli import all_commands
from scripts import kit

NAME = "核对清单"
SCRIPTS = Path("Scripts" if os.name == "nt" else "bin")


def repacked(dist: Distribution, folder: Path) -> None:
    """A wheel of an installed library, by its own record."""
    tags = [line.removeprefix("Tag: ") for line in (dist.read_text("WHEEL") or "").splitlines() if line.startswith("Tag: ")]
    parts = [sorted({tag.split("-")[number] for tag in tags}) for number in range(3)]
    name = re.sub(r"[^\w.]+", "_", dist.metadata["Name"])
    with zipfile.ZipFile(folder / f"{name}-{dist.version}-{'-'.join('.'.join(part) for part in parts)}.whl", "w") as wheel:
        for file in dist.files or ():
            # the theme's 12,000 icons take a minute to install and no page shows one
            if (not file.parts[0].startswith("..") and file.suffix != ".pyc" and ".icons" not in file.parts and "tests" not in file.parts
                    and file.name not in ("INSTALLER", "REQUESTED", "direct_url.json")):
                wheel.write(str(file.locate()), file.as_posix())


@pytest.fixture(scope="module")
def made(repo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The kit, made of what is installed here."""
    folder = tmp_path_factory.mktemp("kit")
    (folder / "wheels").mkdir()
    version = ".".join(map(str, sys.version_info[:3]))
    for name in kit.locked((repo / "requirements.lock").read_text(encoding="utf-8"), "linux-x86_64", version):
        found = distribution(name)
        repacked(found, folder / "wheels")
    assert kit.main(["--wheels", str(folder / "wheels"), "--output", str(folder / "kit")]) == 0
    return folder / "kit"


@pytest.fixture(scope="module")
def installed(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of an empty environment into which the kit was installed, with no index."""
    venv = tmp_path_factory.mktemp("opt") / "venv"
    subprocess.run([sys.executable, "-m", "venv", str(venv)], check=True)
    done = subprocess.run([str(venv / SCRIPTS / "pip"), "install", "--quiet", "--disable-pip-version-check", "--no-compile", "--no-index",
                           "--find-links", str(made / "wheelhouse"), "approval-portal"], capture_output=True, encoding="utf-8", check=False,
                          env={"PATH": os.environ["PATH"], "PIP_CONFIG_FILE": os.devnull})
    assert done.returncode == 0, done.stderr
    return venv / SCRIPTS


def test_it_installs_with_no_index_builds_publishes_and_rolls_back(made: Path, installed: Path, tmp_path: Path) -> None:
    data, site, served = made / "data", tmp_path / "build" / "site", tmp_path / "www" / "site"

    def portal(*words: object) -> str:
        done = subprocess.run([str(installed / "portal"), *map(str, words), "--root", str(data)], cwd=tmp_path, capture_output=True,
                              encoding="utf-8", check=False, env={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"})
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    portal("build", "--output", site)
    assert "已发布到" in portal("publish", served, "--from", site)
    home = (served / "index.html").read_bytes()
    settings = data / "catalog" / "portal.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("主办单位: ''", "主办单位: 示例单位"), encoding="utf-8")
    portal("build", "--output", site)
    portal("publish", served, "--from", site)
    assert "示例单位" in (served / "index.html").read_text(encoding="utf-8")
    assert "已换回上一版" in portal("rollback", served)
    assert (served / "index.html").read_bytes() == home


def test_its_site_opens_from_disk(made: Path) -> None:
    with zipfile.ZipFile(made / "site.zip") as archive:
        names = set(archive.namelist())
        home = archive.read("site/index.html").decode()
    assert {"site/index.html", "site/assets/portal.css", "site/changes/atom.xml"} <= names
    assert 'href="items/index.html"' in home
    assert not re.search(r'href="[^"]*/"', home)


def test_its_sums_hold_and_the_archive_is_whole(made: Path) -> None:
    sums = dict(reversed(line.split("  ", 1)) for line in (made / "SHA256SUMS").read_text(encoding="utf-8").splitlines())
    assert sums == {file.relative_to(made).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
                    for file in made.rglob("*") if file.is_file() and file.name != "SHA256SUMS" and file != made / "data/catalog/portal.yml"} | {
                        "data/catalog/portal.yml": sums["data/catalog/portal.yml"]}
    with zipfile.ZipFile(made.with_name("kit.zip")) as archive:
        assert {name.removeprefix("kit/") for name in archive.namelist()} == {*sums, "SHA256SUMS"}


def test_a_folder_with_something_else_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "diary.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(SystemExit, match="不是安装包"):
        kit.main(["--output", str(tmp_path)])
    assert [file.name for file in tmp_path.iterdir()] == ["diary.txt"]


@pytest.mark.parametrize(("platform", "version", "there", "absent"), [
    ("linux-x86_64", "3.11.2", {"numpy==2.4.6"}, {"numpy==2.5.5"}),
    ("windows", "3.12.99", {"colorama==0.4.6"}, set()),
])
def test_the_lock_is_read_for_the_other_system(platform: str, version: str, there: set[str], absent: set[str]) -> None:
    text = "numpy==2.4.6 ; python_full_version < '3.12' \\\n    --hash=sha256:aa \\\n    --hash=sha256:bb\n" \
           "numpy==2.5.5 ; python_full_version >= '3.12' \\\n    --hash=sha256:cc\ncolorama==0.4.6 ; sys_platform == 'win32' \\\n    --hash=sha256:dd\n"
    lines = kit.locked(text, platform, version).values()
    assert there <= {line.split(" ")[0] for line in lines}
    assert not absent & {line.split(" ")[0] for line in lines}
    assert all("--hash=" in line for line in lines)
    assert any(line.endswith("--hash=sha256:aa --hash=sha256:bb") for line in lines) == (version < "3.12")


def test_the_samples_name_real_commands_options_and_the_pages_own_policy(repo: Path) -> None:
    for file in (repo / "kit").rglob("*"):
        if file.is_file():
            text = file.read_text(encoding="utf-8")
            for name, rest in re.findall(r"\bportal ([a-z]+)((?: [^\n;&`]+)?)", text.replace("/var/www/portal", "")):
                assert name in all_commands(), (file, name)
                options = {word for parameter in all_commands()[name].params for word in parameter.opts}
                assert {word for word in rest.split() if word.startswith("--")} <= options, (file, name)
    frame = (repo / "site_templates/overrides/base.html").read_text(encoding="utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', frame)
    assert policy
    assert f'"{policy[1]}; frame-ancestors \'none\'"' in (repo / "kit/nginx.conf").read_text(encoding="utf-8")


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
