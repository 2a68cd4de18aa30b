"""What the rendered book calls in the reader's browser."""

import json

from .exercises import question

__all__ = ["judge"]


def judge(id: str, answer: str) -> tuple[str, str]:
    """Check an answer that comes as JSON.

    Parameters
    ----------
    id : str
        The id of the question.
    answer : str
        The answer as JSON: text, or lists of texts.

    Returns
    -------
    json : str
        The outcome, byte for byte what `Outcome.to_json` gives in a notebook.
    html : str
        The outcome as a notebook shows it.

    Raises
    ------
    KeyError
        If there is no question of that id.
    ValueError
        If the answer is not JSON.

    Examples
    --------
    >>> json, html = judge("temperature.a2", '"2"')
    >>> "Correct." in html
    True
    """
    outcome = question(id).check(json.loads(answer))
    return outcome.to_json(), outcome._repr_html_()
