"""The log file: what went wrong inside, without anything that a record says."""

import faulthandler
import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

_BYTES, _FILES = 1_000_000, 5


def start(folder: Path) -> None:
    """Write warnings and worse to a file in `folder`, readable by its owner only.

    A full or read-only disk is no reason not to start: the log then goes to standard error.
    """
    handler: logging.Handler = logging.StreamHandler()
    refused = ""
    try:
        handler = _file(folder)
    except OSError as error:
        refused = f"the log cannot be written to {folder}: {error.strerror}"
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    if refused:
        logging.getLogger(__name__).warning(refused)


def _file(folder: Path) -> logging.Handler:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / "pmdesk.log"
    path.touch(mode=0o600)
    faulthandler.enable(path.with_name("crash.log").open("a"))
    return RotatingFileHandler(path, maxBytes=_BYTES, backupCount=_FILES, encoding="utf-8")
