"""The card on a word explains, rewords and leaves, by keyboard alone; one step each."""

from datetime import UTC, datetime

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QTextEdit

from pmdesk.changes import set_fields
from pmdesk.model import Action, Lesson, SectionKey, Term, Tick, TimelineEvent, Why
from pmdesk.store import shelf
from tests.fakes import FakeClock
from tests.ui.room import Room
from ui.document import Document
from ui.forgetting.dialog import ForgetDialog
from ui.language.card import FindingCard
from ui.language.wording import Wording

NEXT, PREVIOUS = Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier


def begin(room: Room, text: str) -> Document:
    """Open the sample with a text in Response that is found, and nothing else that is."""
    room.open()
    document = room.page.document
    section = document.record.section(SectionKey.RESPONSE)
    document.edit(set_fields("Type", section, text=text))
    room.page.go_to(SectionKey.RESPONSE)
    return document


def said(document: Document) -> str:
    return document.record.prose(SectionKey.RESPONSE)


def card(room: Room) -> FindingCard:
    return room.page.language.card


def explain(room: Room) -> FindingCard:
    room.desk.actions["language_here"].trigger()
    assert card(room).spot is not None
    return card(room)


def press(room: Room, words: str) -> None:
    """Press one of the ways that the card offers."""
    next(way for way in card(room).ways if way.text().startswith(words)).click()


def test_a_key_opens_the_card_and_a_number_rewords_as_one_step(room: Room) -> None:
    document = begin(room, "Then Ines Okafor left.")
    steps = len(document.log)
    shown = explain(room)
    assert shown.isAncestorOf(QApplication.focusWidget() or room.desk.frame)
    assert "role" in shown.accessibleDescription()
    QTest.keyClick(QApplication.focusWidget() or shown, Qt.Key.Key_1)
    assert said(document).startswith("Then the platform duty")
    assert len(document.log) == steps + 1
    assert card(room).spot is None
    document.undo()
    assert said(document) == "Then Ines Okafor left."


def test_enter_presses_the_button_that_has_the_keyboard(room: Room) -> None:
    document = begin(room, "Then Ines Okafor left.")
    room.desk.actions["language_next"].trigger()
    QTest.keyClick(QApplication.focusWidget() or card(room), Qt.Key.Key_Return)
    assert said(document).startswith("Then the platform duty")
    assert card(room).spot is None


def test_the_words_are_selected_no_more_once_the_card_is_closed(room: Room) -> None:
    begin(room, "It was human error, it says.")
    room.desk.actions["language_next"].trigger()
    for close in (card(room).leave, lambda: press(room, "Ask how instead")):
        room.desk.actions["language_here"].trigger()
        close()
        editor = QApplication.focusWidget()
        assert isinstance(editor, QPlainTextEdit | QTextEdit)
        cursor = editor.textCursor()
        assert (cursor.hasSelection(), cursor.position()) == (False, len("It was human error"))
        room.desk.actions["language_next"].trigger()


