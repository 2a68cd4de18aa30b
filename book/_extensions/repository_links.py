"""Link each page to the repository that builds it, when that repository is known.

GitHub Actions say in GITHUB_REPOSITORY which repository they run for, so the book of a fork
links to the fork. Without that variable, as on a reader's machine, the pages carry no
repository, issue, Binder or Colab button.
"""

import os
from collections.abc import Mapping
from typing import Any

from sphinx.application import Sphinx
from sphinx.config import Config

GITHUB = "https://github.com"
READ = ("GITHUB_REPOSITORY", "GITHUB_SERVER_URL", "GITHUB_REF_NAME")


def theme_options(environment: Mapping[str, str]) -> dict[str, Any]:
    """Give the theme's options for the repository named in the environment; none, no options.

    >>> theme_options({})
    {}
    >>> theme_options({"GITHUB_REPOSITORY": "owner/name"})["repository_url"]
    'https://github.com/owner/name'
    """
    name = environment.get("GITHUB_REPOSITORY")
    if not name:
        return {}
    server = environment.get("GITHUB_SERVER_URL") or GITHUB
    options: dict[str, Any] = {
        "repository_url": f"{server}/{name}",
        "repository_provider": "github",
        "repository_branch": environment.get("GITHUB_REF_NAME") or "main",
        "use_repository_button": True,
        "use_issues_button": True,
    }
    if server == GITHUB:  # Binder and Colab open notebooks from there only
        options["launch_buttons"] = {
            "notebook_interface": "jupyterlab",
            "binderhub_url": "https://mybinder.org",
            "colab_url": "https://colab.research.google.com",
        }
    return options


def pages_address(environment: Mapping[str, str]) -> str:
    """Give the address at which GitHub publishes the book of the repository, if there is one.

    >>> pages_address({})
    ''
    >>> pages_address({"GITHUB_REPOSITORY": "Owner/name"})
    'https://owner.github.io/name/'
    >>> pages_address({"GITHUB_REPOSITORY": "owner/owner.github.io"})
    'https://owner.github.io/'
    """
    owner, _, name = environment.get("GITHUB_REPOSITORY", "").partition("/")
    if not name or environment.get("GITHUB_SERVER_URL", GITHUB) != GITHUB:
        return ""
    home = f"{owner.lower()}.github.io"
    return f"https://{home}/" if name.lower() == home else f"https://{home}/{name}/"


def add_links(app: Sphinx, config: Config) -> None:
    """Give the theme, and Sphinx for canonical addresses, what the environment says."""
    config.html_theme_options.update(theme_options(os.environ))
    config.html_baseurl = pages_address(os.environ)


def setup(app: Sphinx) -> dict[str, bool]:
    """Connect to Sphinx, before the theme reads its options."""
    app.connect("config-inited", add_links, priority=100)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
