"""The figures of the book. The only part of the library that imports Matplotlib.

Every function draws on a new figure, in the book's style whatever the reader's own, and returns it:
in a notebook, end the cell with ``plt.show()``. What cannot be drawn raises a TypeError or
ValueError that says what was expected.
"""

from .bars import scores, temperature
from .classification import regression_against_softmax
from .compression import block_rates, code_comparison, label_costs
from .diagrams import label_geometry, network
from .evaluation import calibration, confusion_matrix
from .floats import naive_against_stable, real_softmax_excess
from .images import image_grid, pixel_histograms
from .information import (
    divergence_fits,
    entropy_over_temperature,
    log_below_line,
    simplex_contours,
    surprisal_and_entropy,
)
from .intervals import arithmetic_intervals, word_budget
from .learned import decision_regions, weight_images
from .loss import fused_against_unfused, loss_margin, loss_slopes, loss_surface
from .sampling import gradient_noise, intervals
from .signals import signal_levels
from .softmax import jacobian, sigmoid_curve
from .training import loss_curves, training_curves, weight_growth
from .triangle import simplex

__all__ = [
    "arithmetic_intervals", "block_rates", "calibration", "code_comparison", "confusion_matrix",
    "decision_regions", "divergence_fits", "entropy_over_temperature", "fused_against_unfused",
    "gradient_noise", "image_grid", "intervals", "jacobian", "label_costs", "label_geometry",
    "log_below_line", "loss_curves", "loss_margin", "loss_slopes", "loss_surface",
    "naive_against_stable", "network", "pixel_histograms", "real_softmax_excess",
    "regression_against_softmax", "scores", "sigmoid_curve", "signal_levels", "simplex",
    "simplex_contours", "surprisal_and_entropy", "temperature", "training_curves",
    "weight_growth", "weight_images", "word_budget",
]  # fmt: skip
