"""pandas in one process, in two, and dask on a local cluster: the same bytes."""

from __future__ import annotations

from functools import partial

import pytest
from distributed import LocalCluster

from generator.collection import Portal
from generator.errors import PortalError
from generator.statistics import cluster, engines, local, publishing
from generator.statistics.snapshot import dump
from tests.statistics.conftest import SAMPLE

SIZE = 500_000  # so that the sample is a dozen blocks


def test_engines_agree(portal: Portal) -> None:
    one = _bytes(portal, partial(local.parts, jobs=1))
    assert _bytes(portal, partial(local.parts, jobs=2)) == one
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0", silence_logs=50) as made:
        assert _bytes(portal, partial(cluster.parts, scheduler=made.scheduler_address)) == one


def _bytes(portal: Portal, engine: publishing.Engine) -> bytes:
    return dump(publishing.make(portal, [SAMPLE], SIZE, engine))


@pytest.mark.parametrize(("name", "scheduler", "said"), [("dask", None, "要写调度器的地址"), ("pandas", "tcp://127.0.0.1:1", "只和 --engine dask")])
def test_wrong_use_is_said(name: str, scheduler: str | None, said: str) -> None:
    with pytest.raises(PortalError, match=said):
        engines.chosen(name, scheduler, 1)


def test_no_scheduler_there(portal: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "PATIENCE", "1s")
    with pytest.raises(PortalError, match="连不上调度器"):
        _bytes(portal, partial(cluster.parts, scheduler="tcp://127.0.0.1:9"))


