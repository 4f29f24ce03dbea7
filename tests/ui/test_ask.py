"""Questions that stop the window: what is answered, and that Enter does no harm."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from ui.ask import AskWithDialogs
from ui.theme import Theme


def test_a_dialog_goes_once_it_was_closed_whoever_still_knows_it(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = QDialog(window)
    QTimer.singleShot(0, partial(in_dialog, QDialog.accept))
    assert AskWithDialogs(window).run(dialog)
    assert isValid(dialog), "its choice can still be read"
    qtbot.waitUntil(lambda: not isValid(dialog))


def test_a_line_that_was_entered_is_read_before_its_dialog_goes(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)

    def enter(dialog: QDialog) -> None:
        dialog.findChildren(QLineEdit)[0].setText("Only the provider knows")
        dialog.accept()

    QTimer.singleShot(0, partial(in_dialog, enter))
    assert AskWithDialogs(window).line("Stop here", "Because:") == "Only the provider knows"


def test_enter_does_not_do_what_was_asked_about(qtbot: QtBot, dressed: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    QTimer.singleShot(0, partial(in_dialog, press_return))
    assert not AskWithDialogs(window).confirm("Request approval anyway", "Why", "Request anyway")


def test_the_words_on_a_button_are_all_on_it(qtbot: QtBot, dressed: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    widths: list[tuple[str, int, int]] = []

    def measure(dialog: QDialog) -> None:
        assert isinstance(dialog, QMessageBox)
        for button in dialog.findChildren(QPushButton):
            words = button.fontMetrics().horizontalAdvance(button.text())
            widths.append((button.text(), words, button.width()))
        click(dialog, "Request anyway")

    QTimer.singleShot(0, partial(in_dialog, measure))
    assert AskWithDialogs(window).confirm("Request approval anyway", "Why", "Request anyway")
    for _, words, width in widths:
        assert width >= words + dressed.px(2 * 12)


def test_a_sentence_is_asked_for_in_a_field_of_several_lines(qtbot: QtBot, dressed: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)

    def answer(dialog: QDialog) -> None:
        field = dialog.findChild(QPlainTextEdit)
        assert field is not None
        assert field.width() >= field.fontMetrics().averageCharWidth() * 50
        assert field.toPlainText() == "Known"
        QTest.keyClicks(field, "Only they know. ")
        click(dialog, "OK")

    QTimer.singleShot(0, partial(in_dialog, answer))
    said = AskWithDialogs(window).words("Stop here", "The chain stops here because:", "Known")
    assert said is not None
    assert "Only they know." in said


def press_return(dialog: QDialog) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Return)


def click(dialog: QDialog, words: str) -> None:
    found = [
        made for made in dialog.findChildren(QPushButton) if words in made.text().replace("&", "")
    ]
    found[0].click()


def in_dialog(act: Callable[[QDialog], object]) -> None:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog)
    act(dialog)
