"""The settings dialog."""

from PySide6.QtWidgets import QDialog, QWidget

from pmdesk.settings import Settings
from ui.theme import NAMES, ZOOMS
from ui.widgets.buttons import button, check_box
from ui.widgets.combo import ChoiceBox
from ui.widgets.form import Field
from ui.widgets.layout import STRETCH, column, row, sized
from ui.widgets.text import label

_PAPERS = (("A4", "A4"), ("Letter", "Letter"))
_SEVERITIES = (
    ((), "Never required"),
    ((1,), "Severity 1"),
    ((1, 2), "Severity 1 and 2"),
    ((1, 2, 3), "Severity 1 to 3"),
    ((1, 2, 3, 4), "Every severity"),
)


class PreferencesDialog(QDialog):
    """How the app looks and behaves, for this user on this machine."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Settings")
        self._settings = settings
        self._theme = ChoiceBox("Colours", list(NAMES.items()), value=settings.theme)
        zooms = [(percent, f"{percent} %") for percent in ZOOMS]
        self._zoom = ChoiceBox("Zoom", zooms, value=settings.zoom)
        self._paper = ChoiceBox("Paper", list(_PAPERS), value=settings.paper)
        self._required = ChoiceBox(
            "Postmortems are required for", list(_SEVERITIES), value=settings.required_severities
        )
        self._still = check_box("Reduce motion", checked=settings.reduced_motion)
        self._meeting_zoom = ChoiceBox("Zoom of meetings", zooms, value=settings.meeting_zoom)
        self._sound = check_box(
            "In meetings, a sound when a step has used up its time", checked=settings.meeting_sound
        )
        self._lay_out()

    def choice(self) -> Settings:
        """Return the settings as they are now chosen."""
        return self._settings.having(
            theme=self._theme.value(),
            zoom=self._zoom.value(),
            paper=self._paper.value(),
            required_severities=self._required.value(),
            reduced_motion=self._still.isChecked(),
            meeting_zoom=self._meeting_zoom.value(),
            meeting_sound=self._sound.isChecked(),
        )

    def _lay_out(self) -> None:
        save = button("Save", self.accept, kind="primary")
        save.setDefault(True)
        whole = column(
            label("Settings", "title"),
            Field("Colours", self._theme),
            row(
                Field("Zoom", self._zoom), Field("Zoom of meetings", self._meeting_zoom), spacing=12
            ),
            Field("Paper of reports", self._paper),
            Field("Postmortems are required for", self._required),
            self._still,
            self._sound,
            row(STRETCH, button("Cancel", self.reject), save),
            spacing=14,
            margins=24,
        )
        self.setLayout(whole)
        sized(self, min_width=460)
