"""Which engine, by name. dask is looked for only when it is wanted: most machines do not have it."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from importlib.util import find_spec

from generator.errors import PortalError
from generator.statistics import local
from generator.statistics.blocks import SIZE
from generator.statistics.publishing import Engine


def chosen(name: str, scheduler: str | None, jobs: int) -> tuple[int, Engine]:
    """The size of blocks an engine likes, and the engine."""
    if name == "pandas":
        if scheduler:
            raise PortalError("--scheduler 只和 --engine dask 一起写。")
        return SIZE, partial(local.parts, jobs=jobs)
    if not scheduler:
        raise PortalError("--engine dask 要写调度器的地址：--scheduler tcp://主机:8786。")
    if find_spec("distributed") is None:
        raise PortalError("没有装 dask。运行 pip install '.[cluster]'，或者不写 --engine dask。")
    cluster = import_module("generator.statistics.cluster")
    return cluster.SIZE, partial(cluster.parts, scheduler=scheduler)
