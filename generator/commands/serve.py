"""`portal serve`: the site on this machine, following every change of a file."""

from __future__ import annotations

import signal
import threading
import time
from datetime import date
from pathlib import Path

import click

from generator.commands import options
from generator.commands.chinese import Command
from generator.errors import PortalError
from generator.findings import ERROR, WARNING, counts


@click.command(cls=Command, short_help="在本机预览网站")
@options.root
@options.as_of
@click.option("--port", type=click.IntRange(0, 65535), default=8000, metavar="端口", help="默认 8000；写 0 就找一个空的。")
def serve(root: Path, as_of: date | None, port: int) -> int:
    """在本机预览网站，不写任何文件。改了数据或者模板，打开着的页面自动刷新。

    只有这台电脑能打开。文件改坏了也不停：页面保持能显示的样子，终端里说明哪里不对。
    """
    from generator.commands.preview import Preview
    from generator.commands.serving import Server

    begun = time.monotonic()
    click.echo("读取和检查…", err=True)
    preview = Preview(root, as_of)
    try:
        server = Server(preview, port)
    except OSError:
        raise PortalError(f"端口 {port} 打不开，多半是已经有一个预览开着。先停掉它，或者换一个：portal serve --port {port + 1}") from None
    total = counts(preview.state.findings)
    click.echo(f"读取 {len(preview.state.pages)} 页，用时 {time.monotonic() - begun:.1f} 秒；{total[ERROR]} 处错误，{total[WARNING]} 处提示。")
    click.echo(f"用浏览器打开 http://127.0.0.1:{server.server_port}/ 。改动保存后自动刷新；按 Ctrl-C 停止。")
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    threading.Thread(target=preview.follow, args=(click.echo,), daemon=True).start()
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        click.echo("\n已停止。")
    finally:
        server.server_close()
    return 0
