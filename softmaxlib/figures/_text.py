"""What is written in the figures: names cut to fit, numbers, notes, and room between them."""

import textwrap
from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from matplotlib.text import Text
from matplotlib.typing import ColorType
from numpy.typing import ArrayLike

from ._style import INK, PAPER, SMALL


def wrap(name: str, width: int = 14, *, math: bool = False) -> str:
    """Break a long name into up to four lines; dollar signs mark mathematics only if `math`."""
    if math and "$" in name:
        return name
    lines = textwrap.wrap(name, width, break_on_hyphens=False, max_lines=4, placeholder="…")
    return "\n".join(lines).replace("$", r"\$")


def short(name: str, width: int = 16) -> str:
    """Cut a long name to one line of at most `width` characters."""
    cut = name if len(name) <= width else name[: width - 1].rstrip() + "…"
    return cut.replace("$", r"\$")


def join(names: Sequence[str]) -> str:
    """Enumerate names in prose: ``a``, ``a and b``, ``a, b and c``."""
    *start, last = (name.replace("$", r"\$") for name in names)
    return f"{', '.join(start)} and {last}" if start else last


def readable(background: ColorType) -> str:
    """Return ink or paper, whichever has the higher contrast with a background."""
    rgb = np.asarray(to_rgb(background), dtype=float)
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    return INK if linear @ [0.2126, 0.7152, 0.0722] > 0.21 else PAPER


def number(value: float, digits: int = 2) -> str:
    """Write a number with a true minus sign and no negative zero."""
    text = f"{value:.{digits}f}"
    return text.lstrip("-") if float(text) == 0 else text.replace("-", "−")


def note(axes: Axes, x: float, y: float, text: str, **options: Any) -> Text:
    """Write small text in data coordinates, centred there unless told otherwise."""
    settings: dict[str, Any] = {"fontsize": SMALL, "ha": "center", "va": "center", **options}
    return axes.text(x, y, text, **settings)


def spread(positions: ArrayLike, gap: float) -> list[float]:
    """Move positions as little as needs be for neighbours to stand at least `gap` apart.

    >>> spread([0.0, 0.1, 5.0], gap=1.0)
    [-0.45, 0.55, 5.0]
    """
    wanted = np.asarray(positions, dtype=float)
    order = np.argsort(wanted, kind="stable")
    steps = gap * np.arange(wanted.size)
    groups: list[list[float]] = []
    for value in wanted[order] - steps:  # least squares under an order: pool what violates it
        groups.append([float(value)])
        while len(groups) > 1 and np.mean(groups[-2]) > np.mean(groups[-1]):
            groups[-2:] = [groups[-2] + groups[-1]]
    level = np.concatenate([np.full(len(g), np.mean(g)) for g in groups])
    result = np.empty_like(wanted)
    result[order] = level + steps
    return [round(float(v), 9) for v in result]
