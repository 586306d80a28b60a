"""`portal compare`: a list as an office published it, against the baseline."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from generator.collection import Portal
from generator.commands import options
from generator.commands.chinese import Command
from generator.commands.writing import book_at, replace
from generator.errors import PortalError
from generator.findings import ERROR

MAPPINGS = "catalog/list-mappings"


@click.command(cls=Command, short_help="拿一份清单对照市级")
@click.argument("name", metavar="地方")
@click.argument("file", metavar="清单", type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path), help="报告写到哪个 .xlsx 文件：汇总、逐条问题、标好问题的原清单。")
@click.option("--mapping", default="", metavar="对照表", help=f"栏名特别的清单用：{MAPPINGS}/ 里的名称，或者自己写的 .yml 文件。")
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", help="屏幕上的格式：text 给人看，json 给程序。")
@options.root
@options.as_of
def compare(name: str, file: Path, output: Path | None, mapping: str, style: str, root: Path, as_of: date | None) -> int:
    """读一份 .xlsx、.ods 或者 .csv 清单，和市级清单、办事指南逐项对照，规则和 portal check 相同。

    标题行、合并的格、两行的表头、部门分段、几张工作表都认得；按编码、名称、别名、相近的名称认事项。
    只读，不改任何数据。退出码：0 没有错误，1 有错误，2 没能读。
    """
    from generator.exchange.lists import MOST_BYTES, compared

    target = book_at(output) if output else None
    portal = Portal(root, as_of)
    (place,) = options.places(portal, (name,))
    try:
        if file.stat().st_size > MOST_BYTES:
            raise PortalError(f"{file.name} 超过 {MOST_BYTES // 1024 ** 2} MB，没有读。删掉图片和附件，只留清单。")
        data = file.read_bytes()
    except OSError:
        raise PortalError(f"{file} 打不开。看文件在不在，名字对不对。") from None
    report = compared(portal, place, file.name, data, _mapping(portal, mapping))
    click.echo(report.json() if style == "json" else report.text())
    if target is not None:
        replace(target, report.workbook())
        click.echo(f"报告写在 {target}。", err=True)
    return int(any(each.severity == ERROR and not each.waived for each in report.findings))


def _mapping(portal: Portal, mapping: str) -> bytes | None:
    """The bytes of a mapping by name or by file."""
    if not mapping:
        return None
    path = f"{MAPPINGS}/{mapping}.yml"
    if path in portal.documents:
        return portal.source.read(path)
    try:
        return Path(mapping).read_bytes()
    except OSError:
        names = [document.path.removeprefix(f"{MAPPINGS}/").removesuffix(".yml") for document in portal.of_kind("list-words") if document.path.startswith(MAPPINGS)]
        known = f"可以写 {'、'.join(names)}，或者" if names else ""
        raise PortalError(f"没有“{mapping}”这份对照表。{known}写自己的 .yml 文件在哪里。") from None
