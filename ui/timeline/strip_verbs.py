"""What can be done on the strip: one table for its keys, its menu and the buttons beside it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu

from ui.icons import icon
from ui.widgets.text import escape_mnemonic

if TYPE_CHECKING:
    from ui.timeline.strip import TimelineStrip

_STEP = 1.5
_PAN = 0.25
_FAR = 10


@dataclass(frozen=True)
class Verb:
    """One thing to do: its words, the keys that do it, its icon; without words it is keys only."""

    text: str
    keys: tuple[str, ...]
    run: "Callable[[TimelineStrip], object]"
    icon: str = ""


ZOOM_IN = Verb("Zoom in", ("+", "="), lambda strip: strip.zoom(_STEP), "zoom-in")
ZOOM_OUT = Verb("Zoom out", ("-",), lambda strip: strip.zoom(1 / _STEP), "zoom-out")

VERBS = (
    ZOOM_IN,
    ZOOM_OUT,
    Verb("Show everything", ("0",), lambda strip: strip.show_everything()),
    Verb("Show the impact", ("I",), lambda strip: strip.show_impact(), "target"),
    Verb("Show the selection", ("S",), lambda strip: strip.show_chosen()),
    Verb("Earlier", ("Shift+Left",), lambda strip: strip.pan(-_PAN), "chevron-left"),
    Verb("Later", ("Shift+Right",), lambda strip: strip.pan(_PAN), "chevron-right"),
    Verb("", ("PgUp",), lambda strip: strip.pan(-1)),
    Verb("", ("PgDown",), lambda strip: strip.pan(1)),
    Verb("", ("Left",), lambda strip: strip.walk(-1)),
    Verb("", ("Right",), lambda strip: strip.walk(1)),
    Verb("", ("Home",), lambda strip: strip.walk_to(0)),
    Verb("", ("End",), lambda strip: strip.walk_to(-1)),
    Verb("", ("Ctrl+Left",), lambda strip: strip.step_cursor(-1)),
    Verb("", ("Ctrl+Right",), lambda strip: strip.step_cursor(1)),
    Verb("", ("Ctrl+Shift+Left",), lambda strip: strip.step_cursor(-_FAR)),
    Verb("", ("Ctrl+Shift+Right",), lambda strip: strip.step_cursor(_FAR)),
    Verb("", ("Return", "Enter"), lambda strip: strip.enter()),
)

_BY_KEYS = {keys: verb for verb in VERBS for keys in verb.keys}


def for_key(event: QKeyEvent) -> Verb | None:
    """Return what a key does; a sign such as + is itself however it is typed."""
    if event.text() in _BY_KEYS:
        return _BY_KEYS[event.text()]
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    keys = QKeySequence(held.value | event.key())
    return _BY_KEYS.get(keys.toString(QKeySequence.SequenceFormat.PortableText))


def menu(strip: "TimelineStrip") -> QMenu:
    """Make the menu of the strip; it is gone once it closes."""
    made = QMenu(strip)
    made.aboutToHide.connect(made.deleteLater)
    for verb in VERBS:
        if verb.text:
            # The keys are shown only; the strip acts on them itself.
            action = made.addAction(f"{escape_mnemonic(verb.text)}\t{verb.keys[0]}")
            if verb.icon:
                action.setIcon(icon(verb.icon, "muted"))
            action.triggered.connect(lambda _checked=False, verb=verb: verb.run(strip))
            action.setEnabled(not strip.story.is_empty)
    return made
