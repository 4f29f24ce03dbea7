"""Opens the library that a command works on."""

import argparse
import time

from pmdesk.errors import LibraryInUse, NotFound
from pmdesk.store.library import Library

_PATIENCE = 1.0
"""Seconds that a command waits for another one to let go of the library."""


def opened(chosen: argparse.Namespace) -> Library:
    """Return the library that was named; raises `NotFound`, or `LibraryInUse` where it stays so."""
    if not chosen.library.exists():
        message = f"There is no library at “{chosen.library}”. Open pmdesk once, or name another."
        raise NotFound(message)
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            return Library.open(chosen.library)
        except LibraryInUse:
            # Another command lets go in a moment; a window does not.
            if time.monotonic() > until:
                raise
            time.sleep(0.05)
