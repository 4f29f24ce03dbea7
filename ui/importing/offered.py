"""What a paste or a drop brings: a text, or files."""

from PySide6.QtCore import QMimeData

_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".svg")


def offered(data: QMimeData | None) -> tuple[str, list[str]]:
    """Return the text, or instead of it the paths of the files, that are offered for reading.

    A clipboard that nobody has filled yet has no data at all.
    """
    if data is None:
        return "", []
    files = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    paths = [path for path in files if not path.lower().endswith(_PICTURES)]
    return ("" if files else data.text()), paths


def can_read(data: QMimeData) -> bool:
    """Tell whether there is anything to read in it; pictures are for others."""
    text, paths = offered(data)
    return bool(text.strip() or paths)
