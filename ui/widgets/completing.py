"""Lines that offer what they may be completed to."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QLineEdit


def complete(line: QLineEdit, words: Sequence[str]) -> None:
    """Offer words that hold what is typed, in any case; any other text is welcome too."""
    completer = QCompleter(list(words), line)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    line.setCompleter(completer)
