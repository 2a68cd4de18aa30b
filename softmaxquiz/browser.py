"""What the rendered book calls in the reader's browser."""

import json

from .exercises import question


def judge(id: str, answer: str) -> tuple[str, str]:
    """Check an answer that comes as JSON; return the outcome as JSON, and as a notebook shows it.

    >>> json, html = judge("temperature.a2", '"2"')
    >>> "Correct." in html
    True
    """
    outcome = question(id).check(json.loads(answer))
    return outcome.to_json(), outcome._repr_html_()
