"""The file tree that CONTRIBUTING.md shows, made from the real tree: folders and what their first line says."""

from __future__ import annotations

import ast
from pathlib import Path

START, END = "<!-- 以下由 python -m tests.docs.tree 生成 -->", "<!-- 生成到此 -->"
REPO = Path(__file__).resolve().parents[2]


def tree(repo: Path) -> str:
    """One row a package of the generator, by the first sentence of its docstring."""
    rows = ["| 文件夹 | 做什么 |", "|---|---|"]
    for package in sorted((repo / "generator").rglob("__init__.py")):
        name = package.parent.relative_to(repo).as_posix()
        text = ast.get_docstring(ast.parse(package.read_text(encoding="utf-8"))) or ""
        rows.append(f"| `{name}/` | {' '.join(text.split(chr(10) + chr(10))[0].split())} |")
    return "\n".join(rows)


def main() -> None:
    """Rewrite the part of CONTRIBUTING.md between the marks."""
    file = REPO / "CONTRIBUTING.md"
    text = file.read_text(encoding="utf-8")
    before, after = text.index(START) + len(START), text.index(END)
    file.write_text(f"{text[:before]}\n{tree(REPO)}\n{text[after:]}", encoding="utf-8")


if __name__ == "__main__":
    main()
