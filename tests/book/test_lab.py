"""JupyterLab loads what makes it read the notebooks well."""

import subprocess
import sys


def test_every_extension_fits_this_jupyterlab() -> None:
    command = [sys.executable, "-m", "jupyter", "labextension", "list"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    listed = done.stdout + done.stderr
    assert "jupyterlab-myst" in listed
    assert "not compatible" not in listed
