"""The folded cell that installs the library on Colab, and does nothing elsewhere."""

import io
import json
import sys
from pathlib import Path
from urllib.parse import quote

import pytest
from IPython.core.interactiveshell import InteractiveShell
from notebooks import NOTEBOOKS, code, name, read_cells, tags, text

OPENED = "fileId=" + quote("https://github.com/owner/name/blob/main/book/page.ipynb", safe="")


def setup_cell(path: Path) -> str:
    """Give the source of a notebook's first code cell."""
    return text(code(read_cells(path))[0]["source"])


def run(source: str, opened: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Run a cell as Colab would, with a notebook opened there; list what pip was asked for."""
    asked: list[str] = []
    shell = InteractiveShell()
    shell.register_magic_function(asked.append, magic_name="pip")
    answer = json.dumps([{"path": opened}]).encode()
    monkeypatch.setattr("urllib.request.urlopen", lambda _: io.BytesIO(answer))
    monkeypatch.setattr("socket.gethostbyname", lambda _: "127.0.0.1")
    shell.run_cell(source).raise_error()
    return asked


@pytest.mark.parametrize("path", NOTEBOOKS, ids=name)
def test_every_notebook_opens_with_the_same_folded_cell(path: Path) -> None:
    first = code(read_cells(path))[0]
    assert "remove-cell" in tags(first)
    assert first["metadata"]["jupyter"] == {"source_hidden": True}
    assert first["metadata"]["cellView"] == "form"
    assert setup_cell(path) == setup_cell(NOTEBOOKS[0])


def test_on_colab_it_installs_from_the_repository_it_was_opened_from(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "google.colab", sys)
    asked = run(setup_cell(NOTEBOOKS[0]), OPENED, monkeypatch)
    assert asked == ['install --quiet "git+https://github.com/owner/name@main"']


def test_on_colab_a_notebook_from_elsewhere_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "google.colab", sys)
    with pytest.raises(RuntimeError, match="expected a notebook opened from GitHub, got local"):
        run(setup_cell(NOTEBOOKS[0]), "local.ipynb", monkeypatch)


def test_elsewhere_it_does_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(setup_cell(NOTEBOOKS[0]), OPENED, monkeypatch) == []
