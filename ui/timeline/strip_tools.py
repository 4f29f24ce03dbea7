"""The buttons beside the strip."""

from PySide6.QtWidgets import QWidget

from ui.timeline import strip_verbs
from ui.timeline.strip import TimelineStrip
from ui.timeline.strip_verbs import Verb
from ui.widgets.buttons import icon_button
from ui.widgets.layout import STRETCH, column
from ui.widgets.text import set_tooltip


class StripTools(QWidget):
    """Coming closer, stepping back, and a menu with all the rest."""

    def __init__(self, strip: TimelineStrip) -> None:
        super().__init__()
        self._strip = strip
        verbs = (strip_verbs.ZOOM_IN, strip_verbs.ZOOM_OUT, strip_verbs.HALVE)
        self.buttons = [self._button(verb) for verb in verbs]
        self.more = icon_button("ellipsis", "More about the strip", self._open)
        self.setLayout(column(*self.buttons, self.more, STRETCH, spacing=2, margins=(4, 2)))

    def _button(self, verb: Verb) -> QWidget:
        made = icon_button(verb.icon, verb.text, lambda: verb.run(self._strip))
        set_tooltip(made, f"{verb.text} ({verb.keys[0]} on the strip)")
        return made

    def _open(self) -> None:
        corner = self.more.rect().bottomLeft()
        strip_verbs.menu(self._strip).popup(self.more.mapToGlobal(corner))
