"""Kernels reached over sockets in a folder: no port can be taken, and nobody else can listen.

For the build, `make notebooks` and the tests, each of which starts kernels in its own way.
"""

from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

from jupyter_client import AsyncKernelManager, KernelManager
from traitlets import HasTraits, default

SOCKETS = TemporaryDirectory()  # until Python ends


class OverSockets(HasTraits):
    """Where a manager of kernels lets them talk."""

    @default("transport")
    def _transport(self) -> str:
        return "ipc"

    @default("connection_file")
    def _connection_file(self) -> str:
        return str(Path(mkdtemp(dir=SOCKETS.name), "kernel.json"))


class LocalKernel(OverSockets, KernelManager):
    """For nbval."""


class AsyncLocalKernel(OverSockets, AsyncKernelManager):
    """For nbclient and nbconvert."""
