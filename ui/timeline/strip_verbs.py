"""What can be done on the strip: one table for its keys, its menu and the buttons beside it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu

from pmdesk.halving import Lever
from ui.icons import icon
from ui.timeline.strip_sight import everything, impact
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


ZOOM_IN = Verb("Zoom in", ("+", "="), lambda strip: strip.sight.zoom(_STEP), "zoom-in")
ZOOM_OUT = Verb("Zoom out", ("-",), lambda strip: strip.sight.zoom(1 / _STEP), "zoom-out")

HALVE = Verb("Half the time", ("H",), lambda strip: strip.halving.begin(), "timer")

VERBS = (
    ZOOM_IN,
    ZOOM_OUT,
    Verb("Show everything", ("0",), lambda strip: strip.sight.frame(everything)),
    Verb("Show the impact", ("I",), lambda strip: strip.sight.frame(impact), "target"),
    Verb("Show the selection", ("S",), lambda strip: strip.show_chosen()),
    Verb("Earlier", ("Shift+Left",), lambda strip: strip.sight.pan(-_PAN), "chevron-left"),
    Verb("Later", ("Shift+Right",), lambda strip: strip.sight.pan(_PAN), "chevron-right"),
    HALVE,
    Verb("", ("PgUp",), lambda strip: strip.sight.pan(-1)),
    Verb("", ("PgDown",), lambda strip: strip.sight.pan(1)),
    Verb("", ("Left",), lambda strip: strip.walk(-1)),
    Verb("", ("Right",), lambda strip: strip.walk(1)),
    Verb("", ("Home",), lambda strip: strip.walk_to(0)),
    Verb("", ("End",), lambda strip: strip.walk_to(-1)),
    Verb("", ("Ctrl+Left",), lambda strip: strip.step_cursor(-1)),
    Verb("", ("Ctrl+Right",), lambda strip: strip.step_cursor(1)),
    Verb("", ("Ctrl+Shift+Left",), lambda strip: strip.step_cursor(-_FAR)),
    Verb("", ("Ctrl+Shift+Right",), lambda strip: strip.step_cursor(_FAR)),
    Verb("", ("Esc",), lambda strip: strip.hide_cursor()),
    Verb("", ("Return", "Enter"), lambda strip: strip.enter()),
)

THINKING = (
    Verb("", ("Left",), lambda strip: strip.halving.step(-1)),
    Verb("", ("Right",), lambda strip: strip.halving.step(1)),
    Verb("", ("Shift+Left",), lambda strip: strip.halving.step(-_FAR)),
    Verb("", ("Shift+Right",), lambda strip: strip.halving.step(_FAR)),
    Verb("", ("Up",), lambda strip: strip.halving.choose(Lever.DETECTION)),
    Verb("", ("Down",), lambda strip: strip.halving.choose(Lever.MITIGATION)),
    Verb("", ("H",), lambda strip: strip.halving.halve()),
    Verb("", ("Esc",), lambda strip: strip.halving.leave()),
)
"""What keys do while a moment is thought sooner; all others do what they always do."""


def _by_keys(verbs: Sequence[Verb]) -> dict[str, Verb]:
    return {keys: verb for verb in verbs for keys in verb.keys}


_ALWAYS = _by_keys(VERBS)
_WHILE_THINKING = {**_ALWAYS, **_by_keys(THINKING)}


def for_key(event: QKeyEvent, *, is_thinking: bool) -> Verb | None:
    """Return what a key does; a sign such as + is itself however it is typed."""
    known = _WHILE_THINKING if is_thinking else _ALWAYS
    if event.text() in known:
        return known[event.text()]
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    keys = QKeySequence(held.value | event.key())
    return known.get(keys.toString(QKeySequence.SequenceFormat.PortableText))


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
            action.setEnabled(not strip.sight.story.is_empty)
    return made
