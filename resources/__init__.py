"""The data that ships with the program: fonts, icons, palettes, guidance and samples."""

from importlib.resources import files
from importlib.resources.abc import Traversable


def path(name: str) -> Traversable:
    """Return the resource at `name`, a path with forward slashes below this folder."""
    return files(__name__).joinpath(*name.split("/"))


def read_text(name: str) -> str:
    """Return the whole text of the resource at `name`."""
    return path(name).read_text(encoding="utf-8")


def read_bytes(name: str) -> bytes:
    """Return all bytes of the resource at `name`."""
    return path(name).read_bytes()
