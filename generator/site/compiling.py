"""Templates turned into bytecode in one go: needs no data, so it can be done beside the reading of it."""

from __future__ import annotations

import marshal
from collections.abc import Mapping
from pathlib import Path

from jinja2 import BytecodeCache, Environment, TemplateSyntaxError
from jinja2.bccache import Bucket

from generator.site.environment import TEMPLATES, environment


class Precompiled(BytecodeCache):
    """Bytecode by template name, handed over once. Names missing in it are compiled as usual."""

    def __init__(self, compiled: Mapping[str, bytes]) -> None:
        self._compiled = compiled

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        """The bucket of a template, filled when its bytecode was handed over."""
        bucket = Bucket(environment, name, "")
        if name in self._compiled:
            bucket.code = marshal.loads(self._compiled[name])
        return bucket

    def load_bytecode(self, bucket: Bucket) -> None:
        """Nothing to load: the bucket is filled when it is made."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Nothing is kept."""


def compile_all(root: Path, kept: BytecodeCache | None = None) -> dict[str, bytes]:
    """Bytecode of all page templates by name; one with a fault is left out, to be said where it is rendered.

    What `kept` has is not compiled again, what it has not is given to it.
    """
    folder = root / TEMPLATES
    env, compiled = environment(folder), {}
    for path in sorted(folder.rglob("*.html")):
        name, source = path.relative_to(folder).as_posix(), path.read_text(encoding="utf-8")
        bucket = kept.get_bucket(env, name, None, source) if kept else Bucket(env, name, "")
        if bucket.code is None:
            try:
                bucket.code = env.compile(source, name, name)
            except TemplateSyntaxError:
                continue
            if kept:
                kept.set_bucket(bucket)
        compiled[name] = marshal.dumps(bucket.code)
    return compiled
