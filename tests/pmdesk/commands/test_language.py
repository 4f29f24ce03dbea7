"""`pmdesk language check` guards a wiki or a pull request."""

import io
import json
import sys
from pathlib import Path

import pytest

import resources
from pmdesk.cli import main
from tests.pmdesk.language.test_languages import write_german

TEXT = """\
---
title: the engineer should have checked
---
# Summary

The service was down.
Then the engineer should have checked the replica.

```
the operator failed to follow the runbook
```

    the operator failed to follow the runbook

> The engineer was careless.

Run `the engineer forgot it`, see https://example.org/human-error
"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.md"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_it_says_where_and_ends_with_one(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["language", "check", str(page)]) == 1
    out, err = capsys.readouterr()
    assert out.startswith(f"{page.name}:7:19: What someone should have done (strong)")
    assert "“should have checked”" in out
    assert "    → At the time, the engineer saw" in out
    assert err == "1 to reword, 0 to look at again.\n"


def test_a_language_without_rules_is_refused(
    page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["language", "check", str(page), "--language", "xx"]) == 2
    assert "There are no rules for the language “xx”." in capsys.readouterr().err


def test_a_folder_of_files_is_another_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_german(tmp_path / "language" / "added")
    monkeypatch.setattr(resources, "path", lambda name: tmp_path / name)
    page = tmp_path / "seite.md"
    page.write_text("Die Ingenieurin vergaß den Schalter.", encoding="utf-8")
    assert main(["language", "check", str(page), "--language", folder.name]) == 1
    assert "“vergaß”" in capsys.readouterr().out


def test_json_is_for_other_programs(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["language", "check", str(page), "--json"]) == 1
    (found,) = json.loads(capsys.readouterr().out)
    assert TEXT[found["start"] : found["end"]] == found["text"] == "should have checked"
    assert (found["line"], found["column"]) == (7, 19)
    assert (found["category"], found["strength"]) == ("counterfactual_person", "strong")
    assert 1 <= len(found["rewordings"]) <= 3


def test_participants_are_found_by_name(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page.write_text("Quill Banner-Ott restarted it, then Ott left.", encoding="utf-8")
    assert main(["language", "check", str(page)]) == 0
    assert main(["language", "check", str(page), "--json", "--participants", "Quill Ott"]) == 1
    assert "personal_name" in capsys.readouterr().out


def test_a_hint_or_nothing_is_no_reason_to_stop(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for text, said in (
        (b"We should have tested it.", "0 to reword, 1"),
        (b"", "No known patterns"),
    ):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text)))
        assert main(["language", "check", "-"]) == 0
        assert capsys.readouterr().err.startswith(said)


def test_a_file_that_is_not_there_is_one_sentence_and_exit_code_two(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["language", "check", str(tmp_path / "none.md")]) == 2
    assert "cannot be read" in capsys.readouterr().err


def test_a_folder_is_read_page_by_page(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (page.parent / "other.md").write_text("Root cause: human error.", encoding="utf-8")
    (page.parent / "data.json").write_text('{"cause": "human error"}', encoding="utf-8")
    assert main(["language", "check", str(page.parent), "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert sorted(fact["file"] for fact in found) == ["other.md", "page.md"]


def test_a_page_is_read_whatever_its_encoding(
    page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for encoding in ("utf-16", "utf-8-sig", "cp1252"):
        page.write_text("Zoë left. Then the engineer forgot it.", encoding=encoding)
        assert main(["language", "check", str(page)]) == 1
        assert "“forgot”" in capsys.readouterr().out


def test_what_is_no_text_is_refused(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page.write_bytes(b"\x7fELF\x02\x00\x00human error")
    assert main(["language", "check", str(page)]) == 2
    assert "is not a text" in capsys.readouterr().err
