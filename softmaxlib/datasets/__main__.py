"""Write the subset of Fashion-MNIST to the path given: ``python -m softmaxlib.datasets PATH``."""

import sys
from pathlib import Path

from .fashion_mnist import load_fashion_mnist
from .subset import write_subset

if __name__ == "__main__":  # pragma: no branch
    write_subset(load_fashion_mnist(whole=True), Path(sys.argv[1]))
