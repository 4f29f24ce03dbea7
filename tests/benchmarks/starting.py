"""How long a start takes, from the command to the picture."""

import os
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from pmdesk.store import shelf
from pmdesk.store.library import Library
from tests.benchmarks.pairs import Result, Timed, measure

RECORDS = 1_000


def run() -> list[Result]:
    """Measure the first window, and the window on a library of a thousand records."""
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "library.pmdesk"
        _fill(library)
        return [
            measure(
                "first painted window",
                _started("first_window", library),
                _started("bare_window", library),
                limit=1.5,
                against="a bare QMainWindow",
                pairs=11,
            ),
            measure(
                f"window ready on {RECORDS} records",
                _started("ready_window", library),
                _started("bare_window_and_orm", library),
                limit=1.5,
                against="bare window + import sqlmodel",
                pairs=11,
            ),
        ]


def _started(which: str, library: Path) -> Timed:
    """Return what starts a program and says when it was ready."""
    home = library.parent / "home"
    home.mkdir(exist_ok=True)
    # As it is installed: compiled once, on the first and unmeasured run, whatever is set here.
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    kept["PYTHONPYCACHEPREFIX"] = str(library.parent / "compiled")

    def run_once() -> float:
        told = {"LIBRARY": str(library), "HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
        told |= {f"XDG_{name}_HOME": str(home / name) for name in ("DATA", "CONFIG", "STATE")}
        done = subprocess.run(
            [sys.executable, "-m", "tests.benchmarks.child", which],
            env={**kept, **told, "BEGUN": str(time.monotonic())},
            capture_output=True,
            text=True,
            check=True,
        )
        return float(done.stdout)

    return run_once


def _fill(path: Path) -> None:
    def now() -> datetime:
        return datetime.now(UTC)

    with Library.open(path) as library:
        for number in range(RECORDS):
            facts = {"title": f"Incident {number}", "severity": 1 + number % 4}
            shelf.begin(library, {**facts, "service": "Checkout"}, now, "Owner")
