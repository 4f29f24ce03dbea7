"""The data that ships with the program: fonts, icons, palettes, guidance and samples."""

from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


class _Loader(Protocol):
    """Whatever loaded this package can read the files beside it, frozen or zipped too."""

    def get_data(self, path: str) -> bytes: ...


def path(name: str) -> "Traversable":
    """Return the file or folder at `name`, a path with forward slashes below this package."""
    # Slow to import, and not needed to read a file before the first window is painted.
    from importlib.resources import files

    return files(__name__).joinpath(*name.split("/"))


def read_text(name: str) -> str:
    """Return the whole text of the resource at `name`."""
    return read_bytes(name).decode("utf-8")


def read_bytes(name: str) -> bytes:
    """Return all bytes of the resource at `name`."""
    return cast("_Loader", __spec__.loader).get_data(f"{__path__[0]}/{name}")
