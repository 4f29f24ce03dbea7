"""Every format makes its files through the same door."""

import json
from pathlib import Path

import pytest

from exports.formats import FORMATS, Format, save, tracker_format
from exports.options import Options
from exports.work import ExportCancelled, Work
from pmdesk.model import TrackerKind
from pmdesk.record import Record
from tests.examples import sample_like_record
from tests.exports.trackers.reading import directory

every_format = pytest.mark.parametrize("made", FORMATS.values(), ids=list(FORMATS))


def test_there_are_these_formats() -> None:
    assert list(FORMATS) == [
        "pdf", "markdown", "html", "confluence",
        "jira-csv", "github", "gitlab-csv", "redmine-csv", "linear-csv", "azure-csv", "asana-csv",
        "xlsx", "actions-markdown", "json",
        "tree-svg", "tree-png", "tree-mermaid",
    ]  # fmt: skip


def test_no_two_formats_are_offered_under_the_same_name() -> None:
    """A file for one tracker would otherwise take the place of that for another."""
    names = [made.tail + made.suffixes[0] for made in FORMATS.values()]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        (TrackerKind.JIRA_DATA_CENTER, "jira-csv"),
        (TrackerKind.GITHUB, "github"),
        (TrackerKind.GITLAB, "gitlab-csv"),
        (TrackerKind.REDMINE, "redmine-csv"),
        (TrackerKind.LINEAR, "linear-csv"),
        (TrackerKind.AZURE_DEVOPS, "azure-csv"),
    ],
)
def test_the_format_for_the_tracker_of_the_team_is_known(kind: TrackerKind, key: str) -> None:
    assert tracker_format(sample_like_record(), directory(kind)) == key


def test_every_kind_of_tracker_has_a_format() -> None:
    found = {kind: tracker_format(sample_like_record(), directory(kind)) for kind in TrackerKind}
    assert [kind for kind, key in found.items() if key == "jira-csv"] == [
        TrackerKind.JIRA_CLOUD,
        TrackerKind.JIRA_DATA_CENTER,
    ]


def test_without_a_known_tracker_the_first_format_is_offered() -> None:
    assert tracker_format(sample_like_record(), Record("directory")) == "jira-csv"


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
