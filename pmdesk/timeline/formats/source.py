"""What is read from: a name and named bytes, so that nothing here has to know a disk."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Source:
    """A file, or the files of a folder or an archive by their path within it, with `/`."""

    name: str
    parts: Mapping[str, bytes]
    notes: tuple[str, ...] = ()
    """Sentences about what was left out when it was opened."""

    @classmethod
    def of(cls, name: str, content: bytes) -> "Source":
        """Return the source that is one file."""
        return cls(name, {name: content})


def suffix(path: str) -> str:
    """Return how a name ends, such as `.json`, in small letters."""
    name = path.rpartition("/")[2]
    return f".{name.rpartition('.')[2].lower()}" if "." in name else ""
