"""Proximate or root: one incident told both ways, to tell them apart by."""

from PySide6.QtWidgets import QWidget

from pmdesk import guidance
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.layout import STRETCH, column, row
from ui.widgets.text import label


class Examples(QWidget):
    """Shows one pair of causes at a time."""

    def __init__(self) -> None:
        super().__init__()
        self._place = -1
        self._happened = label("", "subheading", wrap=True)
        self._proximate = label("", "hint", wrap=True)
        self._root = label("", "hint", wrap=True)
        more = button("Another example", self._next, kind="link")
        card = Card(self._happened, self._proximate, self._root, row(more, STRETCH), spacing=6)
        self.setLayout(column(card))
        self._next()

    def _next(self) -> None:
        pairs = guidance.causes().pairs
        self._place = (self._place + 1) % len(pairs)
        pair = pairs[self._place]
        self._happened.setText(f"{pair.happened}.")
        self._proximate.setText(f"Proximate: {pair.proximate} → {pair.proximate_fix}.")
        self._root.setText(f"Root: {pair.root} → {pair.root_fix}.")
