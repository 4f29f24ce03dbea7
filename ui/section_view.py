"""What every view of a section is to the record page, whatever it shows."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from pmdesk.search import Hit


class SectionView(QWidget):
    """A section as it is shown and edited; a view says only what it does otherwise."""

    subtitle_changed = Signal(str)
    section_requested = Signal(object)
    """The `SectionKey` of a section that should be shown."""
    place_requested = Signal(object, str)
    """The `SectionKey` of a section, and the identity of an item that should be shown there."""
    part_requested = Signal(QWidget)
    """A part of the side panel that should be in view, however far down it is."""
    item_chosen = Signal(str)
    """The identity of the item that the user turned to, empty where there is none."""
    action_requested = Signal(str)
    """An action of the window, by its key in `ui.actions`, should be done."""
    import_requested = Signal(str, list)
    """A text, or files by their paths, should be read into the timeline; or whatever one has."""
    decisions_given = Signal(list)
    """Decision files, by their paths, should be taken in."""

    def subtitle(self) -> str:
        """Return the line under the heading, or an empty text."""
        return ""

    def side_panel(self) -> QWidget | None:
        """Return what stands above the coach, if anything."""
        return None

    def head_tools(self) -> QWidget | None:
        """Return what stands beside the heading, such as the ways to show the section, if any."""
        return None

    def verbs(self) -> Sequence[tuple[str, QAction]]:
        """Return what can be done here, each with the words for where it belongs."""
        return ()

    def focus_first(self) -> None:
        """Put the keyboard where one begins to type."""
        self.setFocus()

    def reveal(self, hit: Hit) -> None:
        """Show the place in which words were found."""
        self.show_item(hit.item_id)

    def show_item(self, item_id: str) -> None:
        """Show one of the items of the section; all of them are, without more ado."""


def pass_on(lower: QObject, upper: QObject) -> None:
    """Let what is asked of the window go up a level; both have these signals."""
    for name in ("action_requested", "import_requested", "decisions_given"):
        getattr(lower, name).connect(getattr(upper, name))
