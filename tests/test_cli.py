"""The command line reads well, says in one sentence what is wrong, and needs no window."""

import csv
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pypdf import PdfReader

from exports import formats as known
from pmdesk import settings
from pmdesk.approval import form, review
from pmdesk.changes import set_fields
from pmdesk.cli import main
from pmdesk.model import Decision
from pmdesk.store import shelf
from pmdesk.store.library import Library

FORMATS = tuple(known.FORMATS)


def _now() -> datetime:
    return datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A library that holds the sample."""
    path = tmp_path / "library.pmdesk"
    with Library.open(path) as library:
        shelf.first_records(library, _now)
    return path


@pytest.fixture(autouse=True)
def display() -> Iterator[None]:
    """Leave no trace of a display, so that nothing here can open a window."""
    kept = {name: os.environ.pop(name, None) for name in ("DISPLAY", "WAYLAND_DISPLAY")}
    yield
    os.environ.update({name: value for name, value in kept.items() if value is not None})


def test_list_shows_a_line_for_each_postmortem(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--library", str(path), "list"]) == 0
    line = capsys.readouterr().out
    assert line.startswith("PM-1 ")
    for said in ("SEV 2", "2018-06-12", "Draft", "Build agents starved"):
        assert said in line


def test_list_gives_json_to_other_programs(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--library", str(path), "list", "--json"]) == 0
    (found,) = json.loads(capsys.readouterr().out)
    assert (found["key"], found["state"], found["open_priority"]) == ("PM-1", "draft", 3)


def _decision_file(path: Path, folder: Path, decision: Decision) -> Path:
    """Put the sample before its approvers, and write what the first of them decides."""
    with Library.open(path) as library:
        record_id = library.find("PM-1")
        record = shelf.edit(
            library, record_id, lambda it: review.request_approval(it, _now()), _now, "Owner"
        )
    filled = form.blank(record, record).filled_in(
        record.approvals[0].id, decision, "Name a team.", _now()
    )
    target = folder / "PM-1 decision.pmdecision"
    target.write_bytes(form.write(filled))
    return target


def test_decide_records_what_an_approver_wrote_once(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = _decision_file(path, tmp_path, Decision.CHANGES_REQUESTED)
    for says in ("Head of Developer platform asked for changes.", "is recorded already"):
        assert main(["--library", str(path), "decide", str(given)]) == 0
        said = capsys.readouterr().out
        assert says in said
        assert "PM-1" in said.splitlines()[-1]
        assert said.splitlines()[-1].endswith(": Changes requested")
    with Library.open(path) as library:
        record, log = library.load(library.find("PM-1"))
        assert library.damage() == []
    assert record.approvals[0].comment == "Name a team."
    assert log[-1].role == "Command line"


def test_decide_says_what_has_changed_since_and_ends_with_1(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = _decision_file(path, tmp_path, Decision.APPROVED)
    with Library.open(path) as library:
        shelf.edit(
            library, library.find("PM-1"),
            lambda it: set_fields("Edit", it.root_causes[0], text="Another cause"), _now, "Owner",
        )  # fmt: skip
    assert main(["--library", str(path), "decide", str(given)]) == 1
    said = capsys.readouterr().out
    assert "is about an earlier version, so it does not count" in said
    assert "“Another cause”" in said
    assert main(["--library", str(path), "decide", str(given)]) == 1
    assert "about an earlier version, so it does not count" in capsys.readouterr().out


def test_decide_refuses_what_it_cannot_place(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = _decision_file(path, tmp_path, Decision.APPROVED)
    with Library.open(tmp_path / "other.pmdesk"):
        pass
    for library, file, says in (
        (tmp_path / "other.pmdesk", given, "is not in this library"),
        (path, tmp_path, "is not a file"),
        (path, tmp_path / "none.pmdecision", "cannot be read"),
        (path, path, "is no"),
    ):
        assert main(["--library", str(library), "decide", str(file)]) == 2
        assert says in capsys.readouterr().err


def test_open_says_what_is_wrong_with_a_packet_before_any_window_opens(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "a.pmpacket"
    broken.write_bytes(b"PK")
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    assert main(["open", str(broken)]) == 2
    assert "No display can be reached" in capsys.readouterr().err
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    for file, says in ((broken, "damaged zip archive"), (tmp_path / "none", "cannot be read")):
        assert main(["open", str(file)]) == 2
        assert says in capsys.readouterr().err


def test_show_prints_a_record_as_text_and_as_json(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--library", str(path), "show", "pm-1"]) == 0
    assert "# " in capsys.readouterr().out
    assert main(["--library", str(path), "show", "PM-1", "--json"]) == 0
    kinds = json.loads(capsys.readouterr().out)
    assert len(kinds["event"]) == 14
    assert kinds["postmortem"][0]["incident_key"] == "HOT-20871"


@pytest.mark.parametrize("wanted", FORMATS)
def test_export_writes_into_a_folder_that_it_makes(
    path: Path, tmp_path: Path, wanted: str, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "out"
    arguments = ["--library", str(path), "export", "PM-1", "--to", wanted, "--output", str(folder)]
    assert main(arguments) == 0
    told = [Path(line) for line in capsys.readouterr().out.splitlines()]
    assert sorted(told) == sorted(folder.iterdir())
    assert all(file.stat().st_size > 100 for file in told)


def test_export_takes_a_file_name_and_a_paper(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "report.pdf"
    arguments = ["--library", str(path), "export", "PM-1", "--output", str(target)]
    assert main([*arguments, "--paper", "Letter"]) == 0
    page = PdfReader(target).pages[0]
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (612, 792)


def test_the_list_for_jira_reads_back_as_csv(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "actions.csv"
    library = ["--library", str(path)]
    assert main([*library, "export", "PM-1", "--to", "jira-csv", "--output", str(target)]) == 0
    with target.open(encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file)
    assert header[0] == "Summary"
    assert rows
    assert {len(row) for row in rows} == {len(header)}


def test_check_and_backup_say_what_they_did(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--library", str(path), "check"]) == 0
    assert "as it was written" in capsys.readouterr().out
    folder = tmp_path / "backups"
    assert main(["--library", str(path), "backup", "--output", str(folder)]) == 0
    made = Path(capsys.readouterr().out.strip())
    assert made.parent == folder
    assert main(["--library", str(made), "check"]) == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["export", "PM-9"], "There is no postmortem PM-9 in this library."),
        (["show", ""], "There is no postmortem"),
        ([], "No display can be reached"),
    ],
)
def test_what_is_wrong_is_one_sentence_and_exit_code_two(
    path: Path,
    arguments: list[str],
    said: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    assert main(["--library", str(path), *arguments]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("pmdesk: ")
    assert said in err
    assert err.count("\n") == 1


def test_text_can_go_to_standard_output(
    path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    library = ["--library", str(path)]
    assert main([*library, "export", "PM-1", "--to", "markdown", "--output", "-"]) == 0
    assert capfdbinary.readouterr().out.startswith(b"# ")


def test_a_file_of_the_wrong_kind_is_not_written(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "report.md"
    assert main(["--library", str(path), "export", "PM-1", "--output", str(target)]) == 2
    assert "does not end in .pdf" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == [path]


def test_a_deleted_postmortem_is_not_exported(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Library.open(path) as library:
        shelf.put_away(library, library.find("PM-1"), _now, "Owner", deleted=True)
    assert main(["--library", str(path), "show", "PM-1"]) == 2
    assert "PM-1 is deleted" in capsys.readouterr().err


def test_a_library_that_is_not_there_is_not_made_by_looking(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nowhere = tmp_path / "nowhere.pmdesk"
    assert main(["--library", str(nowhere), "list"]) == 2
    assert "There is no library at" in capsys.readouterr().err
    assert not nowhere.exists()


def test_while_the_window_has_the_library_open_the_command_says_so(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Library.open(path):
        assert main(["--library", str(path), "list"]) == 2
    assert "open in another pmdesk" in capsys.readouterr().err


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert ended.value.code == 0
    said = capsys.readouterr().out
    for command in ("list", "show", "export", "check", "backup", "demo"):
        assert f"    {command} " in said


def test_a_reader_that_has_seen_enough_is_no_error(path: Path) -> None:
    command = f'"{sys.executable}" -m pmdesk --library "{path}" show PM-1 | head -n 1'
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)  # noqa: S602
    assert done.stdout.count("\n") == 1
    assert done.stderr == ""


def test_backups_never_lie_in_the_data_folder() -> None:
    assert not settings.backup_folder().is_relative_to(settings.data_folder())


@pytest.mark.parametrize(
    "command",
    [["show", "PM-1"], ["show", "PM-1", "--json"], ["export", "PM-1", "--to", "markdown"]],
)
def test_participants_are_named_only_where_names_are_asked_for(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    target = tmp_path / "said.md"
    where = ["--output", str(target)] if command[0] == "export" else []
    for naming, is_named in (([], False), (["--roles"], False), (["--names"], True)):
        assert main(["--library", str(path), *command, *where, *naming]) == 0
        said = capsys.readouterr().out
        text = target.read_text(encoding="utf-8") if where else said
        assert ("Ines Okafor" in text) is is_named


def test_the_first_window_waits_for_nothing_of_the_library() -> None:
    code = "import sys, pmdesk.cli, ui.app; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "ui.frame" in loaded
    assert not loaded & {"sqlmodel", "sqlalchemy", "httpx", "keyring", "reportlab", "icalendar"}