def test_the_next_finding_is_the_one_after_the_cursor(room: Room) -> None:
    begin(room, "It was human error. It was human error. It was human error.")
    starts = []
    room.press(Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    for _ in range(25):
        room.press(Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier)
    for key in ("language_next", "language_next", "language_previous", "language_next"):
        room.desk.actions[key].trigger()
        spot = card(room).spot
        assert spot is not None
        starts.append(spot.finding.start)
    QTest.keyClick(QApplication.focusWidget() or card(room), Qt.Key.Key_Escape)
    room.press(Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    room.desk.actions["language_next"].trigger()
    spot = card(room).spot
    assert spot is not None
    assert [*starts, spot.finding.start] == [27, 47, 27, 47, 7]


def test_what_is_still_being_typed_is_kept_when_a_word_is_reworded(room: Room) -> None:
    document = begin(room, "Then Ines left.")
    room.press(Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    room.type("Early. ")
    explain(room)
    card(room).rewordings[0].click()
    assert said(document).startswith("Early. Then the platform duty")
    assert said(document).endswith(" left.")
    document.undo()
    assert said(document) == "Early. Then Ines left."


def test_words_are_shown_where_they_are_while_someone_types_above_them(room: Room) -> None:
    begin(room, "It was human error.")
    wording = Wording.of(room.page.document)
    wording.finish()
    (found,) = wording.of_section(SectionKey.RESPONSE)
    ways = (room.desk.actions["language_next"].trigger, lambda: room.page.language.show(found))
    for show in ways:
        room.press(Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
        room.type("Early.", Qt.Key.Key_Return)
        show()
        spot = card(room).spot
        assert spot is not None
        assert spot.phrase == "human error"
        QTest.keyClick(QApplication.focusWidget() or card(room), Qt.Key.Key_Escape)


def test_escape_gives_the_keyboard_back_to_the_text(room: Room) -> None:
    begin(room, "It was human error.")
    editor = QApplication.focusWidget()
    shown = explain(room)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Tab, Qt.Key.Key_Up):
        QTest.keyClick(QApplication.focusWidget() or shown, key)
        assert shown.isAncestorOf(QApplication.focusWidget() or room.desk.frame)
    QTest.keyClick(QApplication.focusWidget() or shown, Qt.Key.Key_Escape)
    assert card(room).spot is None
    assert QApplication.focusWidget() is editor


def test_a_person_is_reworded_in_all_the_record_as_one_step(room: Room) -> None:
    document = begin(room, "Ines saw it. Then Tomasz left.")
    event = document.record.all(TimelineEvent)[0]
    document.edit(set_fields("Type", event, text="Then Ines Okafor looked"))
    room.page.language._wording.finish()  # noqa: SLF001 - no need to wait for the pause
    steps = len(document.log)
    room.press(Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    explain(room)
    everywhere = card(room).rewordings[1]
    assert everywhere.words == "Write “The platform duty engineer” in all 2 places"
    everywhere.click()
    assert len(document.log) == steps + 1
    assert said(document) == "The platform duty engineer saw it. Then Tomasz left."
    reworded = document.record.item(TimelineEvent, event.id).text
    assert reworded == "Then the platform duty engineer looked"
    document.undo()
    assert said(document) == "Ines saw it. Then Tomasz left."


def test_a_person_without_a_role_is_not_reworded_at_once(room: Room) -> None:
    document = begin(room, "Ines saw it. Then Tomasz left, and Tomasz returned.")
    ines = next(p for p in document.record.participants if p.name.startswith("Ines"))
    document.edit(set_fields("Type", ines, role="", team=""))
    room.page.language._wording.finish()  # noqa: SLF001 - no need to wait for the pause
    room.press(Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    shown = explain(room)
    assert not [way.words for way in shown.rewordings if "all" in way.words.split()]
    shown.rewordings[0].click()
    assert said(document).startswith("The on-call engineer saw it. Then Tomasz left")


def test_everyone_is_reworded_in_all_the_record_as_one_step(room: Room) -> None:
    document = begin(room, "Ines saw it. Then Tomasz left, and Leila asked why.")
    event = document.record.all(TimelineEvent)[0]
    document.edit(set_fields("Type", event, text="Then Jonas looked"))
    room.page.language._wording.finish()  # noqa: SLF001 - no need to wait for the pause
    steps = len(document.log)
    room.press(Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    explain(room)
    everyone = card(room).rewordings[-1]
    assert everyone.words == "Write the roles of all who are named, in 4 places"
    everyone.click()
    assert len(document.log) == steps + 1
    assert said(document) == (
        "The platform duty engineer saw it. Then the on-call Build Engineering engineer left, "
        "and the Autoscaler Kubernetes platform engineer asked why."
    )
    told = document.record.item(TimelineEvent, event.id).text
    assert told == "Then the incident commander from Developer platform looked"
    document.undo()
    assert said(document) == "Ines saw it. Then Tomasz left, and Leila asked why."


def test_what_is_left_alone_keeps_its_reason_and_is_asked_about_no_more(room: Room) -> None:
    document = begin(room, "It was human error.")
    explain(room)
    press(room, "Leave it")
    QTest.keyClicks(card(room).reason, "It is the title of a paper")
    QTest.keyClick(card(room).reason, Qt.Key.Key_Return)
    ticks = [tick.note for tick in document.record.all(Tick)]
    assert "“human error”: It is the title of a paper" in ticks
    room.desk.actions["language_here"].trigger()
    assert card(room).spot is None
    assert "Nothing was found" in room.desk.toast.text()
    room.page.language._wording.finish()  # noqa: SLF001 - no need to wait for the pause
    left = room.page.coach.language.left
    assert left.isVisibleTo(room.page.coach)
    (again,) = left.buttons
    assert again.accessibleDescription() == "“human error”: It is the title of a paper"
    again.click()
    room.page.language._wording.finish()  # noqa: SLF001 - no need to wait for the pause
    assert left.isHidden()
    assert [found.phrase for found in Wording.of(document).found] == ["human error"]


def test_all_that_is_noted_bears_the_time_of_the_window(room: Room) -> None:
    room.clock = FakeClock(datetime(2031, 5, 6, 7, 8, tzinfo=UTC))
    document = begin(room, "It was human error.")
    before = set(document.record.all(Tick))
    explain(room)
    press(room, "Leave it")
    QTest.keyClick(card(room).reason, Qt.Key.Key_Return)
    lines = room.page.coach.checks.lines
    next(line for line in lines if not line.line.automatic and not line.line.done).box.click()
    added = set(document.record.all(Tick)) - before
    assert [tick.at for tick in added] == [room.clock()] * 2


def test_the_questions_come_into_the_coach(room: Room) -> None:
    begin(room, "It was human error.")
    room.page.show_coach(False)
    explain(room)
    press(room, "Ask how instead")
    language = room.page.coach.language
    assert language.isVisible()
    assert "How did it make sense to do it that way?" in language.questions()
    room.page.go_to(SectionKey.FAULT)
    assert language.questions() == []


def test_the_questions_go_with_their_words_or_for_another_finding(room: Room) -> None:
    document = begin(room, "It was human error. It was human error.")
    language = room.page.coach.language
    explain(room)
    press(room, "Ask how instead")
    assert language.questions()
    explain(room)
    assert language.questions() == []
    press(room, "Ask how instead")
    section = document.record.section(SectionKey.RESPONSE)
    document.edit(set_fields("Type", section, text="Nothing."))
    room.page.language._wording.finish()  # noqa: SLF001 - no need to wait for the pause
    assert language.questions() == []


def test_a_library_learns_that_a_word_is_not_a_person(room: Room) -> None:
    document = begin(room, "Then Ines left.")
    explain(room)
    press(room, "Not a person")
    room.wait(lambda: not room.page.language._wording.find(said(document)))  # noqa: SLF001
    learned: list[list[str]] = []
    room.desk.parts.lane.run(
        lambda: [term.text for term in shelf.directory(room.desk.parts.library).all(Term)],
        learned.append,
    )
    room.wait(lambda: learned == [["Ines"]])


def test_a_name_is_forgotten_from_its_card(room: Room) -> None:
    begin(room, "Then Ines left.")
    explain(room)
    asked: list[str] = []

    def agree(dialog: QDialog) -> bool:
        assert isinstance(dialog, ForgetDialog)
        asked.append(dialog.choice().person.name)
        return True

    room.ask.answers.append(agree)
    before = room.page.document
    press(room, "Forget this name")
    room.wait(lambda: room.desk.record_page is not None and room.page.document is not before)
    assert asked == ["Ines Okafor"]
    assert said(room.page.document) == "Then the platform duty engineer left."


def test_keys_lead_through_all_findings_and_back(room: Room) -> None:
    document = begin(room, "It was human error.")
    record = document.record
    first_why = record.all(Why)[0]
    for item in (record.all(TimelineEvent)[2], first_why, record.all(Lesson)[1],
                 record.all(Action)[2]):  # fmt: skip
        document.edit(set_fields("Type", item, text="It was human error."))
    cause = document.record.root_causes[0]
    document.edit(set_fields("Type", cause, lasting_change="It was human error."))
    room.press(Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    seen = []
    for _ in range(7):
        room.desk.actions["language_next"].trigger()
        shown = card(room).spot
        assert shown is not None, room.page.key
        assert shown.phrase.casefold() == "human error"
        seen.append(room.page.key)
    keys = SectionKey
    assert seen == [keys.RESPONSE, keys.TIMELINE, keys.WHYS, keys.CAUSES, keys.LESSONS,
                    keys.ACTIONS, keys.RESPONSE]  # fmt: skip
    room.desk.actions["language_previous"].trigger()
    assert room.page.key is keys.ACTIONS


def test_a_record_without_findings_says_so(room: Room) -> None:
    begin(room, "The pod failed to start.")
    room.desk.actions["language_next"].trigger()
    assert "No known language patterns" in room.desk.toast.text()
    room.wait(lambda: "No known language patterns" in room.desk.status.language_text())


def test_a_record_tells_how_much_there_is(room: Room) -> None:
    begin(room, "It was human error. Clearly we should have paged.")
    room.wait(lambda: room.desk.status.language_text().startswith("1 language finding · "))
    hints = room.desk.status.language_text().rpartition(" · ")[2]
    nav = room.page.nav.list
    row = nav.rows[nav.row_of(SectionKey.RESPONSE)]
    assert row.spoken.endswith("1 to look at")
    assert room.page.coach.language.heading.text() == f"Language · 1 to look at · {hints}"


def test_a_record_that_was_closed_tells_nothing_any_more(room: Room) -> None:
    begin(room, "It was human error.")
    wording = Wording.of(room.page.document)
    room.desk.overviews.show_library()
    room.wait(lambda: bool(wording.found))
    assert room.desk.status.language_text() == ""


def test_the_coach_lists_what_is_underlined_in_root_causes(room: Room) -> None:
    document = begin(room, "The pod failed to start.")
    document.edit(set_fields("Type", document.record.root_causes[0], text="It was human error."))
    room.page.language._wording.finish()  # noqa: SLF001 - no need to wait for the pause
    room.page.go_to(SectionKey.CAUSES)
    assert room.page.coach.language.heading.text() == "Language · 1 to look at"


def test_the_coach_counts_no_zero(room: Room) -> None:
    document = begin(room, "The pod failed to start.")
    document.edit(set_fields("Type", document.record.all(Lesson)[0], text="It was human error."))
    room.page.language._wording.finish()  # noqa: SLF001 - no need to wait for the pause
    shown = room.page.coach.language._rest.text()  # noqa: SLF001 - the line below the cards
    assert "In the record: 1 finding." in shown


def test_the_coach_lists_what_is_elsewhere_in_the_record_and_leads_there(room: Room) -> None:
    document = begin(room, "It was human error.")
    lesson = document.record.all(Lesson)[0]
    document.edit(set_fields("Type", lesson, text="Clearly, by human error."))
    room.page.language._wording.finish()  # noqa: SLF001 - no need to wait for the pause
    listed = room.page.coach.language.elsewhere.buttons
    assert listed[0].text() == "Lessons learned: “human error”"
    listed[0].click()
    assert room.page.key is SectionKey.LESSONS
    spot = card(room).spot
    assert spot is not None
    assert spot.place.item_id == lesson.id


def test_nothing_shows_while_it_is_quiet(room: Room) -> None:
    document = begin(room, "It was human error.")
    wording = room.page.language._wording  # noqa: SLF001
    wording.finish()
    wording.set_quiet(True)
    wording.finish()
    assert room.page.coach.language.isHidden()
    assert room.desk.status.language_text() == ""
    nav = room.page.nav.list
    assert nav.rows[nav.row_of(SectionKey.RESPONSE)].findings == 0
    room.desk.actions["language_here"].trigger()
    assert card(room).spot is None
    assert said(document) == "It was human error."


def test_a_meeting_that_shares_this_window_sees_nothing_of_it(room: Room) -> None:
    begin(room, "It was human error.")
    page = room.page
    page.stage.changed.emit(True, True)
    assert page.coach.verbs.wording.quiet
    page.stage.changed.emit(False, False)
    assert not page.coach.verbs.wording.quiet
