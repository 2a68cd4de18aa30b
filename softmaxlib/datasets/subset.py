"""How the package's subset of Fashion-MNIST was made: ``python -m softmaxlib.datasets PATH``."""

from pathlib import Path

import numpy as np

from .fashion_mnist import FashionMNIST
from .images import Images

N_TRAIN, N_TEST = 600, 200  # of each class: as many as fit in 4 MB with some room


def choose_subset(fashion: FashionMNIST) -> FashionMNIST:
    """Return the first 600 training and 200 test images of each class, in their order.

    Parameters
    ----------
    fashion : FashionMNIST
        The whole set.

    Returns
    -------
    FashionMNIST
        The subset, in which the classes are equally frequent.

    Examples
    --------
    >>> images = Images(np.zeros((3000, 28, 28), np.uint8), np.arange(3000) % 10, ())
    >>> choose_subset(FashionMNIST(images, images)).test.images.shape
    (2000, 28, 28)
    """
    return FashionMNIST(
        _first_of_each(fashion.train, N_TRAIN), _first_of_each(fashion.test, N_TEST)
    )


def write_subset(fashion: FashionMNIST, path: Path) -> None:
    """Write the subset to an npz file, whose bytes depend on the images alone.

    Parameters
    ----------
    fashion : FashionMNIST
        The whole set.
    path : Path
        Where to write.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> images = Images(np.zeros((20, 28, 28), np.uint8), np.arange(20) % 10, ())
    >>> with TemporaryDirectory() as folder:
    ...     write_subset(FashionMNIST(images, images), Path(folder, "some.npz"))
    ...     sorted(np.load(Path(folder, "some.npz")))
    ['test_images', 'test_labels', 'train_images', 'train_labels']
    """
    subset = choose_subset(fashion)
    with path.open("wb") as file:
        np.savez_compressed(
            file,
            train_images=subset.train.images,
            train_labels=subset.train.labels.astype(np.uint8),
            test_images=subset.test.images,
            test_labels=subset.test.labels.astype(np.uint8),
        )


def _first_of_each(images: Images, n: int) -> Images:
    """Return the first n images of each class, in their order."""
    firsts = [np.flatnonzero(images.labels == label)[:n] for label in np.unique(images.labels)]
    kept = np.sort(np.concatenate(firsts))
    return Images(images.images[kept], images.labels[kept], images.class_names)
