"""Kernels that start at once: forks of one process that has imported what the notebooks import.

To start Python and to import NumPy, SymPy and Matplotlib takes longer than most notebooks run. Each
kernel is still a process of its own, and a notebook has only the names that it imports.
"""

import multiprocessing
import os
import sys
from typing import Any

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning import LocalProvisioner
from local_kernel import AsyncLocalKernel

# Not our packages: with a mistake in them no kernel would start, and no cell could say what failed.
PRELOADED = [
    "ipykernel.debugger", "ipykernel.kernelapp", "matplotlib.backends.backend_agg",
    "matplotlib.mathtext", "matplotlib.pyplot", "matplotlib.tri", "mpmath", "numpy", "psutil",
    "sqlite3", "sympy",
]  # fmt: skip
# As many kernels as cores run at once, so each takes one thread for its matrix products. Matplotlib
# reads its backend when it is imported. No kernel is debugged, so the debugger need not warn.
ENVIRONMENT = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "MPLBACKEND": "module://matplotlib_inline.backend_inline",
    "PYDEVD_DISABLE_FILE_VALIDATION": "1",
}


def run_kernel(connection_file: str, folder: str, environment: dict[str, str]) -> None:
    """Be a kernel, in a process that was forked for it."""
    from ipykernel.kernelapp import IPKernelApp

    os.chdir(folder)
    os.environ.update(environment)
    parent = f"--IPKernelApp.parent_handle={os.getppid()}"  # to end when that process does
    IPKernelApp.launch_instance(argv=["-f", connection_file, parent])


class ForkedProcess:
    """A forked process with the methods of `subprocess.Popen` that Jupyter calls."""

    stdin = stdout = stderr = None

    def __init__(self, *arguments: object) -> None:
        forks = multiprocessing.get_context("forkserver")
        forks.set_forkserver_preload(PRELOADED)
        self.process = forks.Process(target=run_kernel, args=arguments)
        self.process.start()
        self.pid = self.process.pid

    def poll(self) -> int | None:
        """Return the exit code, or None while it runs."""
        return self.process.exitcode

    def wait(self) -> int | None:
        """Return the exit code when it has ended."""
        self.process.join()
        return self.poll()

    def send_signal(self, number: int) -> None:
        """Send a signal while it runs."""
        if self.pid and self.poll() is None:
            os.kill(self.pid, number)


class ForkedProvisioner(LocalProvisioner):
    """Launches a kernel as a fork."""

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Launch it, with the folder and the environment that are given for a command."""
        self.process = ForkedProcess(self.parent.connection_file, kwargs["cwd"], kwargs["env"])
        self.pid = self.process.pid
        return self.connection_info


class ForkedKernel(AsyncLocalKernel):
    """For the build; where processes cannot be forked safely, a kernel like any other."""

    def __init__(self, *arguments: Any, **settings: Any) -> None:
        super().__init__(*arguments, **settings)
        if sys.platform == "linux":
            self.provisioner = ForkedProvisioner(kernel_spec=self.kernel_spec, parent=self)
