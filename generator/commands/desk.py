"""`portal desk`: a page on this machine where a clerk drops a list and gets the report."""

from __future__ import annotations

import os
import signal
import sys
import webbrowser
from datetime import date
from pathlib import Path

import click

from generator.collection import Portal
from generator.commands import options
from generator.commands.chinese import Command
from generator.errors import PortalError


@click.command(cls=Command, short_help="打开核对清单的网页")
@options.root
@options.as_of
@click.option("--no-open", is_flag=True, help="不自动打开浏览器，只写出网址。")
def desk(root: Path, as_of: date | None, no_open: bool) -> int:
    """在本机打开一个网页：把清单文件拖进去，和全市基准逐项对照，下载报告。

    只有这台电脑、只有拿到网址的人能打开；文件不离开这台电脑，也不写到磁盘上。
    """
    from generator.commands.desking import Desk
    from generator.commands.receiving import DeskServer
    from generator.site.desk import DeskPages

    click.echo("正在读取清单和指南…", err=True)
    portal = Portal(root, as_of)
    pages = DeskPages(root, portal)
    try:
        server = DeskServer(Desk(portal), pages)
    except OSError:
        raise PortalError("本机的端口打不开，多半是被安全软件拦住了。让管理电脑的人放行 127.0.0.1。") from None
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        click.echo(f"核对清单的网页已经打开。浏览器没有自己打开的，把下面的网址复制进去（只能用一次）：\n{server.address}\n用完关掉这个窗口，或者按 Ctrl-C。")
        if not no_open and _screen():
            webbrowser.open(server.address)
        server.serve_forever()
    except KeyboardInterrupt:
        click.echo()
    finally:
        server.server_close()
    click.echo("已关闭。")
    return 0


def _screen() -> bool:
    """Whether a browser would have a window of its own; without one it would open inside this terminal."""
    return sys.platform != "linux" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
