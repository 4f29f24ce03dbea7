"""Buttons, ticks and radio buttons whose text is shown as typed."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QPushButton, QRadioButton, QToolButton

from ui.icons import icon as tinted
from ui.widgets.text import escape_mnemonic, set_tooltip

Kind = Literal["plain", "primary", "quiet", "danger", "link"]

_ICON_ROLES = {
    "plain": "text",
    "primary": "on_accent",
    "quiet": "muted",
    "danger": "bad",
    "link": "accent",
}
# Qt leaves only 4 px between a button's icon and its text.
_AIR = 0.1


def button(
    text: str,
    on_click: Callable[[], object] | None = None,
    *,
    icon: str = "",
    kind: Kind = "plain",
    tooltip: str = "",
    large: bool = False,
) -> QPushButton:
    """Make a push button; `icon` is a Lucide name, `on_click` takes no argument."""
    made = QPushButton(escape_mnemonic(text))
    made.setProperty("kind", kind)
    made.setProperty("large", large)
    made.setAccessibleName(text)
    made.setAutoDefault(False)
    if kind == "link":
        made.setCursor(Qt.CursorShape.PointingHandCursor)
    if icon:
        made.setIcon(tinted(icon, _ICON_ROLES[kind], inset=_AIR))
    if tooltip:
        set_tooltip(made, tooltip)
    if on_click is not None:
        made.clicked.connect(lambda _checked: on_click())
    return made


def name_button(made: QPushButton, text: str) -> None:
    """Give a button other words, which are spoken too."""
    made.setText(escape_mnemonic(text))
    made.setAccessibleName(text)


def icon_button(
    icon: str,
    name: str,
    on_click: Callable[[], object] | None = None,
    *,
    kind: Literal["plain", "quiet"] = "quiet",
    role: str = "muted",
) -> QToolButton:
    """Make a square button with an icon alone; `name` is its tooltip and spoken name."""
    made = QToolButton()
    made.setIcon(tinted(icon, "text" if kind == "plain" else role))
    made.setProperty("kind", kind)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    set_tooltip(made, name)
    made.setAccessibleName(name)
    made.setAccessibleDescription("")
    if on_click is not None:
        made.clicked.connect(lambda _checked: on_click())
    return made


def check_box(text: str, *, checked: bool = False, name: str = "") -> QCheckBox:
    """Make a tick box; `name` is spoken where the text alone does not say enough."""
    made = QCheckBox(escape_mnemonic(text))
    made.setChecked(checked)
    made.setAccessibleName(name or text)
    return made


def radio_button(text: str, *, checked: bool = False) -> QRadioButton:
    """Make a radio button; those with the same parent exclude each other."""
    made = QRadioButton(escape_mnemonic(text))
    made.setChecked(checked)
    made.setAccessibleName(text)
    return made
