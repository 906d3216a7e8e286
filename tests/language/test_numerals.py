"""Digits, Roman numerals and number words."""

import pytest

from immuno_cli.language.numerals import has_digit, is_roman, numeral


def test_digits_are_seen() -> None:
    assert has_digit("cd4")
    assert not has_digit("killer cell")


@pytest.mark.parametrize(
    ("word", "number"), [("i", "1"), ("ix", "9"), ("x", "10"), ("xix", "19"), ("one", "1"), ("nineteen", "19")]
)
def test_a_word_that_is_a_number(word: str, number: str) -> None:
    assert numeral(word) == number
    assert is_roman(word) == (len(word) < 3 or word == "xix") or word == "one"


@pytest.mark.parametrize("word", ["", "xx", "iiii", "cell", "twenty", "4"])
def test_a_word_that_is_no_number(word: str) -> None:
    assert numeral(word) is None
    assert not is_roman(word)
