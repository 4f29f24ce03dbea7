"""Every question to the user that stops the window: the one file in which a dialog runs."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QInputDialog,
    QLabel,
    QMessageBox,
    QPlainTextEdit,
    QWidget,
)

from pmdesk.turning import told
from ui.theme import theme
from ui.widgets.fit import fit

_BOLDER = 14
"""What the words of the default button, which are bold, may need besides."""


class Ask(Protocol):
    """What views may ask; tests answer in the user's place."""

    def run(self, dialog: QDialog) -> bool:
        """Show a dialog until it is closed; return whether it was accepted.

        It was made for this once: it can be read right after, and is deleted soon.
        """

    def confirm(self, title: str, text: str, yes: str) -> bool:
        """Ask whether to go on; `yes` is what the button says."""

    def choose(self, title: str, text: str, choices: Sequence[str]) -> int | None:
        """Offer a few buttons; return the chosen one's place, or None."""

    def line(self, title: str, label: str, text: str = "") -> str | None:
        """Ask for one line of text, or None where the user thought better of it."""

    def words(self, title: str, label: str, text: str = "") -> str | None:
        """Ask for a sentence or more, or None where the user thought better of it."""

    def tell(self, title: str, text: str) -> None:
        """Say something that must be read."""

    def open_file(self, title: str, pattern: str, folder: str = "") -> Path | None:
        """Ask for a file to read; `pattern` is Qt's, such as "Libraries (*.pmdesk)"."""

    def save_file(self, title: str, proposal: str, pattern: str = "") -> Path | None:
        """Ask where to write; asks itself before something is replaced."""

    def library(self, proposal: str = "") -> Path | None:
        """Ask which library to open; the name of a new one is welcome too."""

    def folder(self, title: str, folder: str = "") -> Path | None:
        """Ask for a folder."""


class AskWithDialogs:
    """Asks with real dialogs over a window."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def run(self, dialog: QDialog) -> bool:
        """See `Ask.run`."""
        result = dialog.exec()
        dialog.deleteLater()
        return result == QDialog.DialogCode.Accepted

    def confirm(self, title: str, text: str, yes: str) -> bool:
        """See `Ask.confirm`."""
        return self.choose(title, text, [yes]) == 0

    def choose(self, title: str, text: str, choices: Sequence[str]) -> int | None:
        """See `Ask.choose`."""
        box = self._box(title, text)
        role = QMessageBox.ButtonRole.AcceptRole
        buttons = [box.addButton(choice.replace("&", "&&"), role) for choice in choices]
        cancel = box.addButton(QMessageBox.StandardButton.Cancel)
        box.setEscapeButton(cancel)
        box.setDefaultButton(cancel)
        for made in (*buttons, cancel):
            made.setMinimumWidth(made.sizeHint().width() + theme.px(_BOLDER))
        self.run(box)
        clicked = box.clickedButton()
        return buttons.index(clicked) if clicked in buttons else None

    def line(self, title: str, label: str, text: str = "") -> str | None:
        """See `Ask.line`."""
        dialog = self._input(title, label, text)
        return dialog.textValue() if self.run(dialog) else None

    def words(self, title: str, label: str, text: str = "") -> str | None:
        """See `Ask.words`."""
        dialog = self._input(title, label, text, is_long=True)
        for field in dialog.findChildren(QPlainTextEdit):
            field.setTabChangesFocus(True)
        fit(dialog, 520, 240)
        return dialog.textValue() if self.run(dialog) else None

    def tell(self, title: str, text: str) -> None:
        """See `Ask.tell`."""
        box = self._box(title, text)
        box.addButton(QMessageBox.StandardButton.Ok)
        self.run(box)

    def open_file(self, title: str, pattern: str, folder: str = "") -> Path | None:
        """See `Ask.open_file`."""
        name, _ = QFileDialog.getOpenFileName(self._window, title, folder, pattern)
        return Path(name) if name else None

    def save_file(self, title: str, proposal: str, pattern: str = "") -> Path | None:
        """See `Ask.save_file`."""
        name, _ = QFileDialog.getSaveFileName(self._window, title, proposal, pattern)
        return Path(name) if name else None

    def library(self, proposal: str = "") -> Path | None:
        """See `Ask.library`; a library that is there is opened, so nothing is replaced."""
        title = "Open another library, or name a new one"
        keep = QFileDialog.Option.DontConfirmOverwrite
        name, _ = QFileDialog.getSaveFileName(
            self._window, title, proposal, "Libraries (*.pmdesk)", options=keep
        )
        return Path(name) if name else None

    def folder(self, title: str, folder: str = "") -> Path | None:
        """See `Ask.folder`."""
        name = QFileDialog.getExistingDirectory(self._window, title, folder)
        return Path(name) if name else None

    def _input(
        self,
        title: str,
        label: str,
        text: str,
        *,
        is_long: bool = False,
    ) -> QInputDialog:
        dialog = QInputDialog(self._window)
        dialog.setWindowTitle(told(title))
        dialog.setOption(QInputDialog.InputDialogOption.UsePlainTextEditForTextInput, is_long)
        dialog.setLabelText(label)
        dialog.setTextValue(text)
        for shown in dialog.findChildren(QLabel):
            shown.setTextFormat(Qt.TextFormat.PlainText)
        return dialog

    def _box(self, title: str, text: str) -> QMessageBox:
        box = QMessageBox(self._window)
        box.setWindowTitle(told(title))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(told(text))
        return box
