"""The build executes what has changed, makes nothing twice, and says plainly what failed."""

import asyncio
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import execute_notebooks
import execution_cache
import nbformat
import pytest
import site_tools
from execute_notebooks import GUESSES, execute_all, read_notebooks, states
from execution_cache import Execution, outdated
from forked_kernel import PRELOADED
from jupyter_cache import get_cache
from site_tools import digest, make_once
from sphinx.errors import ExtensionError

HANG = 600  # seconds


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Pretend that a folder is the project."""
    for module in execute_notebooks, execution_cache, site_tools:
        monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(site_tools, "MADE", tmp_path / "made")
    (tmp_path / "book").mkdir()
    for package in site_tools.PACKAGES:
        (tmp_path / package).mkdir()
    return tmp_path


def write_notebook(project: Path, name: str, *cells: str) -> None:
    notebook = nbformat.v4.new_notebook(
        cells=[
            nbformat.v4.new_markdown_cell("# Title"),
            *(nbformat.v4.new_code_cell(cell) for cell in cells),
        ]
    )
    nbformat.write(notebook, project / "book" / name)


def execute(project: Path) -> dict[str, str]:
    """Execute what has changed, and say what failed in each, if anything did."""
    told: list[Any] = []
    asyncio.run(execute_all(get_cache(project / "cache"), HANG, told.append))
    todo, *done = told
    assert sorted(todo) == sorted(path for path, _ in done)
    return {path.relative_to(project).as_posix(): failed for path, failed in done}


def executed(project: Path) -> list[str]:
    """Execute what has changed, and list it."""
    done = execute(project)
    assert not any(done.values())
    return sorted(done)


def test_only_what_changed_is_executed(project: Path) -> None:
    write_notebook(project, "a.ipynb", "1 + 1")
    write_notebook(project, "b.ipynb", "print(2)")
    assert executed(project) == ["book/a.ipynb", "book/b.ipynb"]
    assert executed(project) == []
    write_notebook(project, "b.ipynb", "print(3)")
    assert executed(project) == ["book/b.ipynb"]
    outputs = [
        get_cache(project / "cache").get_cache_bundle(record.pk).nb.cells[0].outputs
        for record in get_cache(project / "cache").list_cache_records()
    ]
    assert any("3" in str(output) for output in outputs)


def test_a_changed_package_executes_what_imports_it(project: Path) -> None:
    chapter, exercise = "book/chapter.ipynb", "book/exercise.ipynb"
    write_notebook(project, "chapter.ipynb", "1", "def f():\n    from softmaxlib import softmax")
    write_notebook(project, "exercise.ipynb", "def f():\n    import softmaxquiz.exercises")
    write_notebook(project, "plain.ipynb", "print('no package')")
    assert executed(project) == [chapter, exercise, "book/plain.ipynb"]
    pages = {project / name: name for name in (chapter, exercise, "book/plain.ipynb")}
    before = states(read_notebooks())
    (project / "softmaxquiz" / "message.py").write_text("x = 1")
    after = states(read_notebooks())
    assert [pages[path] for path in pages if before[path] != after[path]] == [exercise]
    assert executed(project) == [exercise]
    (project / "softmaxlib" / "new.py").write_text("x = 1")
    assert executed(project) == [chapter]


def test_a_chapter_with_predictions_hangs_on_no_other_exercise(project: Path) -> None:
    write_notebook(project, "chapter.ipynb", f"def f():\n    {GUESSES}")
    exercises = project / "softmaxquiz" / "exercises"
    exercises.mkdir()
    assert executed(project) == ["book/chapter.ipynb"]
    (exercises / "temperature.py").write_text("x = 1")
    assert executed(project) == []
    for changed in (exercises / "predictions.py", exercises.parent / "outcome.py"):
        changed.write_text("x = 1")
        assert executed(project) == ["book/chapter.ipynb"]


def test_pages_are_read_again_when_what_computes_them_has_changed(project: Path) -> None:
    write_notebook(project, "chapter.ipynb", "import softmaxlib")
    write_notebook(project, "exercise.ipynb", "import softmaxquiz")
    env = SimpleNamespace(
        found_docs={"book/chapter", "book/exercise", "book/text"},
        path2doc=lambda path: Path(path).relative_to(project).with_suffix("").as_posix(),
    )
    assert sorted(outdated(None, env)) == ["book/chapter", "book/exercise"]
    assert outdated(None, env) == []
    (project / "softmaxquiz" / "message.py").write_text("x = 1")
    assert outdated(None, env) == ["book/exercise"]
    assert outdated(None, env) == []


def test_a_failing_cell_ends_with_page_cell_and_error(project: Path) -> None:
    write_notebook(project, "a.ipynb", "x = 0", "# why\n1 / x", "print(x)")
    (failure,) = execute(project).values()
    assert failure.splitlines() == [
        "book/a.ipynb, code cell 2:",
        "# why",
        "1 / x",
        "book/a.ipynb, code cell 2: ZeroDivisionError: division by zero",
    ]


def test_a_mistake_in_our_packages_fails_in_a_cell() -> None:
    """A kernel starts all the same, since none of ours is loaded before it."""
    assert not [name for name in PRELOADED if name.partition(".")[0] in site_tools.PACKAGES]


def test_a_cell_that_kills_its_kernel_is_named(project: Path) -> None:
    write_notebook(project, "a.ipynb", "1", "import os; os._exit(1)")
    (failure,) = execute(project).values()
    assert failure.splitlines()[-1].startswith("book/a.ipynb, code cell 2: DeadKernelError: ")


class News:
    """Says what a process that executes would send, then that it has ended."""

    def __init__(self, *messages: Any) -> None:
        self.messages = list(messages)

    def recv(self) -> Any:
        if not self.messages:
            raise EOFError
        return self.messages.pop(0)


def listening(*messages: Any) -> Execution:
    """An execution that has begun, whose process sends some messages."""
    execution = Execution(News(*messages))
    execution.begin()
    return execution


def test_a_page_waits_for_its_own_notebook_and_a_failure_for_all(project: Path) -> None:
    a, b, c = (project / f"{name}.ipynb" for name in "abc")
    execution = listening([a, b, c], (b, ""), (a, "a failed"), (c, "c failed"))
    execution.wait_for(project / "text.md")
    assert execution.failures == {}
    execution.wait_for(b)
    execution.wait_for(b)
    assert execution.failures == {b: ""}
    with pytest.raises(ExtensionError, match="a failed\n\nc failed"):
        execution.wait_for(a)


def test_no_notebook_fails_unseen(project: Path) -> None:
    a = project / "a.ipynb"
    execution = listening([a], (a, "a failed"))
    with pytest.raises(ExtensionError, match="a failed"):
        execution.end()


def test_a_process_that_ends_early_is_no_success(project: Path) -> None:
    execution = listening([project / "a.ipynb"])
    with pytest.raises(ExtensionError, match="expected notebooks to be executed"):
        execution.end()


def test_nothing_is_made_twice(project: Path) -> None:
    made: list[Any] = []
    target = project / "target"

    def make() -> None:
        made.append(target.write_text("made"))

    for state in "a", "a", "b":
        make_once(target, state, make)
    assert len(made) == 2
    target.unlink()
    make_once(target, "b", make)
    assert len(made) == 3


def test_what_failed_is_made_again(project: Path) -> None:
    target = project / "target"
    target.touch()
    make_once(target, "a", lambda: None)
    with pytest.raises(ZeroDivisionError):
        make_once(target, "b", lambda: 1 / 0)
    made = []
    make_once(target, "a", lambda: made.append(1))
    assert made == [1]


def test_a_digest_sees_contents_names_and_more(project: Path) -> None:
    (project / "book" / "a.py").write_text("1")
    states = {digest([project / "book"]), digest([project / "book"], "more")}
    (project / "book" / "a.py").write_text("2")
    states.add(digest([project / "book"]))
    (project / "book" / "a.py").rename(project / "book" / "b.py")
    states.add(digest([project / "book"]))
    assert len(states) == 4
    (project / "book" / "__pycache__").mkdir()
    (project / "book" / "__pycache__" / "a.pyc").touch()
    assert digest([project / "book"]) in states
