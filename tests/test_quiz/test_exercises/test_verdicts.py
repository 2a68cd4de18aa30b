"""No verdict on an answer of the tables changes unnoticed."""

from verdicts import FILE, lines


def test_every_answer_gets_the_verdict_that_was_kept() -> None:
    kept = FILE.read_text(encoding="utf-8").splitlines()
    found = list(lines())
    changed = [(old, new) for old, new in zip(kept, found, strict=False) if old != new]
    assert changed == []
    assert len(found) == len(kept)
