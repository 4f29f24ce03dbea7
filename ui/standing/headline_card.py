"""One of the numbers that are read first, with what it counts."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy

from pmdesk.standing.figures import Headline
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.layout import STRETCH, row, sized
from ui.widgets.text import escape_mnemonic, label


class HeadlineCard(Card):
    """A title, a number to press, a definition."""

    asked = Signal(str, object)
    """What the number counts, in words, and the `Number`."""

    def __init__(self, headline: Headline) -> None:
        self.number = headline.number
        self._headline = headline
        self._title = label("", "hint", wrap=True)
        self.figure = sized(button("", self._ask, kind="link"), min_width=28)
        self.figure.setProperty("figure", "true")
        self._about = label("", "caption", wrap=True)
        super().__init__(
            self._title, row(self.figure, STRETCH), self._about, STRETCH, spacing=2,
            margins=(10, 14),
        )  # fmt: skip
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.show_headline(headline)

    def show_headline(self, headline: Headline) -> None:
        """Show another number."""
        self._headline = headline
        self.number = number = headline.number
        self._title.setText(headline.title)
        self._about.setText(headline.definition)
        self.figure.setText(escape_mnemonic(number.shown))
        self.figure.setEnabled(bool(number.incidents))
        self.figure.setAccessibleName(f"{headline.title}: {number.shown}")

    def _ask(self) -> None:
        number = self._headline.number
        self.asked.emit(f"{self._headline.title}: {number.shown}", number)
