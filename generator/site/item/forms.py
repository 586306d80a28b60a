"""Blank forms and samples: the file with its kind and size where it exists, else that it is not published.

The files lie beside the guides that name them, `guides/<place>/forms/`, and are offered under `forms/<code>/`.
"""

from __future__ import annotations

import posixpath
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from generator.collection.forms import forms, source
from generator.model.tree import UNKNOWN, Table
from generator.site.site import Site

_KINDS = {".doc": "Word 文档", ".docx": "Word 文档", ".xls": "Excel 表格", ".xlsx": "Excel 表格", ".wps": "WPS 文字", ".et": "WPS 表格",
          ".pdf": "PDF", ".ofd": "OFD 版式文件", ".rtf": "RTF 文档", ".zip": "ZIP 压缩包"}


def offered(site: Site, entry: Table) -> dict[str, Any]:
    """One entry of 表单. `state` is 未公布 or 待核 where there is no file to fetch; a file that is named and missing is not published."""
    name, file = entry.text("名称"), entry.text("文件")
    found = None if file in UNKNOWN or not file else form(site, source(entry, file))
    if found is None:
        return {"name": name, "state": file if file in UNKNOWN else "未公布", "path": "", "kind": "", "size": ""}
    path, data = found
    return {"name": name, "state": "", "path": path, "kind": _KINDS.get(posixpath.splitext(file)[1].lower(), "文件"), "size": size(len(data))}


@lru_cache(maxsize=256)
def form(site: Site, path: str) -> tuple[str, bytes] | None:
    """Site path and bytes of a form, None when there is none or nothing in it."""
    if path not in forms(site.portal):
        return None
    _, folder, _, name = path.split("/", 3)
    data = site.portal.source.read(path)
    return (f"forms/{folder.partition('-')[0]}/{quote(name)}", data) if data else None


def size(count: int) -> str:
    """Bytes as a reader expects them before a download; never 0."""
    return f"{count / 1_000_000:.1f} MB" if count >= 1_000_000 else f"{max(1, round(count / 1000))} KB"
