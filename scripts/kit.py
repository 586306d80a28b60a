"""`make kit`: everything a machine without a network needs to run the portal, in one folder and one ZIP.

Wheels for each system, the portal's own wheel, the data, the finished site as a ZIP that opens from disk, samples for nginx,
systemd and cron. It only gathers: installing, building and publishing are done on the other machine, as kit/读我.md tells.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable
from pathlib import Path

from packaging.requirements import Requirement

REPO = Path(__file__).resolve().parents[1]
DATA = ("catalog", "guides", "statistics", "site_templates", "mkdocs.yml")
SUMS, WHEELS, SITE = "SHA256SUMS", "wheelhouse", "site.zip"
_GLIBC = range(28, 4, -1)  # 2.28 is what the oldest systems in service bring


def _manylinux(machine: str) -> list[str]:
    return [*(f"manylinux_2_{minor}_{machine}" for minor in _GLIBC), f"manylinux2014_{machine}"]


PLATFORMS = {  # name: wheel tags, what the lock file's markers are told
    "linux-x86_64": (_manylinux("x86_64"), {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix", "platform_machine": "x86_64"}),
    "linux-aarch64": (_manylinux("aarch64"), {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix", "platform_machine": "aarch64"}),
    "windows": (["win_amd64"], {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt", "platform_machine": "AMD64"}),
}


def main(words: list[str] | None = None) -> int:
    """Make the kit; 0 when all wheels of all systems were found."""
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    parser = argparse.ArgumentParser(description="打包离线安装包。", add_help=True)
    parser.add_argument("--output", type=Path, default=REPO / "build" / "kit", help="放在哪个文件夹,旁边再放一个同名的 .zip")
    parser.add_argument("--python", default=python, help="目标机器的 Python 版本,逗号分开,默认与本机相同")
    parser.add_argument("--platforms", default=",".join(PLATFORMS), help="为哪些系统,逗号分开,默认全部")
    parser.add_argument("--wheels", type=Path, help="用这个文件夹里现成的 wheel,不上网")
    asked = parser.parse_args(words)
    output: Path = asked.output
    _empty(output)
    house = output / WHEELS
    house.mkdir(parents=True)
    missing: list[str] = []
    if asked.wheels:
        for wheel in asked.wheels.glob("*.whl"):
            shutil.copy(wheel, house)
    else:
        for version in asked.python.split(","):
            for platform in asked.platforms.split(","):
                # an early and a late patch release: some libraries draw their line between them
                missing += [f"{platform},Python {version}:{name}" for name in dict.fromkeys(
                    name for patch in (0, 99) for name in _download(house, platform, f"{version}.{patch}"))]
    _own_wheel(house)
    _data(output)
    _site(output / SITE)
    shutil.copy(REPO / "requirements.lock", output)
    shutil.copytree(REPO / "kit", output, dirs_exist_ok=True)
    _sums(output)
    _zip(output, output.with_name(output.name + ".zip"), output.name)
    print(f"安装包在 {output},压缩包在 {output}.zip。共 {len(list(house.iterdir()))} 个 wheel。怎么装,看里面的 读我.md。")
    for line in missing:
        print(f"没有现成的 wheel:{line}。这个系统上要另外准备。")
    return int(bool(missing))


def _empty(output: Path) -> None:
    """An earlier kit goes; any other folder with something in it stays."""
    if output.exists() and any(output.iterdir()) and not (output / SUMS).is_file():
        sys.exit(f"{output} 不是空的,也不是安装包,没有动它。用 --output 另选一个。")
    shutil.rmtree(output, ignore_errors=True)


def locked(text: str, platform: str, version: str) -> dict[str, str]:
    """Name → its lines of the lock file without marker, for those that hold on the platform: pip itself would ask this machine."""
    environment = {**PLATFORMS[platform][1], "python_version": version.rpartition(".")[0], "python_full_version": version, "implementation_name": "cpython",
                   "platform_python_implementation": "CPython", "extra": ""}
    found = {}
    for block in ("\n" + text).split("\n"):
        if block[:1].isalnum():
            requirement = Requirement(block.rstrip(" \\"))
            name = requirement.name if requirement.marker is None or requirement.marker.evaluate(environment) else ""
            if name:
                found[name] = f"{requirement.name}{requirement.specifier}"
        elif block.lstrip().startswith("--hash") and name:
            found[name] += " " + block.strip(" \\")
    return found


def _download(house: Path, platform: str, version: str) -> list[str]:
    """Fetch the locked wheels of one system; the names of those that have none."""
    lines = locked((REPO / "requirements.lock").read_text(encoding="utf-8"), platform, version)
    if _fetch(house, platform, version, lines.values()):
        return []
    return [name for name, line in lines.items() if not _fetch(house, platform, version, [line])]


def _fetch(house: Path, platform: str, version: str, lines: Iterable[str]) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        asked = Path(folder) / "requirements.txt"
        asked.write_text("\n".join(lines) + "\n", encoding="utf-8")
        tags = [word for tag in PLATFORMS[platform][0] for word in ("--platform", tag)]
        done = subprocess.run([sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps", "--require-hashes",
                               "--only-binary", ":all:", "--implementation", "cp", "--python-version", version, *tags, "--dest", str(house),
                               "--requirement", str(asked)], capture_output=True, check=False)
    return done.returncode == 0


def _own_wheel(house: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:  # building in place would leave build/ and an egg-info behind
        source = Path(folder) / "source"
        shutil.copytree(REPO / "generator", source / "generator", ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(REPO / "pyproject.toml", source)
        subprocess.run([sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check", "--no-deps", "--no-index",
                        "--no-build-isolation", "--wheel-dir", str(house), str(source)], check=True)


def _data(output: Path) -> None:
    for name in DATA:
        source, target = REPO / name, output / "data" / name
        target.parent.mkdir(exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target)
        else:
            shutil.copy(source, target)


def _site(target: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        done = subprocess.run([sys.executable, "-m", "generator", "build", "--offline", "--workbooks", "--root", str(REPO), "--output", str(site)], cwd=REPO, check=False)
        if done.returncode > 1:
            sys.exit("网站没有生成,安装包没有做完。")
        _zip(site, target, "site")


def _zip(folder: Path, target: Path, name: str) -> None:
    """A ZIP of a folder; the same files give the same bytes, whenever it is made."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(path for path in folder.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(f"{name}/{file.relative_to(folder).as_posix()}")
            entry.external_attr = (0o755 if file.suffix in (".sh", ".desktop") else 0o644) << 16
            entry.compress_type = zipfile.ZIP_STORED if file.suffix in (".whl", ".zip") else zipfile.ZIP_DEFLATED
            archive.writestr(entry, file.read_bytes())


def _sums(output: Path) -> None:
    files = sorted(path for path in output.rglob("*") if path.is_file())
    lines = [f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.relative_to(output).as_posix()}" for file in files]
    (output / SUMS).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
