"""The offline kit: it installs with no index in an empty environment, builds, publishes and rolls back; its samples are true.

No network: the wheels are packed again from the libraries this environment runs on.
"""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
import zipfile
from importlib.metadata import Distribution, distribution
from pathlib import Path

import pytest

from generator.commands.cli import all_commands
from scripts import kit

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
