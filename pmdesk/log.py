"""The log file: what went wrong inside, without anything that a record says."""

import faulthandler
import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

_BYTES, _FILES = 1_000_000, 5


def start(folder: Path) -> Path:
    """Write warnings and worse to a file in `folder`, readable by its owner only; return it."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / "pmdesk.log"
    path.touch(mode=0o600)
    handler = RotatingFileHandler(path, maxBytes=_BYTES, backupCount=_FILES, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    faulthandler.enable(path.with_name("crash.log").open("a"))
    return path
