"""The import: what is pasted, what is read, what is asked, what is taken."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLabel, QPushButton

from pmdesk.changes import Insert
from pmdesk.model import TimelineEvent
from pmdesk.record import Record
from pmdesk.timeline.reading import About
from tests import examples
from tests.fakes import FakeAsk
from tests.ui.importing.conftest import LINES, MESSAGES, SHIFT, Hands
from ui.importing.answer_line import AnswerLine
from ui.theme import Theme

ENTER, F6 = Qt.Key.Key_Return, Qt.Key.Key_F6


def imported(hands: Hands) -> list[TimelineEvent]:
    """Return the events that the accepted import adds."""
    steps = hands.dialog.change.operations
    return [step.item for step in steps if isinstance(step, Insert)]  # type: ignore[misc]


def answer(hands: Hands, about: About, text: str) -> None:
    """Type another answer and Enter."""
    field = hands.dialog.questions.field(about)
    assert field is not None
    field.editor.setFocus()
    assert isinstance(field.editor, AnswerLine)
    field.editor.setText(text)
    hands.press(ENTER)
    hands.wait()


def test_a_paste_is_read_and_enter_imports_it(hands: Hands) -> None:
    hands.paste(LINES)
    assert hands.rows == [
        (True, "14:20", "cards are refused"),
        (True, "~14:27", "the on-call engineer looks"),
        (True, "14:40", "The on-call engineer rolls back build 812"),
    ]
    assert hands.dialog.foot.take.text() == "Import 3 events"
    hands.press(ENTER)
    assert not hands.dialog.isVisible()
    assert [event.start for event in imported(hands)] == [
        examples.at("14:20"), examples.at("14:27"), examples.at("14:40"),
    ]  # fmt: skip
    assert imported(hands)[1].approximate


def test_nothing_is_imported_unless_it_was_accepted(hands: Hands) -> None:
    hands.paste(LINES)
    hands.press(Qt.Key.Key_Escape)
    assert not hands.dialog.isVisible()
    assert not hands.dialog.change


def test_what_is_typed_is_read_while_one_types(hands: Hands) -> None:
    hands.dialog.given.text.setFocus()
    hands.type("14:20 cards are refused")
    hands.wait()
    assert hands.taken == ["cards are refused"]
    hands.press(ENTER)
    hands.type("14:30 rolled back")
    hands.wait()
    assert hands.taken == ["cards are refused", "rolled back"]
    assert hands.focus() is hands.dialog.given.text


def test_one_answer_puts_all_events_on_another_day(hands: Hands) -> None:
    hands.paste(LINES)
    answer(hands, About.DATE, "12 Jun 2018")
    assert hands.dialog.isVisible(), "Enter was for the answer"
    hands.dialog.accept()
    assert {event.start.date().isoformat() for event in imported(hands)} == {"2018-06-12"}


def test_one_answer_puts_all_events_into_another_zone(hands: Hands) -> None:
    hands.paste(LINES)
    answer(hands, About.ZONE, "Europe/Berlin")
    assert [time for _, time, _ in hands.rows] == ["13:20", "~13:27", "13:40"]
    field = hands.dialog.questions.field(About.ZONE)
    assert field is not None
    assert field.editor.accessibleDescription() == "First event 14:20, 13:20 UTC"


def test_an_answer_that_is_none_says_so_and_changes_nothing(hands: Hands) -> None:
    hands.paste(LINES)
    before = hands.rows
    answer(hands, About.ZONE, "Middle-earth")
    field = hands.dialog.questions.field(About.ZONE)
    assert field is not None
    assert field.error().startswith("There is no time zone “Middle-earth”.")
    assert hands.rows == before


def test_a_tick_taken_away_outlasts_another_answer(hands: Hands) -> None:
    hands.paste(LINES)
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Space)
    assert [taken for taken, _, _ in hands.rows] == [True, False, True]
    assert hands.dialog.given.text.pointed_out == "~14:27 the on-call engineer looks"
    answer(hands, About.DATE, "12 Jun 2018")
    assert [taken for taken, _, _ in hands.rows] == [True, False, True]
    assert hands.dialog.foot.take.text() == "Import 2 events"


def test_text_and_events_point_at_each_other(hands: Hands) -> None:
    hands.paste(LINES)
    text, table = hands.dialog.given.text, hands.dialog.results.table
    hands.press(Qt.Key.Key_Down)
    assert text.pointed_out == "~14:27 the on-call engineer looks"
    hands.press(F6, SHIFT)
    assert hands.focus() is text
    text.moveCursor(QTextCursor.MoveOperation.Start)
    for _ in range(3):
        hands.press(Qt.Key.Key_Down)
    assert table.currentIndex().row() == 2
    assert text.pointed_out == "14:40 Priya Raman rolls back build 812"


def test_f6_goes_round_all_panes(hands: Hands) -> None:
    hands.paste(LINES)
    dialog = hands.dialog
    panes = dialog.foot, dialog.head, dialog.questions, dialog.given, dialog.results
    for pane in panes:
        hands.press(F6)
        assert pane.isAncestorOf(hands.focus())


def test_a_line_without_a_time_is_made_an_event_by_giving_it_one(hands: Hands) -> None:
    hands.paste(LINES + "support opened a case\n")
    dialog, unread = hands.dialog, hands.dialog.results.unread
    dialog.foot.unread.click()
    assert unread.list.rows[0][1] == "Timeline of the incident"
    assert dialog.given.text.pointed_out == "Timeline of the incident"
    unread.when.setFocus()
    hands.type("nonsense")
    hands.press(ENTER)
    assert unread.when.accessibleDescription().startswith("That is not a time.")
    unread.when.selectAll()
    hands.type("14:10")
    hands.press(ENTER)
    assert dialog.isVisible()
    assert hands.rows[0] == (True, "14:10", "Timeline of the incident")
    assert "Timeline of the incident" not in [text for _, text, _ in unread.list.rows]


def test_names_go_by_role_unless_one_wants_them(hands: Hands) -> None:
    hands.paste(LINES)
    roles = hands.dialog.results.roles
    assert roles.list.rows[0][1] == "The on-call engineer rolls back build 812"
    roles.by_role.click()
    assert hands.taken[-1] == "Priya Raman rolls back build 812"


def test_whose_words_are_not_wanted_is_filtered_out(hands: Hands) -> None:
    hands.paste(MESSAGES)
    people = hands.dialog.results.filter.people
    names = [name for name, _, _ in people.choices]
    assert names == ["Priya Raman", "Tom Okafor"]
    people.setData(people.index(1), Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole)
    assert hands.taken == [
        "checkout is failing for cards", "it is every card, not only one bank",
    ]  # fmt: skip
    assert "1 filtered out" in hands.dialog.foot.said.text()


def test_a_window_of_time_leaves_out_what_was_before_and_after(hands: Hands) -> None:
    hands.paste(LINES)
    hands.dialog.results.setCurrentWidget(hands.dialog.results.filter)
    hands.dialog.results.filter.since.setFocus()
    hands.type("14:25")
    hands.press(ENTER)
    assert hands.dialog.isVisible()
    assert [time for _, time, _ in hands.rows] == ["~14:27", "14:40"]


def test_the_columns_of_a_table_can_be_chosen_otherwise(hands: Hands, tmp_path: Path) -> None:
    table = tmp_path / "log.csv"
    table.write_text("Time,Host,Event\n14:20,db-2,disk full\n14:30,db-1,failed over\n")
    hands.dialog.take_files([str(table)])
    hands.wait()
    assert hands.dialog.asked.mapping.text().startswith("Time: “Time”")
    columns = hands.dialog.results.columns
    hands.dialog.results.show_columns()
    assert hands.focus() is columns.boxes[0]
    box = columns.boxes[1]
    box.setFocus()
    hands.type("I")
    hands.wait()
    assert hands.taken == ["disk full", "failed over"]


def test_a_file_that_cannot_be_read_says_why_and_the_text_stays(
    hands: Hands, tmp_path: Path
) -> None:
    hands.paste(LINES)
    broken = tmp_path / "broken.json"
    broken.write_text('{"log_entries": [')
    hands.dialog.take_files([str(tmp_path / "gone.zip")])
    hands.wait()
    assert "gone.zip" in hands.dialog.problem.text()
    assert len(hands.rows) == 3
    hands.dialog.take_files([str(broken)])
    hands.wait()
    assert "broken JSON" in hands.dialog.problem.text()
    assert hands.rows == []
    assert not hands.dialog.foot.take.isEnabled()


@pytest.mark.parametrize("name", ["log.txt", "calls.json"])
def test_a_text_whose_place_a_file_takes_can_be_brought_back(
    hands: Hands, tmp_path: Path, name: str
) -> None:
    hands.paste(LINES)
    file = tmp_path / name
    file.write_text(MESSAGES if name == "calls.json" else "15:00 all is well\n")
    hands.dialog.take_files([str(file)])
    hands.wait()
    assert "cards are refused" not in hands.taken
    assert hands.dialog.draft == LINES
    assert "put aside" in hands.dialog.problem.text()
    hands.dialog.problem.findChildren(QPushButton)[0].click()
    hands.wait()
    assert hands.dialog.given.text.toPlainText() == LINES
    assert hands.taken[0] == "cards are refused"


def test_a_text_pasted_over_a_file_is_read(hands: Hands, tmp_path: Path) -> None:
    file = tmp_path / "calls.json"
    file.write_text(MESSAGES)
    hands.dialog.take_files([str(file)])
    hands.wait()
    hands.paste(LINES)
    assert hands.taken[0] == "cards are refused"


def test_a_very_long_paste_is_asked_about_first(hands: Hands, ask: FakeAsk) -> None:
    ask.answers += [None]
    hands.paste("14:20 cards are refused\n" * 50_000)
    assert "1.2 million characters" in ask.asked[0]
    assert hands.dialog.draft == ""


def test_closing_while_a_long_text_is_read_drops_it(hands: Hands) -> None:
    hands.dialog.take_text("14:20 cards are refused\n" * 2_001)
    assert hands.dialog.reader.is_busy
    hands.press(Qt.Key.Key_Escape)
    assert not hands.dialog.isVisible()
    assert not hands.dialog.reader.is_busy


def test_starting_again_forgets_answers_and_ticks(hands: Hands) -> None:
    hands.paste(LINES)
    answer(hands, About.DATE, "12 Jun 2018")
    hands.dialog.results.show_events()
    hands.press(Qt.Key.Key_Space)
    hands.dialog.given.clear()
    hands.paste(LINES)
    hands.dialog.accept()
    assert {event.start.date().isoformat() for event in imported(hands)} == {"2026-03-01"}


def test_a_text_without_any_time_leads_to_what_to_do(hands: Hands) -> None:
    hands.paste("nobody wrote down when")
    table = hands.dialog.results.table
    assert table.accessibleDescription().startswith("No time was found")
    assert not hands.dialog.foot.take.isEnabled()


def test_markup_in_a_text_is_only_text(hands: Hands) -> None:
    hands.paste("14:20 load <5 & memory >80 % end")
    assert hands.taken == ["load <5 & memory >80 % end"]
    hands.press(ENTER)
    assert imported(hands)[0].text == "load <5 & memory >80 % end"


@pytest.mark.parametrize("zoom", [100, 200])
def test_the_dialog_fits_a_small_screen(hands: Hands, dressed: Theme, zoom: int) -> None:
    dressed.set_zoom(zoom)
    hands.paste(LINES)
    least = hands.dialog.minimumSizeHint()
    assert least.width() <= 1280 * 9 // 10
    assert least.height() <= 720 * 9 // 10


def test_a_day_that_reads_two_ways_is_settled_by_one_choice(hands: Hands) -> None:
    hands.paste("02/04/2026 14:20 disk full\n02/04/2026 14:30 failed over")
    field = hands.dialog.questions.field(About.DAY_ORDER)
    assert field is not None
    field.editor.setFocus()
    hands.type("4")
    hands.wait()
    hands.dialog.accept()
    assert {event.start.date().isoformat() for event in imported(hands)} == {"2026-02-04"}


def test_an_abbreviation_is_settled_by_one_choice(hands: Hands) -> None:
    hands.paste("2026-03-01 14:20 CST disk full")
    field = hands.dialog.questions.field(About.ABBREVIATION, "CST")
    assert field is not None
    field.editor.setFocus()
    hands.type("As")
    hands.wait()
    assert [time for _, time, _ in hands.rows] == ["06:20"]


def test_reading_can_be_stopped_and_the_text_stays(hands: Hands) -> None:
    text = "14:20 cards are refused\n" * 2_001
    hands.dialog.take_text(text)
    assert hands.dialog.foot.stop.isVisible()
    hands.dialog.foot.stop.click()
    assert hands.dialog.problem.text().startswith("Reading was stopped.")
    assert hands.dialog.draft == text
    assert hands.rows == []
    hands.dialog.problem.findChildren(QPushButton)[0].click()
    hands.wait()
    assert len(hands.rows) == 2_001


def test_several_files_are_read_together(hands: Hands, tmp_path: Path) -> None:
    for name, line in (("one.csv", "14:20,disk full"), ("two.csv", "14:30,failed over")):
        (tmp_path / name).write_text(f"Time,Event\n{line}\n")
    hands.dialog.take_files([str(tmp_path / "one.csv"), str(tmp_path / "two.csv")])
    hands.wait()
    assert hands.taken == ["disk full", "failed over"]


def test_all_events_are_left_out_and_taken_again_at_once(hands: Hands) -> None:
    hands.paste(LINES)
    hands.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    hands.press(Qt.Key.Key_Space)
    assert hands.taken == []
    assert not hands.dialog.foot.take.isEnabled()
    hands.press(Qt.Key.Key_Space)
    assert len(hands.taken) == 3


def test_kinds_that_are_seldom_wanted_are_offered_and_not_taken(hands: Hands) -> None:
    join = {"type": "message", "subtype": "channel_join", "user": "U1", "text": "<@U1> has joined"}
    hands.paste(json.dumps([*json.loads(MESSAGES), {**join, "ts": "1772376400.000100"}]))
    assert len(hands.taken) == 3
    kinds = hands.dialog.results.filter.kinds
    kinds.set_all(ticked=True)
    assert len(hands.taken) == 4


def test_letters_of_one_width_stay_so_at_another_zoom(hands: Hands, dressed: Theme) -> None:
    hands.paste(LINES)
    text = hands.dialog.given.text
    usual = text.document().defaultFont().family()
    hands.dialog.head.even.click()
    dressed.set_zoom(150)
    font = text.document().defaultFont()
    assert font.family() != usual
    assert font.pixelSize() == dressed.font().pixelSize()
    hands.dialog.head.even.click()
    assert text.document().defaultFont().family() == usual


def test_what_is_no_day_keeps_the_import_from_being_made(hands: Hands) -> None:
    hands.paste(LINES)
    answer(hands, About.DATE, "soon")
    assert not hands.dialog.foot.take.isEnabled()
    assert "“soon” is not a day." in hands.dialog.foot.take.toolTip()
    assert "cannot be read" in hands.dialog.foot.said.text()
    hands.press(ENTER, Qt.KeyboardModifier.ControlModifier)
    assert hands.dialog.isVisible()
    answer(hands, About.DATE, "2 Mar 2026")
    assert hands.dialog.foot.take.isEnabled()


def test_what_is_typed_as_an_answer_counts_though_enter_was_not_pressed(hands: Hands) -> None:
    hands.paste(LINES)
    field = hands.dialog.questions.field(About.DATE)
    assert field is not None
    assert isinstance(field.editor, AnswerLine)
    field.editor.setFocus()
    field.editor.setText("soon")
    hands.press(ENTER, Qt.KeyboardModifier.ControlModifier)
    assert hands.dialog.isVisible()
    assert field.error()
    field.editor.setText("2 Mar 2026")
    hands.press(ENTER, Qt.KeyboardModifier.ControlModifier)
    hands.wait()
    assert not hands.dialog.isVisible()
    assert {event.start.day for event in imported(hands)} == {2}


def test_the_import_can_be_typed_into_as_it_opens(hands: Hands) -> None:
    hands.type("14:20 typed")
    hands.wait()
    assert hands.taken == ["typed"]


def test_an_event_in_the_future_is_told(hands: Hands) -> None:
    hands.paste("2199-01-01 14:20 one\n2020-01-01 14:20 two")
    notes = [one.event.notes for one in hands.dialog.results.model.rows]
    assert ["future" in " ".join(note) for note in notes] == [True, False]


def test_a_question_is_shown_whole(hands: Hands) -> None:
    hands.paste(LINES)
    field = hands.dialog.questions.field(About.DATE)
    assert field is not None
    shown = field.findChild(QLabel)
    assert shown is not None
    assert shown.width() >= shown.sizeHint().width()


def test_someone_who_is_given_a_role_becomes_a_participant_with_the_import(
    hands: Hands, record: Record
) -> None:
    hands.paste(MESSAGES)
    roles = hands.dialog.results.roles
    assert list(roles.given) == ["Tom Okafor"]
    hands.dialog.results.setCurrentWidget(roles)
    (line,) = roles.findChildren(AnswerLine)
    line.setFocus()
    hands.type("Release lead")
    hands.press(ENTER)
    hands.wait()
    hands.dialog.accept()
    change = hands.dialog.change
    assert change.label == "Import 3 events"
    after = change.applied_to(record)
    assert ("Tom Okafor", "Release lead") in [(one.name, one.role) for one in after.participants]
    sources = " ".join(event.source for event in after.events)
    assert "release lead" in sources
    assert "Tom Okafor" not in sources
