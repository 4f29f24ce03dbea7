"""The colour roles, and the four palettes that fill them."""

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import cast

from PySide6.QtGui import QColor, QGuiApplication, QPalette

import resources

_NAMES = ("light", "dark", "high-contrast-light", "high-contrast-dark")
_MIDDLE = 128
"""Between black, 0, and white, 255."""


@dataclass(frozen=True, slots=True)
class Palette:
    """One colour (`#RRGGBB`) for each role; every screen is painted from roles alone."""

    name: str
    bg: str
    surface: str
    sunken: str
    line: str
    edge: str
    text: str
    muted: str
    faint: str
    accent: str
    accent_strong: str
    accent_soft: str
    on_accent: str
    ok: str
    ok_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str
    impact: str
    detect: str
    respond: str
    recover: str
    lead: str
    on_mark: str
    focus: str

    def value(self, role: str) -> str:
        """Return the role's colour as `#RRGGBB`."""
        return cast("str", getattr(self, role))

    def color(self, role: str) -> QColor:
        """Return the role's colour for a painter."""
        return QColor(self.value(role))

    @property
    def is_dark(self) -> bool:
        """Whether light text stands on a dark ground."""
        return self.color("bg").lightness() < self.color("text").lightness()


@cache
def load(name: str) -> Palette:
    """Read one of the palettes in `_NAMES`."""
    return Palette(name=name, **tomllib.loads(resources.read_text(f"theme/{name}.toml")))


def first_palette(preferred: str) -> Palette:
    """Return the palette for an empty window: the theme's, found without asking what takes long.

    `preferred` is what the user chose; whatever is no palette's name stands for the system's shade.
    """
    if preferred in _NAMES:
        return load(preferred)
    ground = QGuiApplication.palette().window().color()
    return load("dark" if ground.lightness() < _MIDDLE else "light")


# What the style draws by itself, without a style sheet: Qt's roles and ours.
_QT_ROLES = {
    QPalette.ColorRole.Window: "bg",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "bad",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "sunken",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "edge",
    QPalette.ColorRole.Shadow: "edge",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.ToolTipBase: "text",
    QPalette.ColorRole.ToolTipText: "bg",
}


def qt_palette(palette: Palette) -> QPalette:
    """Translate our roles into Qt's; what is disabled loses its text colour only."""
    made = QPalette()
    for qt_role, role in _QT_ROLES.items():
        made.setColor(qt_role, palette.color(role))
    for qt_role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
    ):
        made.setColor(QPalette.ColorGroup.Disabled, qt_role, palette.color("faint"))
    return made
