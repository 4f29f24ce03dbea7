"""A process that is killed loses nothing that it was told is on disk."""

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="the child is made by fork")
def test_two_hundred_kills_lose_no_acknowledged_edit(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.pmdesk.store.killed", str(tmp_path), "200"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    sys.stdout.write(done.stdout)
    words = done.stdout.split()
    assert int(words[2]) > 400, "the processes were killed before they did anything"
    assert done.stdout.startswith("200 kills")
    assert done.stdout.endswith(" 0 lost, 0 times damaged\n")
