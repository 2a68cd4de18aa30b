"""Make the pages again when what makes them has changed.

Sphinx looks at sources and settings. A build in which neither changed would not even copy a
changed script. So the state of our extensions, and that of styles, scripts and templates, are
settings here.
"""

import os

from site_tools import ROOT, digest
from sphinx.application import Sphinx
from sphinx.config import Config

BOOK = ROOT / "book"
READ = ["_extensions"]  # a change reads the sources again; their cells keep their outputs
WRITTEN = ["_static", "_templates"]  # a change writes the pages again


def set_digests(app: Sphinx, config: Config) -> None:
    """Let Sphinx compare the digests with those of the last build."""
    config.digest_for_reading = digest(BOOK / folder for folder in READ)
    config.digest_for_writing = digest(BOOK / folder for folder in WRITTEN)


def write_at_once(app: Sphinx, env: object) -> None:
    """Write pages on all cores; not all extensions can read them so."""
    app.parallel = os.cpu_count() or 1


def setup(app: Sphinx) -> dict[str, bool]:
    """Connect to Sphinx."""
    app.add_config_value("digest_for_reading", "", "env", str)
    app.add_config_value("digest_for_writing", "", "html", str)
    app.connect("config-inited", set_digests)
    app.connect("env-updated", write_at_once)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
