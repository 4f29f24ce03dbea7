"""Questions that stop the window: what is answered, and that nothing of them stays."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from ui.ask import AskWithDialogs


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


def in_dialog(act: Callable[[QDialog], object]) -> None:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog)
    act(dialog)
