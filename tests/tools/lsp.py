"""A client of yaml-language-server over stdio: what a clerk's editor shows for a file.

It speaks just enough of the Language Server Protocol to open files, collect their diagnostics and
ask for completion and hover. It is not an editor and knows nothing of this project: the server
finds the schema by the modeline on a file's first line, exactly as an editor would.
"""

from __future__ import annotations

import json
import subprocess
import threading
from collections.abc import Iterable
from pathlib import Path
from queue import Empty, Queue
from typing import Any, Self

from tests.tools.programs import npm_file, program

Message = dict[str, Any]

SETTINGS = {
    "yaml": {
        "validate": True,
        "completion": True,
        "hover": True,
        # No request leaves the machine: only the schema named in the file counts.
        "schemaStore": {"enable": False},
        "kubernetesCRDStore": {"enable": False},
    },
    "http": {},
    "[yaml]": {},
}
CAPABILITIES = {
    "workspace": {"configuration": True, "workspaceFolders": True},
    "textDocument": {
        "synchronization": {},
        "publishDiagnostics": {},
        "hover": {"contentFormat": ["markdown"]},
        "completion": {"completionItem": {"snippetSupport": True, "documentationFormat": ["markdown"]}},
    },
}


class Server:
    """One running server. `with Server(repo) as server: server.diagnostics([file])`."""

    def __init__(self, repo: Path, patience: float = 120) -> None:
        script = npm_file(repo, "yaml-language-server/bin/yaml-language-server")
        self._patience = patience
        self._process = subprocess.Popen(
            [program("node"), str(script), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, cwd=repo,
        )
        self._incoming: Queue[Message] = Queue()
        self._sequence = 0
        self._configured = False
        self._diagnosed: dict[str, list[Message]] = {}
        self._opened: set[str] = set()
        # A reader of its own: the server blocks when nobody drains its output while we send.
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        root = repo.as_uri()
        self._request("initialize", {
            "processId": None, "rootUri": root, "capabilities": CAPABILITIES,
            "workspaceFolders": [{"uri": root, "name": repo.name}],
        })
        self._notify("initialized", {})
        self._notify("workspace/didChangeConfiguration", {"settings": SETTINGS})
        # Open nothing before the server has its settings: its defaults would ask a schema store.
        while not self._configured:
            self._handle(self._next())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._request("shutdown", None)
        self._notify("exit", None)
        self._process.wait(timeout=self._patience)
        self._reader.join(timeout=self._patience)
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()

    def diagnostics(self, files: Iterable[Path]) -> dict[Path, list[Message]]:
        """Every file's diagnostics, all files in flight at once. LSP shape, lines counted from 0."""
        by_uri = {file.as_uri(): file for file in files}
        for uri, file in by_uri.items():
            self._open(uri, file)
        while not by_uri.keys() <= self._diagnosed.keys():
            self._handle(self._next())
        return {file: self._diagnosed[uri] for uri, file in by_uri.items()}

    def completion(self, file: Path, line: int, column: int) -> list[str]:
        """The labels offered at a place (line and column from 0)."""
        answer = self._at("textDocument/completion", file, line, column)
        items = answer["items"] if isinstance(answer, dict) else answer or []
        return [item["label"] for item in items]

    def hover(self, file: Path, line: int, column: int) -> str:
        """The text shown over a place (line and column from 0), '' when there is none."""
        answer = self._at("textDocument/hover", file, line, column)
        if not answer:
            return ""
        contents = answer["contents"]
        return str(contents["value"] if isinstance(contents, dict) else contents)

    def _at(self, method: str, file: Path, line: int, column: int) -> Any:
        self._open(file.as_uri(), file)
        return self._request(method, {
            "textDocument": {"uri": file.as_uri()}, "position": {"line": line, "character": column},
        })

    def _open(self, uri: str, file: Path) -> None:
        if uri in self._opened:
            return
        self._opened.add(uri)
        self._notify("textDocument/didOpen", {"textDocument": {
            "uri": uri, "languageId": "yaml", "version": 1, "text": file.read_text(encoding="utf-8"),
        }})

    def _request(self, method: str, params: Any) -> Any:
        self._sequence += 1
        number = self._sequence
        self._send({"id": number, "method": method, "params": params})
        while True:
            message = self._next()
            if message.get("id") == number and "method" not in message:
                assert "error" not in message, message["error"]
                return message.get("result")
            self._handle(message)

    def _notify(self, method: str, params: Any) -> None:
        self._send({"method": method, "params": params})

    def _handle(self, message: Message) -> None:
        """Keep diagnostics; answer what the server asks, or it waits for ever."""
        if message.get("method") == "textDocument/publishDiagnostics":
            self._diagnosed[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "id" in message and "method" in message:
            result: Any = None
            if message["method"] == "workspace/configuration":
                self._configured = True
                result = [SETTINGS.get(item.get("section", "")) for item in message["params"]["items"]]
            self._send({"id": message["id"], "result": result})

    def _send(self, message: Message) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}, ensure_ascii=False).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._process.stdin.flush()

    def _next(self) -> Message:
        try:
            return self._incoming.get(timeout=self._patience)
        except Empty:
            raise AssertionError(f"yaml-language-server {self._patience:.0f} 秒没有回答") from None

    def _read(self) -> None:
        stream = self._process.stdout
        assert stream is not None
        while header := stream.readline():
            length = int(header.split(b":")[1]) if header.lower().startswith(b"content-length") else 0
            while stream.readline().strip():
                pass
            self._incoming.put(json.loads(stream.read(length)))
