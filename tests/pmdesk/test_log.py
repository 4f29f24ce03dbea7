"""The log is the user's own, and the program starts without one if it must."""

import stat
import subprocess
import sys
from pathlib import Path

_PROGRAM = """
import logging, sys
from pathlib import Path
from pmdesk import log
log.start(Path(sys.argv[1]))
logging.getLogger("pmdesk.some").warning("went on")
"""


def _start(folder: Path) -> str:
    """Start a program that logs to a folder; return what it said elsewhere."""
    command = [sys.executable, "-c", _PROGRAM, str(folder)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stderr


def test_what_went_wrong_is_written_where_only_the_owner_reads_it(tmp_path: Path) -> None:
    assert _start(tmp_path / "state") == ""
    written = tmp_path / "state" / "pmdesk.log"
    assert "WARNING pmdesk.some went on" in written.read_text(encoding="utf-8")
    assert stat.S_IMODE(written.stat().st_mode) == 0o600


def test_without_a_place_for_the_log_the_program_goes_on(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("no folder")
    said = _start(in_the_way / "state")
    assert "the log cannot be written" in said
    assert "WARNING pmdesk.some went on" in said
