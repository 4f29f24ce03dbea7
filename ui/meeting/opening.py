"""How the meeting opens: that it is blameless, and why."""

from PySide6.QtWidgets import QWidget

from pmdesk import guidance
from ui.section_view import SectionView
from ui.widgets.card import Card
from ui.widgets.layout import STRETCH, column
from ui.widgets.scroll import ScrollPage
from ui.widgets.text import label


class OpeningView(SectionView):
    """The words to open with, each reason with what it means."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = guidance.opening()
        cards = [
            Card(label(reason.title, "strong", wrap=True), label(reason.text, "muted", wrap=True))
            for reason in words.reasons
        ]
        said = label(words.text, wrap=True)
        self.setLayout(column(ScrollPage(column(said, *cards, STRETCH, spacing=10), 760)))
