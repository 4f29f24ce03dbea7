"""Texts that hang beside a mark: bullets, ticks and warnings."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QWidget

from ui.widgets.layout import box, row, sized


def hanging(*marks: QWidget, words: QWidget | QLayout, line: int = 20) -> QHBoxLayout:
    """Put words beside marks that stay level with the first line, which is `line` pixels high."""
    made = row(spacing=8)
    side = sized(box(row(*marks, spacing=0)), height=line)
    made.addWidget(side, 0, Qt.AlignmentFlag.AlignTop)
    if isinstance(words, QWidget):
        made.addWidget(words, 1)
    else:
        made.addLayout(words, 1)
    return made
