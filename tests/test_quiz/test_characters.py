"""Single characters: what they mean, and which cannot be seen."""

import pytest

from softmaxquiz.formula.characters import (
    FRACTIONS,
    GREEK,
    LOOKALIKES,
    SPACES,
    SUBSCRIPTS,
    SUPERSCRIPTS,
    accented,
    is_hidden,
    plain,
)

HIDDEN = [
    (0x00, 0x1F), (0x7F, 0x9F), (0xAD, 0xAD), (0x61C, 0x61C), (0x180B, 0x180F), (0x200B, 0x200F),
    (0x2028, 0x202E), (0x2060, 0x206F), (0xD800, 0xDFFF), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF),
    (0xFFF9, 0xFFFB), (0xE0000, 0xE0FFF),
]  # fmt: skip


@pytest.mark.parametrize(("first", "last"), HIDDEN)
def test_a_range_of_characters_that_cannot_be_seen_has_two_ends(first: int, last: int) -> None:
    assert is_hidden(chr(first))
    assert is_hidden(chr(last))
    assert not is_hidden(chr(last + 1))
    assert first == 0 or not is_hidden(chr(first - 1))


@pytest.mark.parametrize(
    ("char", "meaning"),
    [
        ("x", "x"),
        ("~", "~"),
        ("\x7f", "\x7f"),
        ("−", "-"),
        ("×", "*"),
        ("⁄", "/"),
        ("≤", "<="),
        ("≠", "!="),
        ("∞", "inf"),
        ("𝐀", "A"),  # the first of the mathematical letters
        ("𝟿", "9"),  # the last
        ("𝛼", "α"),
        ("𝜕", "𝜕"),  # means no letter that is known here
        ("！", "!"),  # the first of the wide characters
        ("～", "~"),  # the last
        ("｟", "｟"),
        ("ℎ", "h"),
        ("ﬁ", "ﬁ"),
        ("é", "é"),
    ],
)
def test_a_character_means(char: str, meaning: str) -> None:
    assert plain(char) == meaning


@pytest.mark.parametrize(
    ("char", "parts"),
    [
        ("ŷ", ("y", "hat")),
        ("ȳ", ("y", "bar")),
        ("ñ", ("n", "tilde")),
        ("ẑ", ("z", "hat")),
        ("ỹ", ("y", "tilde")),
        ("é", ("é", "")),
        ("x", ("x", "")),
        ("ḗ", ("ḗ", "")),
        ("ấ", ("ấ", "")),
        ("α", ("α", "")),
    ],
)
def test_a_letter_is_split_from_its_accent(char: str, parts: tuple[str, str]) -> None:
    assert accented(char) == parts


def test_every_table_says_what_its_character_means() -> None:
    assert [GREEK[char] for char in "αωΑΩπςϕ" if char in GREEK] == [
        "alpha", "omega", "Alpha", "Omega", "pi", "phi",
    ]  # fmt: skip
    assert [LOOKALIKES[char] for char in "аХοΧℓ"] == [*"aXoXl"]
    assert "".join(SUPERSCRIPTS[char] for char in "²⁻ⁿᵀ") == "2-nT"
    assert "".join(SUBSCRIPTS[char] for char in "₁ᵢₓ") == "1ix"
    assert FRACTIONS["⅞"] == (7, 8)
    assert all(char.isspace() for char in SPACES)
