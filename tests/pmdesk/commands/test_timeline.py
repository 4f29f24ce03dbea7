"""`pmdesk timeline parse` shows what a file gives, and needs no library and no window."""

import io
import json
import sys
from pathlib import Path

import pytest

from pmdesk.cli import main

TEXT = "All times UTC\n14:20 pool is empty\n14:30–14:40 rolled back\nand looked on\n"


def test_the_events_of_a_text_are_shown_as_a_table(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "log.txt"
    path.write_text("2025-03-14 14:20 UTC - pool \x1b[31mis empty\n", encoding="utf-8")
    assert main(["timeline", "parse", str(path), "--zone", "Europe/Berlin"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("2025-03-14 15:20  pool ␛[31mis empty\n")
    assert "1 event (text), times in Europe/Berlin." in out


def test_the_events_of_standard_input_are_given_as_json(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert main(["timeline", "parse", "-", "--date", "2025-03-14", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    first, second = found["events"]
    assert (first["start"], first["text"]) == ("2025-03-14T14:20:00Z", "pool is empty")
    assert (second["start"], second["end"]) == ("2025-03-14T14:30:00Z", "2025-03-14T14:40:00Z")
    assert second["text"].startswith("rolled back")
    assert (first["line"], first["taken"]) == (2, True)
    assert TEXT[slice(*first["span"])].startswith("14:20 pool is empty")
    assert set(found) >= {"unread", "questions", "assumed", "kinds", "columns", "format"}


def test_a_folder_is_read_and_a_day_is_a_date(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.csv").write_text("Date,What\n2025-03-14,frozen\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text("Time,What\n2025-03-13 14:20Z,done\n", encoding="utf-8")
    assert main(["timeline", "parse", str(tmp_path), "--json"]) == 0
    events = json.loads(capsys.readouterr().out)["events"]
    assert [event["start"] for event in events] == ["2025-03-13T14:20:00Z", "2025-03-14"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["none.txt"], "“none.txt” cannot be read: No such file or directory. Check its name."),
        (["bad.json"], "“bad.json” is broken JSON: expecting value in line 2."),
        (["bad.json", "--zone", "Mars"], "There is no time zone “Mars”."),
        (["bad.json", "--date", "soon"], "“soon” is not a day."),
    ],
)
def test_what_cannot_be_read_is_one_sentence_and_exit_code_two(
    arguments: list[str],
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bad.json").write_text("[\n", encoding="utf-8")
    assert main(["timeline", "parse", *arguments]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"pmdesk: {said}")
    assert err.count("\n") == 1


def test_a_markdown_table_in_a_file_is_read_like_pasted_text(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "notes.md"
    path.write_text(
        "All times in CET.\n\n| Date (2022) | Time | What |\n|---|---|---|\n"
        "| Fri Mar 4 | 14:05 | slow |\n| | 14:10 | over |\n",
        encoding="utf-8",
    )
    assert main(["timeline", "parse", str(path)]) == 0
    out = capsys.readouterr().out
    assert out.startswith("2022-03-04 13:05  slow\n2022-03-04 13:10  over\n")
    assert "In which" not in out
    assert "---" not in out


def test_a_pdf_is_refused_with_its_reason(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(b"%PDF-1.7\n\xe2\xe3 14:05 one\n")
    assert main(["timeline", "parse", str(path)]) == 2
    assert "“report.pdf” is a PDF" in capsys.readouterr().err
