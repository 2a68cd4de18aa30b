"""What the rendered book calls in the reader's browser."""

import json

from .exercises import question
from .outcome import to_html


def judge(id: str, answer: str, wrong: str = "{}") -> tuple[str, str]:
    """Check an answer that comes as JSON; return the outcome as JSON, and as a notebook shows it.

    `wrong` is JSON too: the last wrong answers by their parts, which a page keeps longer than this.

    >>> json, html = judge("temperature.a2", '"2"')
    >>> "Correct." in html
    True
    """
    asked = question(id)
    for part, typed in json.loads(wrong).items():
        asked.progress.of(part).wrong = typed
    outcome = asked.check(json.loads(answer))
    return outcome.to_json(), outcome._repr_html_()


def look(id: str, answer: str) -> str:
    """Return as JSON what `judge` would say of an answer that is still being typed.

    >>> json.loads(look("temperature.a2", '"2"'))["understood"]
    '2'
    """
    return question(id).judge(json.loads(answer)).to_json()


def another(id: str, last: int) -> str:
    """Return as JSON the variant of a part that comes after a seed, or after none, which is 0.

    >>> sorted(json.loads(another("weight_decay.d", 0)))
    ['form', 'hints', 'id', 'options', 'prompt', 'seed', 'solution']
    """
    variants = question(id).variants
    if variants is None:
        raise ValueError(f"expected a part with variants, got {id}")
    seed = variants.next_seed(last)
    found = variants[seed]
    lettered = {key: to_html(each.text) for key, each in found.kind.lettered.items()}
    shown = {
        "id": found.id,
        "seed": seed,
        "form": found.to_form(),
        "prompt": to_html(found.prompt),
        "options": lettered,
        "hints": [to_html(hint) for hint in found.hints],
        "solution": to_html(found.worked),
    }
    return json.dumps(shown, sort_keys=True)
