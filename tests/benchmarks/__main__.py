"""Prints one table of all measures; ends with 1 when a limit is passed."""

import os
import sys
from math import isfinite

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.benchmarks import (
    board,
    drawing,
    growing,
    keys,
    likeness,
    printing,
    reading,
    standing,
    starting,
    storing,
    timeline,
    trees,
    wording,
)
from tests.benchmarks.pairs import Result

PARTS = {
    "start": starting,
    "key": keys,
    "store": storing,
    "alike": likeness,
    "report": standing,
    "board": board,
    "trees": trees,
    "pdf": printing,
    "growth": growing,
    "reading": reading,
    "wording": wording,
    "strip": drawing,
    "timeline": timeline,
}


def main(chosen: list[str]) -> int:
    """Measure the parts that are named, or all."""
    print(f"{'what':40} {'ours':>10} {'bare':>10} {'ratio':>6} {'limit':>6}        against")
    kept = True
    for name, part in PARTS.items():
        if chosen and name not in chosen:
            continue
        for result in part.run():
            print(_line(result), flush=True)
            kept = kept and result.is_kept
    return 0 if kept else 1


def _line(result: Result) -> str:
    said = "ok" if result.is_kept else "OVER"
    ours, bare = (f"{seconds * 1000:.2f} ms" for seconds in (result.ours, result.yardstick))
    limit = f"{result.limit:.1f}" if isfinite(result.limit) else "–"
    figures = f"{result.name:40} {ours:>10} {bare:>10} {result.ratio:6.2f} {limit:>6}"
    return f"{figures}  {said:4}  {result.against}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
