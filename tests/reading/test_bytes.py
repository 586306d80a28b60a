"""Encodings, line ends, sizes and depths: what a file is refused for before its text is read."""

from __future__ import annotations

import time

import pytest

from generator.reading.text import MOST_BYTES
from tests.reading.helping import HEAD, document, said

BODY = f"{HEAD}现场原因: 核对原件\n"


@pytest.mark.parametrize("data", [BODY.encode(), b"\xef\xbb\xbf" + BODY.encode(), BODY.replace("\n", "\r\n").encode(), BODY.replace("\n", "\r").encode()],
                         ids=["UTF-8", "BOM", "CRLF", "CR"])
def test_read(data: bytes) -> None:
    found = document(data)
    assert found.problems == []
    assert found.tree is not None
    node = found.tree.get("现场原因")
    assert node is not None
    assert (node.where.line, node.where.column) == (4, 7)


@pytest.mark.parametrize(("data", "name", "line", "column"), [
    (BODY.encode("gb18030"), "GBK", 2, 1), (BODY.encode("utf-16"), "UTF-16", 1, 1), (BODY.encode("utf-16-be"), "UTF-16", 1, 1),
    (BODY.encode("utf-16-le"), "UTF-16", 1, 1), (b"\xfe\xff" + BODY.encode("utf-16-be"), "UTF-16", 1, 1),
    (HEAD.encode() + "现场原因: ".encode() + "核对".encode("gbk"), "GBK", 4, 7), (b"PK\x03\x04\x14\x00\x00\xff", "Word", 1, 1),
    (b"\x89PNG\r\n\x1a\n\x00\x00", "图片", 1, 1),
], ids=["GBK", "UTF-16", "UTF-16BE", "UTF-16LE", "UTF-16BE-BOM", "half-GBK", "zip", "png"])
def test_wrong_encoding(data: bytes, name: str, line: int, column: int) -> None:
    found = document(data)
    assert [each[0] for each in said(found)] == ["wrong-encoding"]
    where = found.problems[0].fact.where
    assert name in found.problems[0].fact.message
    assert (where.line, where.column) == (line, column)


def test_damaged_text_is_named_once_a_line() -> None:
    assert said(document(f"{HEAD}现场原因: 核\ufffd\ufffd原件\n")) == [("wrong-encoding", 4, 8)]


def test_too_large() -> None:
    assert said(document(HEAD + "# 说明\n" * (MOST_BYTES // 9 - 99))) == []
    assert said(document(HEAD + "# 说明\n" * (MOST_BYTES // 8))) == [("too-large", 1, 1)]


@pytest.mark.parametrize("text", ["[" * 60_000, "[甲," * 20_000, "{甲: " * 15_000, "- " * 30_000, "[" * 60_000 + "]" * 60_000],
                         ids=["squares", "squares-apart", "braces", "dashes", "closed"])
def test_long_runs_of_brackets(text: str) -> None:
    """60 kB of brackets kill PyYAML's composer; here a dozen are enough to stop, at once."""
    start = time.process_time()
    found = document(f"{HEAD}办理形式:\n  {text}\n")
    assert [each[0] for each in said(found)] == ["too-deep"]
    assert found.problems[0].fact.where.line == 5
    assert time.process_time() - start < 1


def test_position_of_depth_and_of_astral_characters() -> None:
    assert said(document(f"{HEAD}办理形式: {'[' * 13}甲{']' * 13}\n")) == [("too-deep", 4, 18)]
    assert said(document(f"{HEAD}现场原因: 𠮷𠮷 #1 楼\n")) == [("swallowed-by-comment", 4, 10)]


def test_every_fault_of_a_file_is_named_in_one_run() -> None:
    text = f"{HEAD}到现场次数: 0\n到现场次数: 1\n现场原因:\n办理环节:\n  - {{名称: 审查, 情形: 甲的, 乙的}}\n"
    assert said(document(text)) == [("duplicate-key", 5, 1), ("empty-value", 6, 1), ("half-width-comma", 8, 22)]


def test_duplicate_points_at_the_first() -> None:
    fact = document(f"{HEAD}到现场次数: 0\n收费: []\n到现场次数: 1\n").problems[0].fact
    assert [(where.line, where.column) for where in (fact.where, *fact.related)] == [(6, 1), (4, 1)]


def test_one_value_wrong_in_two_ways_is_one_problem() -> None:
    path = "catalog/150402-hongshan/claims.yml"
    row = "{事项: gongshui-baozhuang, 名称: 供水报装, 状态: 认令, 日期: 2026-13-01}"
    text = f"# yaml-language-server: $schema=../schemas/claims.schema.json\n旗县区: '150402'\n示例: 是\n部门: {{}}\n认领:\n  - {row}\n"
    assert [each[:2] for each in said(document(text, path))] == [("value-not-allowed", 6), ("malformed-value", 6)]


@pytest.mark.parametrize("key", ["承诺办结时限", "到现场次数", "咨询电话", "办理形式"])
def test_final_newline_is_no_part_of_a_pattern(key: str) -> None:
    value = {"承诺办结时限": "4日", "到现场次数": "待核", "咨询电话": "12345", "办理形式": "待核"}[key]
    found = document(f'{HEAD}{key}: "{value}\\n"\n')
    assert len(found.problems) == 1
