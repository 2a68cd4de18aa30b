"""The data of the book: 2×2 animals made by a rule, Fashion-MNIST, and a text.

>>> load_animals(n_per_class=2).class_names
('cat', 'chicken', 'dog')
"""

from .animals import load_animals
from .fashion_mnist import FashionMNIST, load_fashion_mnist
from .images import Images
from .text import Text, load_text, normalise_text

__all__ = [
    "FashionMNIST",
    "Images",
    "Text",
    "load_animals",
    "load_fashion_mnist",
    "load_text",
    "normalise_text",
]
