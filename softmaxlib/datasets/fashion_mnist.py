"""Fashion-MNIST: 28×28 grayscale pictures of clothes in ten classes."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import numpy as np

from ..checks import as_labels
from ._files import download, find, read_checked
from ._idx import parse_idx
from .images import Images

CLASS_NAMES = (
    "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat",
    "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot",
)  # fmt: skip
SUBSET = "fashion-mnist-subset.npz"
VARIABLE = "SOFTMAXLIB_FASHION_MNIST"
SYSTEM_FOLDERS = (Path("/usr/share/datasets/fashion-mnist"),)
URL = "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/"
SHA256 = {  # of the decompressed content
    "train-images-idx3-ubyte": "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888",
    "train-labels-idx1-ubyte": "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9",
    "t10k-images-idx3-ubyte": "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b",
    "t10k-labels-idx1-ubyte": "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34",
}


@dataclass(frozen=True, eq=False)
class FashionMNIST:
    """Fashion-MNIST, split as its publisher split it.

    Attributes
    ----------
    train, test : Images
        To learn from, and to judge what was learnt; uint8 images of shape (n, 28, 28), 0 black.

    Examples
    --------
    >>> clothes = load_fashion_mnist()
    >>> clothes.train.class_names[clothes.train.labels[0]]
    'Ankle boot'
    """

    train: Images
    test: Images


def load_fashion_mnist(whole: bool = False) -> FashionMNIST:
    """Load Fashion-MNIST: a subset that comes with the package, or the whole set.

    Parameters
    ----------
    whole : bool, default False
        False gives the first 600 training and 200 test images of each class, in the order of the
        whole set; True gives all 60 000 and 10 000.

    Returns
    -------
    FashionMNIST, its `train` and `test`: uint8 images (n, 28, 28), labels 0..9 and their names

    Raises
    ------
    ValueError, OSError
        If a file is altered, or can be neither found nor downloaded.

    Notes
    -----
    The files of the whole set (``train-images-idx3-ubyte.gz`` and so on) are looked for in the
    folder that the environment variable ``SOFTMAXLIB_FASHION_MNIST`` names, if it is set; else in
    ``/usr/share/datasets/fashion-mnist``, where Debian's package puts them; else in the user's
    cache folder, to which a missing one is downloaded (31 MB in all).

    Source: H. Xiao, K. Rasul, R. Vollgraf (2017), arXiv:1708.07747; MIT licence.

    Examples
    --------
    >>> fashion = load_fashion_mnist()
    >>> fashion.train.images.shape, fashion.test.images.shape
    ((6000, 28, 28), (2000, 28, 28))
    """
    return _read_whole() if whole else _read_subset()


def _read_subset() -> FashionMNIST:
    """Read the subset that comes with the package."""
    with (files("softmaxlib") / "data" / SUBSET).open("rb") as file, np.load(file) as arrays:
        parts = (
            Images(arrays[f"{part}_images"], arrays[f"{part}_labels"].astype(np.intp), CLASS_NAMES)
            for part in ("train", "test")
        )
        return FashionMNIST(*parts)


def _read_whole(
    url: str = URL,
    sha256: Mapping[str, str] = SHA256,
    system_folders: Iterable[Path] = SYSTEM_FOLDERS,
) -> FashionMNIST:
    """Read the whole set from wherever it is; the tests put their own in these places."""
    contents = [_read_file(name, digest, url, system_folders) for name, digest in sha256.items()]
    arrays = [
        parse_idx(content, ndim, name)
        for content, ndim, name in zip(contents, (3, 1, 3, 1), sha256, strict=True)
    ]
    labels = [as_labels(array, len(CLASS_NAMES)) for array in arrays[1::2]]
    return FashionMNIST(
        *(Images(i, y, CLASS_NAMES) for i, y in zip(arrays[::2], labels, strict=True))
    )


def _read_file(name: str, sha256: str, url: str, system_folders: Iterable[Path]) -> bytes:
    """Return the content of one file, downloaded if it is in none of the folders."""
    name += ".gz"
    if chosen := os.environ.get(VARIABLE):
        if path := find(name, [Path(chosen)]):
            return read_checked(path, sha256, "Replace it with an intact copy.")
        raise FileNotFoundError(
            f"expected {name} in {chosen}, where {VARIABLE} points, got no such file. "
            f"Put it there, or unset {VARIABLE}."
        )
    import pooch

    cache = Path(pooch.os_cache("softmaxlib"))
    if path := find(name, [*system_folders, cache]):
        return read_checked(path, sha256, "Replace it with an intact copy, or delete it.")
    return download(url + name, cache / name, sha256)
