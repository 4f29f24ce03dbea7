"""Every text can be read on every ground that it stands on, in all four palettes."""

from itertools import product

import pytest

from ui.palette import Palette, load

PALETTES = ["light", "dark", "high-contrast-light", "high-contrast-dark"]

GROUNDS = ["bg", "surface", "sunken", "accent_soft"]
MOMENTS = ["impact", "detect", "respond", "recover", "lead"]
# Foreground and ground, each pair once.
TEXTS = [
    *product(["text", "muted", "accent", "ok", "warn", "bad", *MOMENTS], GROUNDS),
    *product(["text"], ["ok_soft", "warn_soft", "bad_soft"]),
    *product(["muted"], ["ok_soft", "warn_soft", "bad_soft"]),
    ("ok", "ok_soft"),
    ("warn", "warn_soft"),
    ("bad", "bad_soft"),
    ("on_accent", "accent"),
    ("on_accent", "accent_strong"),
    *product(["on_mark"], MOMENTS),
    ("bg", "text"),
]
# Outlines of what one types into or ticks, and the ring around what has the focus.
MARKS = [*product(["focus"], GROUNDS), *product(["edge"], ["bg", "surface", "sunken"])]


def luminance(color: str) -> float:
    """Return the relative luminance of `#RRGGBB`, as WCAG 2.2 defines it."""
    channels = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(palette: Palette, role: str, ground: str) -> float:
    """Return the contrast ratio of two roles, from 1 to 21."""
    darker, lighter = sorted(luminance(palette.value(each)) for each in (role, ground))
    return (lighter + 0.05) / (darker + 0.05)


def too_weak(name: str, pairs: list[tuple[str, str]], least: float) -> dict[str, float]:
    palette = load(name)
    ratios = {f"{role} on {ground}": contrast(palette, role, ground) for role, ground in pairs}
    return {pair: round(ratio, 2) for pair, ratio in ratios.items() if ratio < least}


@pytest.mark.parametrize("name", PALETTES)
def test_text_reaches_four_and_a_half_to_one(name: str) -> None:
    assert not too_weak(name, TEXTS, 4.5)


@pytest.mark.parametrize("name", PALETTES)
def test_outlines_and_the_focus_ring_reach_three_to_one(name: str) -> None:
    assert not too_weak(name, MARKS, 3.0)


@pytest.mark.parametrize("name", ["high-contrast-light", "high-contrast-dark"])
def test_high_contrast_reaches_seven_to_one(name: str) -> None:
    assert not too_weak(name, [*TEXTS, *MARKS], 7.0)


def test_contrast_is_computed_as_the_standard_does() -> None:
    palette = load("high-contrast-dark")
    assert contrast(palette, "text", "bg") == pytest.approx(21)
    assert contrast(palette, "text", "text") == 1
