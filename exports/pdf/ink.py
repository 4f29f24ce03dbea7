"""The colours of the printed page: those of the light palette, found by the name of their role."""

import tomllib
from collections.abc import Mapping
from functools import cache

from reportlab.lib.colors import Color, HexColor

import resources

_TINT = 0.12
"""How much of a colour is left in the ground behind it, where the palette names none."""


@cache
def _palette() -> Mapping[str, Color]:
    named = tomllib.loads(resources.read_text("theme/light.toml"))
    return {role: HexColor(value) for role, value in named.items() if isinstance(value, str)}


def ink(role: str) -> Color:
    """Return the colour of a role, that of plain text where it has none of its own."""
    return _palette().get(role, _palette()["text"])


@cache
def ground(role: str) -> Color:
    """Return the light ground on which text of a role stands."""
    soft = _palette().get(f"{role}_soft")
    if soft is not None:
        return soft
    if role in {"", "muted"}:
        return _palette()["sunken"]
    full = ink(role)
    mixed = (1 - _TINT * (1 - part) for part in (full.red, full.green, full.blue))
    return Color(*mixed)
