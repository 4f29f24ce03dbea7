"""Options that several commands take."""

import argparse


def add_key(command: argparse.ArgumentParser) -> None:
    """Let a command take the key of a postmortem."""
    command.add_argument("key", metavar="KEY", help="which postmortem, such as PM-1")


def add_json(to: "argparse.ArgumentParser | argparse._MutuallyExclusiveGroup") -> None:
    """Let a command print JSON."""
    to.add_argument("--json", action="store_true", help="print JSON for other programs")


def add_naming(command: argparse.ArgumentParser) -> None:
    """Let a command keep the names of participants, which it leaves out otherwise."""
    either = command.add_mutually_exclusive_group()
    either.add_argument(
        "--roles",
        dest="names",
        action="store_false",
        help="speak of participants by their roles wherever they are named (the default)",
    )
    either.add_argument("--names", action="store_true", help="keep the names of participants")
    command.set_defaults(names=False)


def add_paper(command: argparse.ArgumentParser) -> None:
    """Let a command print on either paper."""
    command.add_argument(
        "--paper", choices=("A4", "Letter"), default="A4", help="default: %(default)s"
    )
