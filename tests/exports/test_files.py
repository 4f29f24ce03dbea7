"""Files are written whole or not at all, under names that every system takes."""

import hashlib
import os
import random
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.files import safe_name, write_all
from pmdesk.errors import ExportFailed


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Checkout refused cards", "Checkout refused cards"),
        ('a/b\\c: d? <e> | "f" *', "a b c d e f"),
        ("CON", "_CON"),
        ("con.txt", "_con.txt"),
        ("COM1", "_COM1"),
        ("Contour", "Contour"),
        ("ends with dots...", "ends with dots"),
        ("..", "_"),
        (".hidden", "hidden"),
        ("", "_"),
        ("two\nlines\x00", "two lines"),
        ("fire 🔥", "fire 🔥"),
        ("\u202egnp.exe", "gnp.exe"),
    ],
)  # fmt: skip
def test_a_title_becomes_a_name(title: str, name: str) -> None:
    assert safe_name(title) == name


@given(st.text())
def test_every_title_becomes_a_name_that_can_be_used(title: str) -> None:
    name = safe_name(title)
    assert 0 < len(name.encode("utf-8", "surrogatepass")) <= 121
    assert not set(name) & set('<>:"/\\|?*\0\n')
    assert name == name.strip(" .")
    assert safe_name(name) == name


def test_files_stand_beside_each_other(tmp_path: Path) -> None:
    paths = write_all(tmp_path / "report.csv", {".csv": b"one", "-setup.txt": b"two"})
    assert paths == (tmp_path / "report.csv", tmp_path / "report-setup.txt")
    assert [path.read_bytes() for path in paths] == [b"one", b"two"]
    assert sorted(tmp_path.iterdir()) == sorted(paths)


def test_an_ending_is_added_where_none_was_typed(tmp_path: Path) -> None:
    assert write_all(tmp_path / "v1.2 report", {".pdf": b""}) == (tmp_path / "v1.2 report.pdf",)


def test_an_older_file_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"old")
    write_all(tmp_path / "a.pdf", {".pdf": b"new"})
    assert (tmp_path / "a.pdf").read_bytes() == b"new"


@pytest.mark.skipif(os.name != "posix", reason="rights are those of POSIX systems")
def test_only_the_owner_may_read_what_was_exported(tmp_path: Path) -> None:
    (path,) = write_all(tmp_path / "a.pdf", {".pdf": b"x"})
    assert path.stat().st_mode & 0o077 == 0


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ExportFailed, match=r"There is no folder .*gone.*Choose another place"):
        write_all(tmp_path / "gone" / "a.pdf", {".pdf": b"x"})


def test_if_one_of_several_files_cannot_be_written_none_is(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"old")
    blocked = "-" + "x" * 300
    with pytest.raises(ExportFailed, match=r"failed: .*Nothing was changed"):
        write_all(tmp_path / "a.csv", {".csv": b"new", blocked: b"more"})
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]
    assert (tmp_path / "a.csv").read_bytes() == b"old"


def test_what_a_killed_export_left_is_removed_by_the_next(tmp_path: Path) -> None:
    (tmp_path / ".old.pdf.pmdesk-part").write_bytes(b"half")
    (tmp_path / ".other.part").write_bytes(b"somebody else's")
    write_all(tmp_path / "a.pdf", {".pdf": b"x"})
    assert sorted(path.name for path in tmp_path.iterdir()) == [".other.part", "a.pdf"]


def test_exports_into_one_folder_at_the_same_time_leave_each_other_alone(tmp_path: Path) -> None:
    content = b"x" * 200_000

    def export(number: int) -> tuple[Path, ...]:
        return write_all(tmp_path / f"{number}.pdf", {".pdf": content, "-more.txt": content})

    with ThreadPoolExecutor(4) as pool:
        written = list(pool.map(export, range(60)))
    assert sorted(tmp_path.iterdir()) == sorted(path for paths in written for path in paths)


WRITER = """
import sys
from pathlib import Path
from exports.files import write_all
target = Path(sys.argv[1])
content = b"begin" + b"x" * 2_000_000 + b"end"
print("ready", flush=True)
while True:
    write_all(target, {".pdf": content, "-more.txt": content})
    target.unlink()
"""


@pytest.mark.skipif(os.name != "posix", reason="kill -9 is a thing of POSIX systems")
def test_an_export_killed_at_any_moment_leaves_nothing_or_the_whole_file(tmp_path: Path) -> None:
    whole = b"begin" + b"x" * 2_000_000 + b"end"
    chance = random.Random(1)  # noqa: S311 - moments, not secrets
    for _ in range(60):
        command = [sys.executable, "-c", WRITER, str(tmp_path / "a.pdf")]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as writer:
            assert writer.stdout is not None
            writer.stdout.readline()
            hashlib.pbkdf2_hmac("sha256", b"", b"", chance.randrange(1, 40_000))  # a while
            os.kill(writer.pid, signal.SIGKILL)
        for name in ("a.pdf", "a-more.txt"):
            path = tmp_path / name
            assert not path.exists() or path.read_bytes() == whole
    write_all(tmp_path / "b.pdf", {".pdf": b""})
    assert not list(tmp_path.glob(".*"))
