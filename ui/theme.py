"""The look of the whole application: palette, font and zoom, following the user's choice."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QStyleHints
from PySide6.QtWidgets import QApplication

import resources
from ui.palette import Palette, load, qt_palette
from ui.scale import rescale
from ui.sheet import style_sheet
from ui.style import Style

NAMES = {
    "system": "Like the system",
    "light": "Light",
    "dark": "Dark",
    "high-contrast-light": "High contrast, light",
    "high-contrast-dark": "High contrast, dark",
}
ZOOMS = (75, 90, 100, 110, 125, 150, 175, 200, 250, 300)
FAMILIES = ("Noto Sans", "DejaVu Sans")

_TEXT_PX = 14
_FONTS = ("NotoSans-Regular", "NotoSans-Bold", "DejaVuSans", "DejaVuSans-Bold")
_EFFECTS = (
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_FadeMenu,
    Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeTooltip,
)
_SCHEMES = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}


class Theme(QObject):
    """The palette and the zoom in use; when one is new, `changed` tells painters to look again.

    An application has one style sheet, one palette and one font, so there is one
    theme: `theme` below. The application starts it; widgets only read it.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._app: QApplication | None = None
        self._hints: QStyleHints | None = None
        self._palette = load("light")
        self._name = "light"
        self._zoom = 100
        self._reduced_motion = False
        self._shown: tuple[Palette, int] | None = None

    def start(
        self,
        app: QApplication,
        name: str = "system",
        zoom: int = 100,
        *,
        reduced_motion: bool = False,
    ) -> None:
        """Dress the application; all but the first, empty window come after this."""
        if self._app is None:
            _load_fonts()
            app.setStyle(Style(self.current, self.px))
            # Python's view of the accessibility hints is valid only as long as that of its parent.
            self._hints = app.styleHints()
            self._hints.colorSchemeChanged.connect(self._follow_system)
            self._hints.accessibility().contrastPreferenceChanged.connect(self._follow_system)
            self._shown = None
        self._app = app
        self.set_reduced_motion(reduced_motion)
        self._zoom = _within(zoom)
        self.set_name(name)

    @property
    def name(self) -> str:
        """The user's choice, one of `NAMES`."""
        return self._name

    @property
    def zoom(self) -> int:
        """Percent, 75 to 300."""
        return self._zoom

    @property
    def reduced_motion(self) -> bool:
        """Whether nothing may move by itself: the user's setting or the system's."""
        if self._reduced_motion or self._hints is None:
            return True
        preference = self._hints.accessibility().motionPreference()
        return preference == Qt.MotionPreference.ReducedMotion

    def current(self) -> Palette:
        """Return the palette in use."""
        return self._palette

    def color(self, role: str) -> QColor:
        """Return a role's colour in the palette in use."""
        return self._palette.color(role)

    def px(self, size: float) -> int:
        """Return a length of `size` pixels at 100 % in pixels at the present zoom."""
        return round(size * self._zoom / 100)

    def font(self, size: float = _TEXT_PX, *, bold: bool = False) -> QFont:
        """Return the bundled font for a painter, `size` pixels high at 100 %."""
        font = QFont(FAMILIES)
        font.setPixelSize(max(1, self.px(size)))
        font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
        return font

    def set_name(self, name: str) -> None:
        """Choose a palette by its name in `NAMES`; an unknown name means `system`."""
        self._name = name if name in NAMES else "system"
        if self._hints is not None:
            # The system's own parts, such as title bars, follow an explicit choice.
            scheme = _SCHEMES.get(self._name.removeprefix("high-contrast-"))
            self._hints.setColorScheme(scheme or Qt.ColorScheme.Unknown)
        self._palette = self._chosen()
        self._dress()

    def set_zoom(self, percent: int) -> None:
        """Scale the font and every length; bounds are 75 and 300."""
        self._zoom = _within(percent)
        self._dress()

    def set_reduced_motion(self, reduced: bool) -> None:
        """Keep everything still, whatever the system prefers."""
        self._reduced_motion = reduced
        for effect in _EFFECTS:
            QApplication.setEffectEnabled(effect, not self.reduced_motion)

    def _chosen(self) -> Palette:
        if self._name != "system":
            return load(self._name)
        if self._hints is None:
            return load("light")
        shade = "dark" if self._hints.colorScheme() == Qt.ColorScheme.Dark else "light"
        contrast = self._hints.accessibility().contrastPreference()
        high = contrast == Qt.ContrastPreference.HighContrast
        return load(f"high-contrast-{shade}" if high else shade)

    def _follow_system(self) -> None:
        self._palette = self._chosen()
        self._dress()

    def _dress(self) -> None:
        """Show the palette and the zoom, unless they are shown already."""
        look = (self._palette, self._zoom)
        if look == self._shown:
            return
        self._shown = look
        if self._app is not None:
            self._app.setPalette(qt_palette(self._palette))
            self._app.setFont(self.font())
            self._app.setStyleSheet(style_sheet(self._palette, self.px))
            rescale(self._app, self.px)
        self.changed.emit()


def step_zoom(percent: int, steps: int) -> int:
    """Return the zoom `steps` stops away from `percent`, on the ladder `ZOOMS`."""
    if steps > 0:
        larger = [stop for stop in ZOOMS if stop > percent]
        return larger[min(steps, len(larger)) - 1] if larger else ZOOMS[-1]
    smaller = [stop for stop in reversed(ZOOMS) if stop < percent]
    return smaller[min(-steps, len(smaller)) - 1] if smaller else ZOOMS[0]


def _within(percent: int) -> int:
    return max(ZOOMS[0], min(percent, ZOOMS[-1]))


def _load_fonts() -> None:
    for name in _FONTS:
        QFontDatabase.addApplicationFontFromData(resources.read_bytes(f"fonts/{name}.ttf"))


theme = Theme()
