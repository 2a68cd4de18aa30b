"""Make the pages again when what makes them has changed.

Sphinx looks at sources and settings. A build in which neither changed would not even copy a
changed script. So the state of our extensions, and that of styles, scripts and templates, are
settings here.
"""

from hashlib import sha256
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config

READ = ["_extensions"]  # a change reads the sources again; their cells keep their outputs
WRITTEN = ["_extra", "_static", "_templates"]  # a change writes the pages again


def digest(book: Path, folders: list[str]) -> str:
    """Hash all files in some folders, compiled ones aside."""
    state = sha256()
    for file in sorted(file for folder in folders for file in (book / folder).rglob("*")):
        if file.is_file() and "__pycache__" not in file.parts:
            state.update(f"\n{file.relative_to(book).as_posix()}\n".encode() + file.read_bytes())
    return state.hexdigest()


def set_digests(app: Sphinx, config: Config) -> None:
    """Let Sphinx compare the digests with those of the last build."""
    config.digest_for_reading = digest(Path(app.srcdir) / "book", READ)
    config.digest_for_writing = digest(Path(app.srcdir) / "book", WRITTEN)


def setup(app: Sphinx) -> dict[str, bool]:
    """Connect to Sphinx."""
    app.add_config_value("digest_for_reading", "", "env", str)
    app.add_config_value("digest_for_writing", "", "html", str)
    app.connect("config-inited", set_digests)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
