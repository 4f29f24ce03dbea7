"""`pmdesk check`: whether the library is as it was written."""

import argparse

from pmdesk.commands.opening import opened


def add_options(_command: argparse.ArgumentParser) -> None:
    """Take nothing: the library is named before the command."""


def run(chosen: argparse.Namespace) -> int:
    """Print what is damaged; return 1 where something is."""
    with opened(chosen) as library:
        damage = library.damage()
    for line in damage:
        print(line)
    if not damage:
        print("Everything in the library is as it was written.")
    return 1 if damage else 0
