"""Saves a picture of every screen in both themes, two zooms and two sizes: `dev.py screens`."""

import argparse
from pathlib import Path

from ui.pictures import take

SIZES = ((1280, 720), (1920, 1080))


def main() -> None:
    """Take the pictures and print their paths."""
    parser = argparse.ArgumentParser(prog="dev.py screens", description=__doc__)
    parser.add_argument("--output", type=Path, default=Path("screens"))
    parser.add_argument("--theme", nargs="*", default=["light", "dark"])
    parser.add_argument("--zoom", nargs="*", type=int, default=[100, 200])
    chosen = parser.parse_args()
    for path in take(chosen.output, chosen.theme, chosen.zoom, SIZES):
        print(path, flush=True)


if __name__ == "__main__":
    main()
