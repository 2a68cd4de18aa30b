"""The figures of the book. The only part of the library that imports Matplotlib.

Every function draws on a new figure, in the book's style whatever the reader's own, and returns it:
in a notebook, end the cell with ``plt.show()``.
"""

from .bars import scores, temperature
from .classification import regression_against_softmax
from .diagrams import label_geometry, network
from .floats import naive_against_stable, real_softmax_gap
from .images import image_grid, pixel_histograms
from .softmax import jacobian, sigmoid_curve
from .triangle import simplex

__all__ = [
    "image_grid",
    "jacobian",
    "label_geometry",
    "naive_against_stable",
    "network",
    "pixel_histograms",
    "real_softmax_gap",
    "regression_against_softmax",
    "scores",
    "sigmoid_curve",
    "simplex",
    "temperature",
]
