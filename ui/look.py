"""What the user prefers, applied to the window and remembered."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from pmdesk.errors import PmdeskError
from pmdesk.settings import Settings
from ui.theme import step_zoom, theme

_LOOK = ("theme", "zoom", "meeting_zoom", "reduced_motion")


class Look(QObject):
    """The settings in force; every change of them goes through here."""

    failed = Signal(str)
    """Why the settings hold only until the window is closed."""

    def __init__(
        self,
        settings: Settings,
        remember: Callable[[Settings], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.settings = settings
        self._remember = remember
        self._zoom = "zoom"
        """The setting whose zoom is in force: a meeting on a shared screen has its own."""

    def prefer(self, **values: object) -> None:
        """Change some settings and keep them."""
        self.settings = self.settings.having(**values)
        if any(name in values for name in _LOOK):
            self._apply()
        try:
            self._remember(self.settings)
        except PmdeskError as error:
            self.failed.emit(str(error))

    def adopt(self, settings: Settings) -> None:
        """Take over all settings, as from the settings dialog."""
        self.prefer(**vars(settings))

    def zoom_to(self, percent: int) -> None:
        """Show everything larger or smaller."""
        self.prefer(**{self._zoom: percent})

    def show_meeting(self, shown: bool) -> None:
        """Show everything as large as a shared screen needs it, or as before."""
        self._zoom = "meeting_zoom" if shown else "zoom"
        theme.set_zoom(getattr(self.settings, self._zoom))

    def step_zoom(self, steps: int) -> None:
        """Go up or down the ladder of zooms."""
        self.zoom_to(step_zoom(theme.zoom, steps))

    def _apply(self) -> None:
        theme.set_name(self.settings.theme)
        theme.set_zoom(getattr(self.settings, self._zoom))
        theme.set_reduced_motion(self.settings.reduced_motion)
