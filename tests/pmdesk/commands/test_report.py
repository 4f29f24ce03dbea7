"""`pmdesk report` prints or writes the report over a library, and says what it cannot do."""

import json
from pathlib import Path

import pytest
from pypdf import PdfReader

from pmdesk.cli import main
from pmdesk.store.library import Library
from tests import crowd


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A library that holds a crowd."""
    path = tmp_path / "library.pmdesk"
    with Library.open(path) as library:
        crowd.fill(library, crowd.records(12))
    return path


def run(path: Path, *arguments: str) -> int:
    return main(["--library", str(path), "report", *arguments])


def test_it_prints_text(path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(path) == 0
    assert "## Root causes not yet fixed" in capfd.readouterr().out.replace("###", "##")


def test_it_answers_only_what_was_asked(path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    asked = ["--from", "2026-01-01", "--until", "2026-06-30", "--severity", "2", "3"]
    assert run(path, "--to", "json", "--output", "-", "--department", "shop", *asked) == 0
    found = json.loads(capfd.readouterr().out)
    assert found["about"] == "Incidents of 1 Jan – 30 Jun 2026 · Shop · SEV 2, SEV 3"
    assert {one["department"] for one in found["incidents"]} <= {"Shop"}
    assert all("2026-01-01" <= one["day"] <= "2026-06-30" for one in found["incidents"])


@pytest.mark.parametrize(
    ("wanted", "suffix"), [("pdf", ".pdf"), ("html", ".html"), ("csv", ".csv"), ("text", ".md")]
)
def test_it_writes_into_a_folder(
    path: Path, tmp_path: Path, wanted: str, suffix: str, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "out"
    assert run(path, "--to", wanted, "--by", "quarter", "--output", str(folder)) == 0
    (made,) = folder.iterdir()
    assert str(made) == capsys.readouterr().out.strip()
    assert made.suffix == suffix
    if wanted == "pdf":
        assert "By quarter" in "".join(page.extract_text() for page in PdfReader(made).pages)


def test_it_counts_by_year(path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(path, "--by", "year") == 0
    assert "By year" in capfd.readouterr().out


def test_an_unknown_department_is_told_with_those_there_are(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(path, "--department", "Cheese") == 2
    said = capsys.readouterr().err
    assert "“Cheese”" in said
    assert "Platform" in said


def test_a_day_that_is_none_is_refused(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        run(path, "--from", "yesterday")
    assert "“yesterday” is no day" in capsys.readouterr().err
