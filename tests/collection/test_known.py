"""What did not change is not read again; what did is, and so is all that another schema would read otherwise."""

from __future__ import annotations

from pathlib import Path

from generator.collection import Portal
from generator.collection.known import Known
from generator.collection.patrols import patrols
from generator.collection.snapshots import snapshots


def test_only_the_changed_file_is_read_again(copy_of_repo: Path) -> None:
    before = Portal(copy_of_repo)
    path = next(path for path, document in before.documents.items() if document.slot.kind == "claims")
    (copy_of_repo / path).write_text((copy_of_repo / path).read_text("utf-8") + "# 又一行\n", "utf-8")
    after = Portal(copy_of_repo)
    assert {each for each, document in after.documents.items() if document is not before.documents[each]} == {path}
    assert snapshots(after).latest is snapshots(before).latest is not None
    assert patrols(after).latest is patrols(before).latest is not None


def test_another_schema_reads_everything_again(copy_of_repo: Path) -> None:
    before = Portal(copy_of_repo)
    schema = copy_of_repo / "catalog/schemas/item.schema.json"
    schema.write_text(schema.read_text("utf-8") + "\n", "utf-8")
    assert not [path for path, document in Portal(copy_of_repo).documents.items() if document is before.documents[path]]


def test_a_file_with_problems_is_read_anew_and_nothing_stands_in_for_it_later(copy_of_repo: Path) -> None:
    path = next(copy_of_repo.glob("catalog/150422-*/claims.yml"))
    good = path.read_bytes()
    name = path.relative_to(copy_of_repo).as_posix()
    for data, whole in ((good, True), (good + "认领：\n".encode(), False), (good, True)):
        path.write_bytes(data)
        document = Portal(copy_of_repo).documents[name]
        assert (document.tree is not None, document.problems == []) == (whole, whole)


def test_what_is_not_worth_it_is_not_kept() -> None:
    known = Known[int](lambda found: found > 0)
    read = iter((-1, 1, 2, 3))
    asked = [known.read("a", (data,), lambda: next(read)) for data in (b"x", b"x", b"x", b"y", b"x")]
    assert asked == [-1, 1, 1, 2, 3]
