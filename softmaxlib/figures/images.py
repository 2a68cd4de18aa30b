"""Images, and what single pixels say of their classes."""

from collections.abc import Sequence
from math import ceil
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from numpy.typing import ArrayLike, NDArray

from softmaxlib.checks import as_count, as_finite, as_labels, as_names

from ._style import QUIET, SMALL, WIDTH, colour, dashes, panels, plate, styled
from ._text import note, wrap

GAP, MARGIN, LINE = 0.14, 0.08, 0.19  # inches: between images, around them, of a line of text
BINS = 20


@styled
def image_grid(images: ArrayLike, titles: Sequence[str], *, n_columns: int) -> Figure:
    """Draw grey-level images in a grid, pixel by pixel, each with a title above.

    Parameters
    ----------
    images : array_like, shape (n, height, width)
        Brightness: unsigned bytes, or numbers from 0 (black) to 1 (white).
    titles : sequence of str, one for each image; long ones are broken into lines
    n_columns : int
        Images in a row, at most 20. A full row is as wide as the page.
    """
    pictures = _as_brightness(images)
    given = as_names(titles, "titles", len(pictures), len(pictures))
    cell = (WIDTH - 2 * MARGIN + GAP) / as_count(n_columns, "n_columns", 1, 20) - GAP
    captions = [wrap(caption, max(6, int(cell / 0.08)), math=True) for caption in given]
    n, pixels_high, pixels_wide = pictures.shape
    above = LINE * max(caption.count("\n") + 1 for caption in captions)
    high = cell * pixels_high / pixels_wide
    columns, rows = min(n, n_columns), ceil(n / n_columns)
    figure, axes = plate(
        2 * MARGIN + columns * (cell + GAP) - GAP, 2 * MARGIN + rows * (above + high + GAP) - GAP
    )
    for i, picture in enumerate(pictures):
        left = MARGIN + i % n_columns * (cell + GAP)
        top = MARGIN + above + i // n_columns * (above + high + GAP)
        box = left, left + cell, top + high, top
        look: dict[str, Any] = {"cmap": "gray", "vmin": 0, "vmax": 1, "interpolation": "nearest"}
        axes.imshow(picture, aspect="auto", extent=box, **look)
        edge = Rectangle((left, top), cell, high, fill=False, edgecolor=QUIET, linewidth=0.7)
        axes.add_patch(edge)
        note(axes, left + cell / 2, top - 0.05, captions[i], va="bottom")
    return figure


def _as_brightness(images: ArrayLike) -> NDArray[Any]:
    """Return images as numbers from 0 to 1."""
    numbers = as_finite(images, "images", "n", "height", "width")
    brightness = numbers / 255 if getattr(images, "dtype", None) == np.uint8 else numbers
    if brightness.min() < 0 or brightness.max() > 1:
        raise ValueError(
            "expected images of dtype uint8 or with values in 0..1, "
            f"got values from {brightness.min():g} to {brightness.max():g}"
        )
    return brightness


@styled
def pixel_histograms(features: ArrayLike, labels: ArrayLike, class_names: Sequence[str]) -> Figure:
    """Draw for each pixel how its brightness is distributed in each class.

    Parameters
    ----------
    features : shape (n, 4), the pixels of 2×2 images, row by row, in 0..1
    labels : integers, shape (n,), classes, in ``0..n_classes - 1``
    class_names : sequence of str, at least two
    """
    names = as_names(class_names, "class names", 2)
    x = as_finite(features, "features", "n", 4)
    classes = as_finite(as_labels(labels, len(names)), "labels", len(x))
    figure, axes = panels(4.0, 2, 2, sharex=True, sharey=True)
    edges = np.linspace(0, 1, BINS + 1)
    for j, panel in enumerate(axes):
        _histograms(panel, x[:, j], classes, names, edges)
        panel.set_title(f"$x_{{{j + 1}}}$", y=0.86, x=0.03, fontsize=SMALL + 3)
    figure.legend(*axes[0].get_legend_handles_labels(), loc="outside upper center", ncols=3)
    figure.supxlabel("brightness of the pixel", fontsize=SMALL + 1)
    figure.supylabel("share of the class", fontsize=SMALL + 1)
    return figure


def _histograms(
    panel: Axes, x: NDArray[Any], labels: NDArray[Any], names: list[str], edges: NDArray[Any]
) -> None:
    """Outline one pixel's histogram for each class."""
    for k, name in enumerate(names):
        counts, _ = np.histogram(x[labels == k], edges)
        share = counts / max(1, counts.sum())
        panel.stairs(share, edges, fill=True, color=colour(k), alpha=0.1)
        panel.stairs(
            share, edges, color=colour(k), linewidth=1.6, linestyle=dashes(k), label=wrap(name)
        )
    panel.set(xlim=(edges[0], edges[-1]))
    panel.yaxis.set_major_formatter("{x:.0%}")
