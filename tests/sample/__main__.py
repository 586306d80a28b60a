"""`python -m tests.sample`: make both samples anew, statistics/sample/ and the lists of what is planted in them."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import yaml

from generator.collection import Portal
from generator.ingest import plan, read_mapping, run
from generator.ingest.normal import FOLDER
from tests.sample import supervising
from tests.sample.making import FILE, HERE, REPO, Sample, sample, write

TARGET = REPO / "statistics" / "sample"
NAME, SUPERVISED = "events", "supervision"


def ingested(made: Sample, folder: Path) -> Path:
    """The sample through the door, under a root of its own; the folder of its events."""
    write(folder / FILE, made.rows())
    portal = Portal(REPO, made.as_of)
    run(portal, folder, plan(portal, [folder / FILE], read_mapping(portal, "events"), NAME))
    return folder / FOLDER


def supervised(made: supervising.Supervised, folder: Path) -> Path:
    """The sample for supervision through the door; the folder of its events."""
    write(folder / supervising.FILE, made.rows())
    portal = Portal(REPO, supervising.AS_OF)
    run(portal, folder, plan(portal, [folder / supervising.FILE], read_mapping(portal, "events"), SUPERVISED))
    return folder / FOLDER


def signals(made: supervising.Supervised) -> str:
    """The list of what is planted for supervision, as YAML."""
    found = [{"规则": rule, "看到": subject, "件": cases} for (rule, subject), cases in made.planted.items()]
    text = yaml.safe_dump(found, allow_unicode=True, sort_keys=False, width=200)
    return f"# 巡查示例里埋下的线索：由哪条规则找到、看到什么、是哪几件。由 python -m tests.sample 生成\n{text}"


def patterns(made: Sample) -> str:
    """The list of what is planted, as YAML."""
    found = [{"规则": rule, "件": cases} for rule, cases in made.planted.cases.items()]
    text = yaml.safe_dump({"件": found, "排除的行": made.planted.rows}, allow_unicode=True, sort_keys=False, width=200)
    return f"# 示例里埋下的可疑情形：由哪条规则找到、是哪几件；门口排除的行按原因计数。由 python -m tests.sample 生成\n{text}"


def main() -> None:
    """Rewrite the sample."""
    made, watched = sample(), supervising.supervised()
    with tempfile.TemporaryDirectory() as folder:
        events = ingested(made, Path(folder))
        supervised(watched, Path(folder))
        for name in (NAME, SUPERVISED):
            for ending in ("csv.gz", "json"):
                shutil.copyfile(events / f"{name}.{ending}", TARGET / f"{name}.{ending}")
    (HERE / "patterns.yml").write_text(patterns(made), encoding="utf-8")
    (HERE / "signals.yml").write_text(signals(watched), encoding="utf-8")


if __name__ == "__main__":
    main()
