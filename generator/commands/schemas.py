"""`portal schemas`: cut the schema of each kind of file from the item schema."""

from __future__ import annotations

import json
from pathlib import Path

import click

from generator.collection import Portal
from generator.commands import options
from generator.commands.chinese import Command
from generator.model.cutting import FILES, cut
from generator.reading.validator import FOLDER


@click.command(cls=Command, short_help="由总格式切出各类文件的格式")
@options.root
@click.option("--check", "only_check", is_flag=True, help="只看是不是最新，不写文件；不是最新时退出码为 1。")
def schemas(root: Path, only_check: bool) -> int:
    """由 catalog/schemas/item.schema.json 切出自治区清单、市清单、市指南、旗县区指南四种格式，供编辑器提示用。"""
    portal = Portal(root)
    stale = 0
    for kind, name in FILES.items():
        path = root / FOLDER / name
        text = json.dumps(cut(portal.schemas.item, kind, portal.vocabularies), ensure_ascii=False, indent=2) + "\n"
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        stale += 1
        if not only_check:
            path.write_text(text, encoding="utf-8")
        click.echo(f"{'不是最新：' if only_check else '已更新：'}{path}")
    click.echo("四种格式都是最新的。" if not stale else f"共 {stale} 个。{'运行 portal schemas 更新。' if only_check else ''}")
    return int(only_check and stale > 0)
