"""What every figure must do: no text cut off or in another's way, and the book's own style."""

import io
import warnings
from itertools import combinations

import matplotlib as mpl
import matplotlib.pyplot as plt
import pytest
from matplotlib import cbook
from matplotlib.colors import to_rgb
from matplotlib.mathtext import MathTextParser
from matplotlib.text import Text

from softmaxlib.figures import _style

NAMES = ["cat", "chicken", "dog"]
LONG = ["a very long name of a class", "Donaudampfschifffahrtsgesellschaft", "costs $5 or $6"]


def seen(figure):
    """All texts to be seen."""
    unseen = set()  # ticks outside the view exist, but are not drawn
    for axis in (axis for axes in figure.axes for axis in (axes.xaxis, axes.yaxis)):
        low, high = sorted(axis.get_view_interval())
        for tick in axis.get_major_ticks() + axis.get_minor_ticks():
            if not low <= tick.get_loc() <= high or not axis.axes.axison:
                unseen |= {tick.label1, tick.label2}
    shown = [t for t in figure.findobj(Text) if t.get_visible() and t not in unseen]
    return [t for t in shown if t.get_text().strip()]


def texts(figure):
    """All texts to be seen, with their boxes in pixels."""
    boxes = [(t.get_text(), t.get_window_extent()) for t in seen(figure)]
    return [(text, box) for text, box in boxes if box.width > 0]


def smallest(figure):
    """The size in points of the smallest letter to be seen, in formulas too."""
    parse = MathTextParser("path").parse
    sizes = []
    for text in seen(figure):
        lines = text.get_text().split("\n") if cbook.is_math_text(text.get_text()) else []
        with mpl.rc_context({"mathtext.fontset": _style.STYLE["mathtext.fontset"]}):
            parsed = [parse(line, 72, text.get_fontproperties()) for line in lines]
        sizes += [size for each in parsed for _, size, *_ in each.glyphs] or [text.get_fontsize()]
    return min(sizes)


def strings(figure):
    return [text for text, _ in texts(figure)]


def to_bytes(figure):
    stream = io.BytesIO()
    figure.savefig(stream, format="png")
    return stream.getvalue()


def cut_off(figure):
    """The texts that reach out of the figure."""
    box = figure.bbox.padded(0.5)
    return [t for t, b in texts(figure) if not (box.contains(*b.min) and box.contains(*b.max))]


def overlaps(figure):
    """The pairs of texts that lie on each other."""
    found = []
    for (a, first), (b, second) in combinations(texts(figure), 2):
        width = min(first.x1, second.x1) - max(first.x0, second.x0)
        height = min(first.y1, second.y1) - max(first.y0, second.y0)
        found += [(a, b)] if width >= 1 and height >= 1 else []
    return found


def check_usual(draw):
    """In the book's style and width, each text whole, large enough, and clear of the others."""
    figure = draw()
    assert plt.fignum_exists(figure.number)
    assert figure.get_facecolor() == (*to_rgb(_style.PAPER), 1.0)
    assert figure.get_figwidth() == pytest.approx(_style.WIDTH)
    assert min(t.get_fontsize() for t in figure.findobj(Text) if t.get_text().strip()) >= 9.5
    assert cut_off(figure) == []
    assert overlaps(figure) == []


def check_odd(draw):
    """Drawn without a warning, and no text cut off."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        figure = draw()
        to_bytes(figure)
    assert cut_off(figure) == []


def check_style(draw):
    """The same bytes twice; the reader's own style is neither used nor changed."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        first = to_bytes(draw())
    with mpl.rc_context({"font.size": 30, "axes.facecolor": "red", "xtick.labelsize": 3}):
        before = dict(mpl.rcParams)
        figure = draw()
        assert dict(mpl.rcParams) == before
    assert to_bytes(figure) == first
