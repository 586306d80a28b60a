"""A plan to rewrite files: which, what they will hold, and what a person is told. It writes nothing."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Plan:
    """New bytes by path, and in words what is done and what is left to do."""

    files: dict[str, bytes] = field(default_factory=dict)
    done: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)

    def put(self, path: str, data: bytes, before: bytes | None) -> None:
        """A file to be written, if its bytes change."""
        if data != before:
            self.files[path] = data
