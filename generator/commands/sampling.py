"""What `portal sample` writes: forms into the private folder, counts into the published file."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

from generator.collection import Portal
from generator.collection.samples import samples
from generator.commands import private
from generator.commands.writing import replace
from generator.errors import PortalError
from generator.exchange import checkform
from generator.letters import check_document
from generator.model.sampled import PARTS, Outcome, Sample
from generator.supervision import sampling, sampling_forms

_LIST, _COLUMNS = "list.csv", ("行政区划", "地方", "序号", "办件编号", "事项")


def kept(root: Path, portal: Portal, drawn: sampling.Drawn) -> Path:
    """Write the list, the forms and the published counts; a quarter once drawn is not drawn anew."""
    target = root / sampling.path_of(drawn.rule.quarter)
    known = _published(portal, drawn.rule.quarter, missing=None)
    if known is not None and (known.seed, known.listing) != (drawn.seed, drawn.listing):
        raise PortalError(f"{known.quarter} 已经抽过，这一次抽出来的不同（记录补过，或者种子不同），没有改动。要作废上一次，先删掉 {target} 并说明原因。")
    folder = private.folder(root, "samples", drawn.rule.quarter)
    names = {place: portal.places[place] for place in drawn.cases}
    private.table(folder / _LIST, _COLUMNS, ((place, names[place].name, str(at), case.record.id, case.record.item)
                                             for place, cases in drawn.cases.items() for at, case in enumerate(cases, 1)))
    for place, cases in drawn.cases.items():
        title = f"{'示例 ' if drawn.sample else ''}{names[place].name} {drawn.rule.quarter} 抽查表"
        form = sampling_forms.form(place, cases, portal.name)
        path = folder / f"{names[place].folder}.xlsx"
        if path.exists():
            raise PortalError(f"{path} 已经有了，里面可能填了结论，没有覆盖。要重新出表，先把它移走。")
        paper = check_document(title.removeprefix("示例 "), portal.as_of, form, drawn.sample)
        for each, data in ((path.with_suffix(".docx"), paper), (path, checkform.workbook(title, portal.as_of, form))):
            replace(each, data)
            each.chmod(0o600)
    if known is None:
        target.parent.mkdir(parents=True, exist_ok=True)
        replace(target, sampling.published(portal, drawn, {}))
    return folder


def answered(root: Path, portal: Portal, quarter: str, paths: Sequence[Path], *, dry: bool) -> tuple[int, int, int, int]:
    """Read filled-in forms into the published file: how many good, bad, unclear and waiting in all."""
    known = _published(portal, quarter, missing=f"{quarter} 还没有抽。先写 --seed 抽。")
    assert known is not None
    drawn = _drawn(root, known)
    limits, materials = [], []
    for path in paths:
        days, papers = checkform.answers(path)
        limits += days
        materials += papers
    found = sampling_forms.outcomes(drawn, limits, materials)
    strata = [{"place": each.place, "closed": each.closed, "drawn": each.drawn, "outcomes": found.get(each.place) or {
        part: outcome._asdict() for part, outcome in each.outcomes.items()}} for each in known.strata]
    if not dry:
        replace(root / known.path, sampling.dump({
            "version": 1, "quarter": known.quarter, "as_of": known.as_of.isoformat(), "sample": known.sample, "document": known.document,
            "announced": known.announced.isoformat(), "dated": known.dated.isoformat(), "seed": known.seed, "percent": known.percent,
            "least": known.least, "listing": known.listing, "strata": strata}))
    every = [found[place][part] for place in found for part in PARTS]
    good, bad, unclear, waiting = (sum(each[name] for each in every) for name in Outcome._fields)
    return good, bad, unclear, waiting


def _drawn(root: Path, known: Sample) -> dict[str, list[str]]:
    path = root / "private" / "samples" / known.quarter / _LIST
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        drawn: dict[str, list[str]] = {}
        for row in rows:
            drawn.setdefault(row[_COLUMNS[0]], []).append(row[_COLUMNS[3]])
    except (OSError, KeyError, UnicodeDecodeError):
        raise PortalError(f"没有 {path}，不知道抽中的是哪些。在抽的那台机器上读回，或者用同样的记录和种子再抽一遍。") from None
    if sampling.listing(name for names in drawn.values() for name in names) != known.listing:
        raise PortalError(f"{path} 和公布的摘要对不上，不是公布的那一次抽的。用同样的记录和种子再抽一遍。")
    return drawn


def _published(portal: Portal, quarter: str, missing: str | None) -> Sample | None:
    known = next((each for each in samples(portal).good if each.quarter == quarter), None)
    if known is None and missing is not None:
        raise PortalError(missing)
    return known
