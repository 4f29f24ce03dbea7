"""The command line: the window by default, and the same library without one."""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from pmdesk import __version__, settings
from pmdesk.commands import window
from pmdesk.errors import PmdeskError

_ABOUT = """\
Blameless postmortems, from the first note to the approved record.
Without a command the window opens."""

COMMANDS = {
    "list": "list the postmortems of the library",
    "show": "print a postmortem",
    "export": "write a postmortem as a file",
    "report": (
        "count which root causes are not fixed, which dates were kept, how old what is open is"
    ),
    "due": "list what is overdue or due soon; end with 1 where something is overdue",
    "check": "check that the library is as it was written",
    "backup": "make a verified copy of the library",
    "open": "show a packet for approval, read-only, and write the decision to send back",
    "decide": "record what an approver decided; end with 1 where it is about an earlier version",
    "timeline": "read timelines of other programs",
    "language": "read texts for blameless wording",
    "demo": "write the sample's reports and pictures of the screens",
}
"""Every command, named like its module, and what it does."""


class CommandParser(argparse.ArgumentParser):
    """Takes the options of a command from its module, which is imported once it is called.

    The window starts through here too, and needs none of them.
    """

    def __init__(self, *, module: str = "", **more: Any) -> None:
        super().__init__(**more)
        self._module = module

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """See `ArgumentParser.parse_known_args`."""
        if self._module:
            command = import_module(self._module)
            command.add_options(self)
            self.set_defaults(run=command.run)
        return super().parse_known_args(args, namespace)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; return its exit code, or 2 after one sentence about what went wrong."""
    chosen = _parser().parse_args(arguments)
    try:
        code = int(chosen.run(chosen))
        sys.stdout.flush()
    except PmdeskError as error:
        print(f"pmdesk: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        # The reader of our output has seen enough, as `head` does.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="pmdesk", description=_ABOUT, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--version", action="version", version=f"pmdesk {__version__}")
    parser.add_argument(
        "--library",
        type=Path,
        metavar="FILE",
        help="the library to use; the window makes one if there is none (default: %(default)s)",
        default=settings.default_library(),
    )
    parser.set_defaults(run=window.run)
    commands = parser.add_subparsers(
        title="commands", metavar="COMMAND", parser_class=CommandParser
    )
    for name, says in COMMANDS.items():
        about = f"{says.capitalize()}."
        commands.add_parser(name, help=says, description=about, module=f"pmdesk.commands.{name}")
    return parser
