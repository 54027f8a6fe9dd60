"""How well two colours can be told apart, by the Web Content Accessibility Guidelines 2.2."""

from __future__ import annotations

TEXT_CONTRAST = 4.5
"""The least contrast of text and what is behind it (WCAG 2.2, 1.4.3)."""

MARK_CONTRAST = 3.0
"""The least contrast of a mark that carries meaning and what is beside it (WCAG 2.2, 1.4.11)."""


def contrast_ratio(one: str, other: str) -> float:
    """Say how far apart two `#rrggbb` colours are in lightness: 1 is not at all, 21 black on white.

    Formula: WCAG 2.2, "contrast ratio".

    >>> contrast_ratio("#000000", "#ffffff")
    21.0
    >>> round(contrast_ratio("#777777", "#ffffff"), 2)
    4.48
    """
    darker, lighter = sorted((relative_luminance(one), relative_luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def relative_luminance(colour: str) -> float:
    """Say how light a `#rrggbb` colour is: 0 is black, 1 is white.

    Formula: WCAG 2.2, "relative luminance".

    >>> round(relative_luminance("#ff0000"), 4)
    0.2126
    """
    red, green, blue = (_linear(channel / 255) for channel in channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def channels(colour: str) -> tuple[int, int, int]:
    """Split a `#rrggbb` colour into red, green and blue, 0 to 255 each.

    >>> channels("#0b6e69")
    (11, 110, 105)
    """
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def mix(colour: str, other: str, *, share: float) -> str:
    """Mix a `#rrggbb` colour with a share (0 to 1) of another.

    >>> mix("#000000", "#ffffff", share=0.2)
    '#333333'
    """
    pairs = zip(channels(colour), channels(other), strict=True)
    mixed = (round(one + (two - one) * share) for one, two in pairs)
    return "#" + "".join(f"{channel:02x}" for channel in mixed)


def nearest_readable(colour: str, *, on: str = "#ffffff", at_least: float = TEXT_CONTRAST) -> str:
    """Give the colour itself if it can be read on a light ground, else the nearest darker one.

    >>> nearest_readable("#0b6e69")
    '#0b6e69'
    >>> contrast_ratio(nearest_readable("#ffcc00"), "#ffffff") >= 4.5
    True
    """
    shades = (mix(colour, "#000000", share=step / 100) for step in range(101))
    return next(shade for shade in shades if contrast_ratio(shade, on) >= at_least)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
