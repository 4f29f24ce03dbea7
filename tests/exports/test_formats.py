"""Every format makes its files through the same door."""

import json
from pathlib import Path

import pytest

from exports.formats import FORMATS, Format, save
from exports.options import Options
from exports.work import ExportCancelled, Work
from tests.examples import sample_like_record

every_format = pytest.mark.parametrize("made", FORMATS.values(), ids=list(FORMATS))


def test_there_are_these_formats() -> None:
    expected = ["pdf", "markdown", "jira-csv", "json", "tree-svg", "tree-png", "tree-mermaid"]
    assert list(FORMATS) == expected


@every_format
def test_a_format_makes_the_files_that_it_names(made: Format) -> None:
    files = made.produce(sample_like_record(), {}, Options())
    assert tuple(files) == made.suffixes
    assert all(files.values())


@every_format
def test_a_format_makes_the_same_files_again(made: Format) -> None:
    first, second = (made.produce(sample_like_record(), {}, Options()) for _ in range(2))
    assert first == second


@every_format
def test_an_export_that_is_called_off_leaves_nothing(made: Format, tmp_path: Path) -> None:
    work = Work(cancelled=lambda: True)
    with pytest.raises(ExportCancelled):
        save(made, tmp_path / "x", sample_like_record(), {}, Options(), work)
    assert not list(tmp_path.iterdir())


@every_format
def test_an_export_is_saved_where_the_user_said(made: Format, tmp_path: Path) -> None:
    told: list[float] = []
    target = tmp_path / f"My report{made.suffixes[0]}"
    paths = save(made, target, sample_like_record(), {}, Options(), Work(told.append))
    assert paths[0] == target
    assert sorted(tmp_path.iterdir()) == sorted(paths)
    assert (told[0], told[-1]) == (0, 1)


def test_the_jira_list_comes_with_its_configuration() -> None:
    files = FORMATS["jira-csv"].produce(sample_like_record(), {}, Options())
    assert json.loads(files["-jira-configuration.txt"])["config.version"] == "2.0"
