"""A build that dies, at any step, leaves the published site whole, and the next recovers."""

import io
import os
import signal
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from generator.publishing import Entry, Summary, Tree, exchange, read_manifest
from generator.publishing import tree as tree_module
from tests.publishing.sample import NEW, OLD, Pages, contents, publish

Build = Callable[[Pages], tuple[list[Entry], Summary]]

# Everything a build changes on disk goes through one of these.
_STEPS = ("mkdir", "rmdir", "unlink", "write", "ftruncate", "rename", "replace", "symlink")


def die_before(step: int) -> None:
    """In a child: SIGKILL itself before the given change to the disk."""
    left = step

    def counted(function: Callable[..., Any]) -> Callable[..., Any]:
        def wrapper(*args: Any, **kwargs: Any) -> Any:
            nonlocal left
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            left -= 1
            return function(*args, **kwargs)

        return wrapper

    for name in _STEPS:
        setattr(os, name, counted(getattr(os, name)))
    io.open = counted(io.open)  # the marker and the manifest
    exchange._swap = counted(exchange._swap)


def killed(output: Path, pages: Pages, step: int) -> bool:
    """Whether the build was killed; False when it has fewer steps."""
    child = os.fork()
    if child == 0:
        code = 70
        try:
            die_before(step)
            publish(output, pages)
            code = 0
        finally:
            os._exit(code)
    status = os.waitpid(child, 0)[1]
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        return True
    assert os.WEXITSTATUS(status) == 0
    return False


def shown(output: Path) -> Pages | None:
    return contents(output) if output.exists() else None


def kill_at_each_step(parent: Path, before: Callable[[Path], None], whole: list[Pages | None]) -> int:
    """How many steps, when it died there, left no site until the next build opened it."""
    gaps = 0
    for step in count():
        output = parent / str(step) / "site"
        output.parent.mkdir(parents=True)
        before(output)
        dead = killed(output, NEW, step)
        if shown(output) not in whole:
            gaps += 1
            assert shown(output) is None
            with Tree.open(output, output.parent):
                assert shown(output) in whole
        if not dead:
            break
        publish(output, NEW)
        publish(output, NEW)
        assert (shown(output), shown(output.with_name(".site.next"))) == (NEW, NEW)
        assert not {".old", ".link", ".manifest"} & {path.suffix for path in output.parent.iterdir()}
    assert shown(output) == NEW
    assert step > 20
    return gaps


@pytest.mark.parametrize("earlier", [0, 1, 2])
def test_killed_before_any_step(tmp_path: Path, way: str, earlier: int) -> None:
    """`earlier` builds came before: the first has no site, the second no older tree."""

    def before(output: Path) -> None:
        for _ in range(earlier):
            publish(output, OLD)

    # Before the first publication there is nothing to keep whole, but never a part of the site.
    whole = [OLD, NEW] if earlier else [None, {}, NEW]
    # Only a pair of renames has a moment without a site, and only once something was there.
    assert kill_at_each_step(tmp_path, before, whole) == (1 if way == "pair" and earlier else 0)


def test_killed_while_a_folder_becomes_a_link(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The site was published by exchange, then moved to a disk that cannot."""
    swap = exchange._swap

    def before(output: Path) -> None:
        monkeypatch.setattr(exchange, "_swap", swap)
        publish(output, OLD)
        monkeypatch.setattr(exchange, "_swap", lambda a, b: False)

    assert kill_at_each_step(tmp_path, before, [OLD, NEW]) == 1


@pytest.mark.parametrize("writes", range(len(NEW) + 1))
def test_raised_after_some_writes(build: Build, output: Path, writes: int) -> None:
    build(OLD)
    build(OLD)
    tree = Tree.open(output, output.parent)
    with tree, suppress(KeyboardInterrupt):
        for rel in list(NEW)[:writes]:
            tree.write(rel, NEW[rel])
        raise KeyboardInterrupt
    assert contents(output) == OLD
    assert read_manifest(tree.staging) is None
    entries, _ = build(NEW)
    assert contents(output) == NEW
    # What the interrupted build had finished was compared, not written again.
    done = list(NEW)[:writes]
    differing = {"index.html", "items/c/index.html", "places/150402/index.html"}
    assert {e.rel for e in entries if e.changed} == differing - set(done)


def test_half_written_page_of_the_same_size(build: Build, output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(OLD)
    build(OLD)

    def half(path: str, data: bytes, status: os.stat_result | None) -> None:
        Path(path).write_bytes(data[:2] + bytes(len(data) - 2))
        raise KeyboardInterrupt

    with Tree.open(output, output.parent) as tree, monkeypatch.context() as patch:
        patch.setattr(tree_module, "_put", half)
        with pytest.raises(KeyboardInterrupt):
            tree.write("index.html", NEW["index.html"])
    assert contents(output) == OLD
    build(NEW)
    assert contents(output) == NEW


def test_killed_build_frees_the_lock(build: Build, output: Path) -> None:
    assert killed(output, OLD, 12)
    build(OLD)
    assert contents(output) == OLD
