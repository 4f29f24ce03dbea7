"""`pmdesk open`: a packet for approval, as its approver sees it."""

import argparse
from pathlib import Path

from pmdesk.commands.window import require_display


def add_options(command: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    command.add_argument("file", type=Path, metavar="FILE", help="the packet (.pmpacket)")


def run(chosen: argparse.Namespace) -> int:
    """Open the window of a packet until it is closed."""
    require_display()
    from ui.approval.app import run

    return run(chosen.file)
