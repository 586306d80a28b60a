"""Which folder may be an output, and what lies beside it. A folder is ours when it
carries the marker; everything else that holds a file is somebody's work and is refused.
This module looks, and writes nothing but the marker."""

import errno
import os
from pathlib import Path

from generator.errors import PortalError

MARKER = ".portal-site"
_MARKER_TEXT = "本文件夹由网站生成器写入，下次构建会改写其中的文件。请勿在此存放其他文件。\n"
_ANOTHER = "请用 --output 另选一个空的或不存在的文件夹。"

_REASONS = {
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘配额已用完",
    errno.EACCES: "没有写入权限",
    errno.EPERM: "没有写入权限",
    errno.EROFS: "所在磁盘只读",
    errno.ENAMETOOLONG: "文件名过长",
}


def unwritable(error: OSError, path: str | Path) -> PortalError:
    """The sentence for a disk that refuses: a full disk is not our bug."""
    reason = _REASONS.get(error.errno or 0) or f"系统错误 {errno.errorcode.get(error.errno or 0, '未知')}"
    return PortalError(f"无法写入 {path}：{reason}。已发布的网站没有改动。")


def beside(output: Path, suffix: str) -> Path:
    """`site` -> `.site.<suffix>` in the same parent: only there is a rename atomic."""
    return output.with_name(f".{output.name}.{suffix}")


def link_targets(output: Path) -> tuple[Path, Path]:
    """The two folders our own symbolic link may point at."""
    return beside(output, "0"), beside(output, "1")


def is_ours(folder: Path) -> bool:
    """Whether a folder carries our marker."""
    return (folder / MARKER).is_file()


def mark(folder: Path) -> None:
    """Put our marker into a folder."""
    (folder / MARKER).write_text(_MARKER_TEXT, encoding="utf-8")


def check_output(output: Path, repository: Path) -> Path:
    """The absolute output path, or PortalError when a build must not write there.

    Parents are resolved; the last part is not, since it may be our own link.
    Makes nothing, so that a command can ask before it spends time on rendering.
    """
    given = Path(os.path.abspath(output))
    output = Path(os.path.realpath(given.parent)) / given.name
    real = Path(os.path.realpath(output))
    if real == Path(real.anchor):
        raise PortalError(f"不能把网站写到磁盘根目录 {real}；{_ANOTHER}")
    for place, name in ((os.path.expanduser("~"), "用户主目录"), (repository, "仓库根目录")):
        kept = Path(os.path.realpath(place))
        if real == kept:
            raise PortalError(f"不能把网站写到{name} {real}；{_ANOTHER}")
        if real in kept.parents:
            raise PortalError(f"不能把网站写到 {real}：{name} {kept} 在它里面；{_ANOTHER}")
    if output.is_symlink():
        if not _our_link(output):
            raise PortalError(f"输出位置 {output} 是符号链接，且不是生成器建立的；{_ANOTHER}")
    else:
        check_folder(output)
    check_folder(beside(output, "next"))
    return output


def check_folder(folder: Path) -> None:
    """Nothing there, an empty folder, or one of ours; else PortalError."""
    if folder.is_symlink():
        raise PortalError(f"{folder} 是符号链接，生成器不会写入；请移走它，或用 --output 另选位置。")
    if not folder.exists():
        return
    if not folder.is_dir():
        raise PortalError(f"输出位置 {folder} 是文件，不是文件夹；{_ANOTHER}")
    try:
        foreign = any(folder.iterdir()) and not is_ours(folder)
    except OSError as error:
        raise PortalError(f"无法读取输出文件夹 {folder}：没有权限；{_ANOTHER}") from error
    if foreign:
        raise PortalError(f"输出文件夹 {folder} 不是空的，也没有生成器的标记 {MARKER}，其中的文件可能是别人的；{_ANOTHER}")


def _our_link(output: Path) -> bool:
    for target in link_targets(output):
        if os.readlink(output) == target.name:
            return not os.path.lexists(target) or is_ours(target)
    return False
