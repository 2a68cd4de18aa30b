"""Cats, chickens and dogs, seen on four pixels."""

import numpy as np

from ..checks import as_count
from .images import Images

CLASS_NAMES = ("cat", "chicken", "dog")
PATTERNS = np.array(
    [
        [[1, 1], [-1, -1]],  # cat: two ears, on top
        [[-1, 1], [-1, 1]],  # chicken: upright, its beak to the right
        [[1, -1], [-1, 1]],  # dog: from the head down to the tail
    ]
)
CONTRAST = 0.15
NOISE = 0.09
DARKEST, BRIGHTEST = 0.3, 0.7


def load_animals(n_per_class: int = 100, seed: int = 0) -> Images:
    """Make 2×2 grayscale images of cats, chickens and dogs, by a seeded rule.

    The pixels of an image of class c are, row by row from the top left,

        x = clip(b + 0.15 s_c + 0.09 ε, 0, 1),

    with a brightness b of the whole image, uniform on [0.3, 0.7]; standard normal noise ε in each
    pixel; and the pattern of the class, which sums to zero: s_cat = (1, 1, −1, −1), s_chicken =
    (−1, 1, −1, 1), s_dog = (1, −1, −1, 1).

    Parameters
    ----------
    n_per_class : int, default 100, how many images of each class
    seed : int, default 0, the same seed gives the same images

    Returns
    -------
    Images
        Images of shape (3 n_per_class, 2, 2), float64 in [0, 1], in random order, with labels
        0, 1, 2 for cat, chicken, dog.

    Examples
    --------
    >>> animals = load_animals(n_per_class=100, seed=0)
    >>> animals.images[animals.labels == 0].mean(axis=0).round(2)  # the average cat
    array([[0.67, 0.68],
           [0.38, 0.36]])
    """
    n_per_class = as_count(n_per_class, "n_per_class")
    rng = np.random.default_rng(as_count(seed, "seed", 0))
    labels = rng.permutation(np.repeat(np.arange(len(CLASS_NAMES)), n_per_class))
    brightness = rng.uniform(DARKEST, BRIGHTEST, (labels.size, 1, 1))
    noise = rng.normal(0, NOISE, (labels.size, 2, 2))
    images = np.clip(brightness + CONTRAST * PATTERNS[labels] + noise, 0, 1)
    return Images(images, labels.astype(np.intp), CLASS_NAMES)
