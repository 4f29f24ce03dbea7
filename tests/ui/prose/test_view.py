"""A written section: what is typed lands in it, pictures come in, everything can be undone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QSize, Qt, QUrl
from PySide6.QtGui import QAction, QGuiApplication, QImage, QKeySequence, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from pmdesk.changes import set_fields
from pmdesk.model import Attachment, SectionKey
from pmdesk.process import WRITTEN
from tests.fakes import FakeAsk
from tests.ui.prose.conftest import as_file, picture
from ui.document import Document
from ui.prose.images import LaneImages
from ui.prose.pictures import PictureCard
from ui.prose.view import ProseView

KEYS = (SectionKey.SUMMARY, SectionKey.FAULT, SectionKey.RECURRENCE)


class Window(QMainWindow):
    """A window with undo and redo, and a section of which one is shown."""

    def __init__(self, document: Document, ask: FakeAsk, images: LaneImages) -> None:
        super().__init__()
        self.document = document
        self.views = {key: ProseView(document, ask, key, images) for key in KEYS}
        self.stack = QStackedWidget()
        for view in self.views.values():
            self.stack.addWidget(view)
        self.setCentralWidget(self.stack)
        for keys, act in (("Ctrl+Z", document.undo), ("Ctrl+Shift+Z", document.redo)):
            action = QAction(keys, self)
            action.setShortcut(QKeySequence(keys))
            action.triggered.connect(act)
            self.addAction(action)

    def show_section(self, key: SectionKey) -> ProseView:
        """Bring a section to the front, with the keyboard in its text."""
        view = self.views[key]
        self.stack.setCurrentWidget(view)
        view.focus_first()
        return view

    def prose(self, key: SectionKey) -> str:
        """Return what the record says in a section."""
        return self.document.record.prose(key)


@pytest.fixture
def window(qtbot: QtBot, document: Document, ask: FakeAsk, images: LaneImages) -> Iterator[Window]:
    made = Window(document, ask, images)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    yield made
    made.close()


def pasted(window: Window, key: SectionKey, qtbot: QtBot) -> Attachment:
    """Paste a picture into a section and return what the record then has of it."""
    data = QMimeData()
    data.setImageData(picture(author="Ada Park"))
    QGuiApplication.clipboard().setMimeData(data)
    view, before = window.show_section(key), len(window.document.record.attachments(key))
    view.editor.paste()
    qtbot.waitUntil(lambda: len(window.document.record.attachments(key)) == before + 1)
    qtbot.waitUntil(lambda: len(cards(view)) == before + 1)
    return window.document.record.attachments(key)[-1]


def cards(view: ProseView) -> list[PictureCard]:
    """Return the picture cards of a view, in the order of the record."""
    found = [card for card in view.findChildren(PictureCard) if not card.isHidden()]
    return sorted(found, key=lambda card: card.picture.order())


def test_a_pause_in_typing_is_one_step(qtbot: QtBot, window: Window) -> None:
    view = window.show_section(SectionKey.SUMMARY)
    QTest.keyClicks(view.editor, "Builds failed")
    qtbot.waitUntil(lambda: window.prose(SectionKey.SUMMARY) == "Builds failed")
    assert window.document.undo_label == "Edit Summary"
    window.document.undo()
    assert view.editor.text() == ""


def test_undo_belongs_to_the_record_and_keeps_the_cursor(qtbot: QtBot, window: Window) -> None:
    section = window.document.record.section(SectionKey.SUMMARY)
    window.document.edit(set_fields("Edit", section, text="Builds failed.\n\nNobody noticed."))
    view = window.show_section(SectionKey.SUMMARY)
    cursor = view.editor.textCursor()
    cursor.setPosition(len("Builds failed"))
    view.editor.setTextCursor(cursor)
    QTest.keyClicks(view.editor, " at once")
    QTest.keyClick(view.editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert view.editor.text() == "Builds failed.\n\nNobody noticed."
    assert view.editor.textCursor().position() == len("Builds failed")
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(view.editor, Qt.Key.Key_Z, both)
    assert window.prose(SectionKey.SUMMARY) == "Builds failed at once.\n\nNobody noticed."


STEPS = st.lists(
    st.one_of(
        st.sampled_from(KEYS),
        st.sampled_from(["undo", "redo"]),
        st.text("abc <&\n", min_size=1, max_size=6),
    ),
    max_size=12,
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_what_is_typed_lands_in_the_section_in_which_it_was_typed(
    window: Window, steps: list[SectionKey | str]
) -> None:
    """Sections are switched at any moment, also before a pause in typing."""
    view = window.show_section(KEYS[0])
    for step in steps:
        if isinstance(step, SectionKey):
            view = window.show_section(step)
        elif step == "undo":
            window.views[KEYS[0]].flush()
            view.flush()
            window.document.undo()
        elif step == "redo":
            view.flush()
            window.document.redo()
        else:
            view.editor.moveCursor(QTextCursor.MoveOperation.End)
            expected = view.editor.text() + step
            for line in step.splitlines(keepends=True):
                QTest.keyClicks(view.editor, line.rstrip("\n"))
                if line.endswith("\n"):
                    QTest.keyClick(view.editor, Qt.Key.Key_Return)
            assert view.editor.text() == expected
    view.flush()
    for key, shown in window.views.items():
        assert shown.editor.text() == window.prose(key)
    others = set(WRITTEN) - set(KEYS)
    assert not any(window.prose(key) for key in others)


def test_typing_survives_that_the_view_is_left_for_another(window: Window) -> None:
    QTest.keyClicks(window.show_section(SectionKey.SUMMARY).editor, "first")
    QTest.keyClicks(window.show_section(SectionKey.FAULT).editor, "second")
    window.show_section(SectionKey.RECURRENCE)
    assert window.prose(SectionKey.SUMMARY) == "first"
    assert window.prose(SectionKey.FAULT) == "second"
    assert window.prose(SectionKey.RECURRENCE) == ""


def test_a_text_that_is_too_long_is_refused_with_a_sentence_and_kept_in_the_editor(
    qtbot: QtBot, window: Window
) -> None:
    view = window.show_section(SectionKey.SUMMARY)
    QGuiApplication.clipboard().setText("x " * 500_001)
    with qtbot.waitSignal(window.document.refused) as refused:
        view.editor.paste()
        view.flush()
    assert "at most 1,000,000 characters" in refused.args[0]
    assert len(view.editor.text()) == 1_000_002
    assert window.prose(SectionKey.SUMMARY) == ""


def test_the_subtitle_counts_words(qtbot: QtBot, window: Window) -> None:
    view = window.show_section(SectionKey.SUMMARY)
    assert view.subtitle() == "Nothing written yet"
    with qtbot.waitSignal(view.subtitle_changed):
        QTest.keyClicks(view.editor, "three short words")
        view.flush()
    assert view.subtitle() == "3 words"


def test_a_pasted_picture_appears_without_what_was_written_into_it(
    qtbot: QtBot, window: Window, images: LaneImages
) -> None:
    kept = pasted(window, SectionKey.FAULT, qtbot)
    assert (kept.width, kept.height, kept.media_type) == (40, 30, "image/png")
    (card,) = cards(window.views[SectionKey.FAULT])
    qtbot.waitUntil(lambda: not card.thumbnail().isNull())
    shown: list[QImage] = []
    images.load(kept.sha256, QSize(500, 500), shown.append, print)
    qtbot.waitUntil(lambda: bool(shown))
    assert shown[0].textKeys() == []
    assert window.views[SectionKey.FAULT].editor.text() == ""
    assert window.document.record.attachments(SectionKey.SUMMARY) == ()


def test_a_dropped_file_becomes_a_picture_under_its_own_name(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    path = tmp_path / "queue & load.png"
    path.write_bytes(as_file(picture()))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    view = window.show_section(SectionKey.FAULT)
    view.editor.insertFromMimeData(data)
    qtbot.waitUntil(lambda: len(window.document.record.attachments(SectionKey.FAULT)) == 1)
    assert window.document.record.attachments(SectionKey.FAULT)[0].name == "queue & load.png"


def test_a_file_that_is_no_picture_is_refused_with_a_sentence(
    qtbot: QtBot, window: Window, ask: FakeAsk, tmp_path: Path
) -> None:
    path = tmp_path / "graph.png"
    path.write_bytes(b"no picture")
    ask.answers.append(path)
    view = window.show_section(SectionKey.FAULT)
    with qtbot.waitSignal(window.document.refused) as refused:
        view.add_button.click()
    assert "use a PNG or JPEG file" in refused.args[0]
    assert window.document.record.attachments(SectionKey.FAULT) == ()


def test_a_caption_is_edited_and_undone(qtbot: QtBot, window: Window) -> None:
    pasted(window, SectionKey.FAULT, qtbot)
    (card,) = cards(window.views[SectionKey.FAULT])
    card.caption.setFocus()
    QTest.keyClicks(card.caption, "CPU <b>used</b> ")
    QTest.keyClick(card.caption, Qt.Key.Key_Return)
    attachment = window.document.record.attachments(SectionKey.FAULT)[0]
    assert attachment.caption == "CPU <b>used</b>"
    window.document.undo()
    assert card.caption.text() == ""


def test_pictures_change_places_and_go_by_key(qtbot: QtBot, window: Window) -> None:
    key = SectionKey.FAULT
    first, second = pasted(window, key, qtbot), pasted(window, key, qtbot)
    card = cards(window.views[key])[1]
    card.setFocus()
    QTest.keyClick(card, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert [p.id for p in window.document.record.attachments(key)] == [second.id, first.id]
    QTest.keyClick(card, Qt.Key.Key_Delete)
    assert [p.id for p in window.document.record.attachments(key)] == [first.id]
    window.document.undo()
    assert [p.id for p in window.document.record.attachments(key)] == [second.id, first.id]
    qtbot.waitUntil(lambda: len(cards(window.views[key])) == 2)


def test_enter_on_a_picture_shows_it_large(qtbot: QtBot, window: Window, ask: FakeAsk) -> None:
    kept = pasted(window, SectionKey.FAULT, qtbot)
    ask.answers.append(True)
    (card,) = cards(window.views[SectionKey.FAULT])
    card.setFocus()
    QTest.keyClick(card, Qt.Key.Key_Return)
    assert ask.asked == [kept.name]


def test_the_impact_section_says_how_long_it_lasted(
    qtbot: QtBot, sample_document: Document, ask: FakeAsk, images: LaneImages
) -> None:
    view = ProseView(sample_document, ask, SectionKey.IMPACT, images)
    qtbot.addWidget(view)
    assert view.impact is not None
    assert view.impact.text() == "Lasted 2 h 20 min: 12 Jun 2018, 14:20 – 16:40 (UTC)."
    with qtbot.waitSignal(view.action_requested) as asked:
        view.impact.change.click()
    assert asked.args == ["details"]


def test_everything_that_takes_the_keyboard_has_a_name(qtbot: QtBot, window: Window) -> None:
    pasted(window, SectionKey.FAULT, qtbot)
    view = window.views[SectionKey.FAULT]
    takes = Qt.FocusPolicy.TabFocus
    nameless = [
        type(widget).__name__
        for widget in view.findChildren(QWidget)
        if widget.focusPolicy() & takes and widget.isVisible() and not widget.accessibleName()
    ]
    assert nameless == []
