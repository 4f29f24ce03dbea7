"""`pmdesk`: the window, on a library or on a packet for approval."""

import argparse
import gc
import os
import sys

from pmdesk.errors import NotFound


def run(chosen: argparse.Namespace) -> int:
    """Open the window until it is closed; raises `NotFound` where there is no display."""
    require_display()
    # Starting leaves hardly any garbage, and the window itself looks for it later.
    gc.disable()
    from ui.app import run

    return run(chosen.library)


def require_display() -> None:
    """Raise `NotFound` with a sentence where no window could open."""
    if not _has_display():
        message = (
            "No display can be reached, so no window can open. "
            "The commands work without one; “pmdesk --help” lists them."
        )
        raise NotFound(message)


def _has_display() -> bool:
    """Tell whether a window could open, as far as the environment says."""
    told = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform != "linux" or any(os.environ.get(name) for name in told)
