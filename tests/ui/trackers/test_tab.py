"""Trackers and their projects are told in a tab of the directory."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from pmdesk.model import ProjectMapping, Service, Team, Tracker, TrackerKind
from tests.fakes import FakeAsk
from ui.background import Lane
from ui.document import Document
from ui.trackers.access import Access
from ui.trackers.project_form import ProjectForm
from ui.trackers.tab import TrackersTab
from ui.trackers.tracker_form import TrackerForm


@pytest.fixture
def tab(
    qtbot: QtBot, directory: Document, ask: FakeAsk, lane: Lane, access: Access
) -> Iterator[TrackersTab]:
    made = TrackersTab(directory, ask, lane, access)
    made.resize(1100, 560)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.close()


def tracker_form(tab: TrackersTab, tracker_id: str = "jira") -> TrackerForm:
    tab.tree.choose(tracker_id)
    assert isinstance(tab.form, TrackerForm)
    return tab.form


def project_form(tab: TrackersTab, mapping_id: str) -> ProjectForm:
    tab.tree.choose(mapping_id)
    assert isinstance(tab.form, ProjectForm)
    return tab.form


def enter(line: QLineEdit, text: str) -> None:
    line.selectAll()
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)


def tracker(directory: Document) -> Tracker:
    return directory.record.item(Tracker, "jira")


def test_a_tracker_is_added_by_its_name_which_tells_its_kind(
    tab: TrackersTab, directory: Document
) -> None:
    enter(tab.entry, "Redmine of Ops <b>&")
    (added,) = (known for known in directory.record.all(Tracker) if known.id != "jira")
    assert (added.name, added.kind) == ("Redmine of Ops <b>&", TrackerKind.REDMINE)
    form = tracker_form(tab, added.id)
    assert form.address.placeholderText() == "https://redmine.example.com"
    assert not form.account.isEnabled()
    assert tab.tree.current_id() == added.id


def test_hints_follow_the_kind(tab: TrackersTab, directory: Document) -> None:
    form = tracker_form(tab)
    assert form.account.placeholderText() == "ada@example.com"
    form.kind.setCurrentIndex(list(TrackerKind).index(TrackerKind.GITHUB))
    form.kind.activated.emit(form.kind.currentIndex())
    assert tracker(directory).kind is TrackerKind.GITHUB
    assert form.address.placeholderText() == "https://github.com"
    assert "example/kube" in form.project.placeholderText()


def test_a_renamed_tracker_is_renamed_where_it_is_used(
    tab: TrackersTab, directory: Document
) -> None:
    enter(tracker_form(tab).name, "Jira of Commerce")
    assert [team.tracker for team in directory.record.all(Team)] == ["Jira of Commerce"]
    assert [service.tracker for service in directory.record.all(Service)] == ["Jira of Commerce"]
    directory.undo()
    assert tracker_form(tab).name.text() == "Our Jira"


def test_an_address_with_a_token_in_it_is_refused_and_not_kept(
    tab: TrackersTab, directory: Document
) -> None:
    form = tracker_form(tab)
    enter(form.address, "https://ada:s3cret@jira.example")
    assert "Leave out names, tokens" in form.address.accessibleDescription()
    assert tracker(directory).url == "https://jira.example"


def test_a_project_is_added_and_shown_with_what_is_used_where_it_is_empty(
    tab: TrackersTab, directory: Document
) -> None:
    enter(tracker_form(tab).project, "OPS")
    (added,) = (m for m in directory.record.all(ProjectMapping) if m.project == "OPS")
    form = project_form(tab, added.id)
    assert form.lines["issue_type"].editor.property("placeholderText") == "Task"
    assert form.lines["priority_link"].editor.property("placeholderText") == (
        "Priority Action, or else Relates"
    )


def test_what_a_tracker_does_not_have_is_not_asked_for(
    tab: TrackersTab, directory: Document
) -> None:
    form = tracker_form(tab)
    form.kind.setCurrentIndex(list(TrackerKind).index(TrackerKind.GITHUB))
    form.kind.activated.emit(form.kind.currentIndex())
    shown = project_form(tab, "pay")
    assert "due_field" not in shown.lines
    assert "issue_type" in shown.lines
    said = [text.text() for text in shown.findChildren(QLabel)]
    assert any("GitHub has no priorities or field for due dates or" in text for text in said)


def test_labels_are_typed_with_commas(tab: TrackersTab, directory: Document) -> None:
    form = project_form(tab, "kube")
    assert form.labels.text() == "platform, review"
    enter(form.labels, "a, , b,a")
    assert directory.record.item(ProjectMapping, "kube").labels == ("a", "b")


def test_delete_removes_a_project_and_then_the_tracker_with_the_rest(
    tab: TrackersTab, directory: Document
) -> None:
    tab.tree.choose("pay")
    tab.tree.setFocus()
    QTest.keyClick(tab.tree, Qt.Key.Key_Delete)
    assert [m.id for m in directory.record.all(ProjectMapping)] == ["kube"]
    assert tab.tree.current_id() == "jira", "the tracker of what was removed is shown"
    QTest.keyClick(tab.tree, Qt.Key.Key_Delete)
    assert directory.record.all(Tracker) == ()
    assert directory.record.all(ProjectMapping) == ()
    directory.undo()
    directory.undo()
    assert len(directory.record.all(ProjectMapping)) == 2


def test_trackers_go_out_as_a_file_and_come_in_from_one(
    tab: TrackersTab, directory: Document, ask: FakeAsk, qtbot: QtBot, tmp_path: Path
) -> None:
    target = tmp_path / "ours.json"
    ask.answers = [target]
    tab.save()
    qtbot.waitUntil(lambda: tab.said() == "Written: ours.json. It holds no token.")
    content = json.loads(target.read_text())
    assert [tracker["name"] for tracker in content["trackers"]] == ["Our Jira"]
    content["trackers"][0]["projects"].append({"project": "OPS"})
    target.write_text(json.dumps(content))
    ask.answers = [target]
    tab.load()
    qtbot.waitUntil(lambda: tab.said().startswith("1 added"))
    assert [m.project for m in directory.record.all(ProjectMapping)] == ["KUBE", "OPS", "PAY"]


def test_a_file_that_does_not_fit_is_refused_with_a_sentence(
    tab: TrackersTab, directory: Document, ask: FakeAsk, qtbot: QtBot, tmp_path: Path
) -> None:
    refused: list[str] = []
    directory.refused.connect(refused.append)
    (tmp_path / "x.json").write_text("{}")
    ask.answers = [tmp_path / "x.json"]
    tab.load()
    qtbot.waitUntil(lambda: bool(refused))
    assert "holds no trackers of pmdesk" in refused[0]


def test_an_empty_directory_says_what_belongs_here(tab: TrackersTab, directory: Document) -> None:
    tab.tree.choose("jira")
    QTest.keyClick(tab.tree, Qt.Key.Key_Delete)
    assert tab.tree.topLevelItemCount() == 0
    assert not isinstance(tab.form, TrackerForm | ProjectForm)


@pytest.mark.parametrize(("width", "height"), [(1152, 450), (672, 450)])
def test_the_token_and_what_its_test_says_are_in_sight(
    tab: TrackersTab, qtbot: QtBot, width: int, height: int
) -> None:
    tab.resize(width, height)
    form = tracker_form(tab)
    qtbot.waitUntil(form.token.set_button.isEnabled)
    for seen in (form.token.set_button, form.token.test_button):
        whole = seen.visibleRegion().boundingRect().size() == seen.size()
        assert whole, f"{seen.text()} is out of sight"
    tab.resize(width, 300)
    form.token.test()
    (said,) = (text for text in form.findChildren(QLabel) if text.text() == form.token.says())
    qtbot.waitUntil(lambda: said.visibleRegion().boundingRect().size() == said.size())


def test_the_words_of_an_empty_tab_are_not_cut_in_a_narrow_window(
    tab: TrackersTab, qtbot: QtBot
) -> None:
    tab.tree.choose("jira")
    QTest.keyClick(tab.tree, Qt.Key.Key_Delete)
    tab.resize(672, 450)
    (said,) = (text for text in tab.form.findChildren(QLabel) if "No tracker yet" in text.text())
    qtbot.waitUntil(lambda: said.visibleRegion().boundingRect().width() == said.width())


def test_everything_that_takes_the_keyboard_has_a_name(tab: TrackersTab) -> None:
    for shown in ("jira", "kube"):
        tab.tree.choose(shown)
        nameless = [
            type(widget).__name__
            for widget in tab.findChildren(QWidget)
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and widget.isVisible()
            and not widget.accessibleName()
            and widget.focusProxy() is None
        ]
        assert nameless == []
