"""The images of the book: 2×2 animals made by a rule, and Fashion-MNIST.

>>> load_animals(n_per_class=2).class_names
('cat', 'chicken', 'dog')
"""

from .animals import load_animals
from .fashion_mnist import FashionMNIST, load_fashion_mnist
from .images import Images

__all__ = ["FashionMNIST", "Images", "load_animals", "load_fashion_mnist"]
