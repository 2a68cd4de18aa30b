"""What every data set of the book consists of: images with labels."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, eq=False)
class Images:
    """Grayscale images with labels.

    Attributes
    ----------
    images : ndarray, shape (n, height, width), brightness, larger is brighter
    labels : ndarray of intp, shape (n,), the class of each image, in ``0..n_classes - 1``
    class_names : tuple of str, what the labels mean: `labels` index it

    Examples
    --------
    >>> bags = Images(np.zeros((5, 28, 28)), np.zeros(5, int), ("bag",))
    >>> bags.class_names[bags.labels[0]], bags.features.shape
    ('bag', (5, 784))
    """

    images: NDArray[Any]
    labels: NDArray[np.intp]
    class_names: tuple[str, ...]

    @property
    def features(self) -> NDArray[Any]:
        """The images row by row as vectors, shape (n, height · width), in the images' own dtype."""
        n, height, width = self.images.shape
        return self.images.reshape(n, height * width)
