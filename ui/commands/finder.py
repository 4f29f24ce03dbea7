"""Finding anything: the palette over all that the window can do, show and open."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from ui.library.overviews import Overviews
from ui.library.windows import open_window
from ui.parts import Parts

# The palette is imported when it is first opened.
if TYPE_CHECKING:
    from ui.commands.palette import Palette
    from ui.commands.targets import Target


class Finder:
    """Opens the palette, and knows where all that stands in it leads."""

    def __init__(self, parts: Parts, menu: QMenu, overviews: Overviews) -> None:
        self._parts = parts
        self._menu = menu
        self._overviews = overviews
        self._palette: Palette | None = None

    def open(self) -> None:
        """Show the palette; the actions of the library join it once they are read."""
        from ui.commands.targets import of_cards

        if self._palette is None:
            from ui.commands.palette import Palette

            look = self._parts.look
            recent = look.settings.used_last
            self._palette = Palette(self._parts.frame, self._targets, recent=recent)
            self._palette.recent_changed.connect(lambda keys: look.prefer(used_last=keys))
        palette, go = self._palette, self._parts.record.open_action
        palette.open()
        self._overviews.board.tell_all(lambda cards: palette.add(of_cards(cards, go)))

    def _targets(self) -> "list[Target]":
        from ui.commands import targets

        record, rows = self._parts.record, self._overviews.list.table.rows
        records = [(row.record_id, row.key, row.title) for row in rows if not row.deleted]
        found = targets.of_actions(targets.actions_in(self._menu))
        if record.page is not None:
            found += targets.of_actions(record.page.verbs())
            found += targets.of_sections(record.page.go_to)
        here = str(self._parts.library.path)
        others = [path for path in self._parts.look.settings.recent if path != here]
        found += targets.of_libraries(others, open_window)
        return found + targets.of_records(records, record.open)
