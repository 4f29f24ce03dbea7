"""How the files that travel say what they are: a kind and the version of its rules."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pmdesk.errors import ImportFailed

_SHOWN = 40
"""Characters of a format that are looked at."""


@dataclass(frozen=True)
class Format:
    """A kind of file and the version of its rules that is read and written."""

    kind: str
    version: int

    def __str__(self) -> str:
        """Return what a file of this format says of itself."""
        return f"{self.kind}/{self.version}"

    def require(self, facts: Mapping[str, Any], name: str, foreign: ImportFailed) -> None:
        """Refuse a file called `name` of another version, or, as `foreign`, of another kind."""
        kind, _, version = str(facts.get("format", ""))[:_SHOWN].partition("/")
        if kind != self.kind:
            raise foreign
        if version != str(self.version):
            message = f"“{name}” was written by a newer pmdesk. Update pmdesk to read it."
            raise ImportFailed(message)
