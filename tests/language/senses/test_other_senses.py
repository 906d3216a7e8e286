"""Each row of the list of other senses decides its own example, and not its counterexample."""

import re

import pytest

from immuno_cli.language.senses import other_senses
from immuno_cli.language.senses.other_senses import Row, read_rows, sense_of

ROWS = read_rows()


def around(word: str, example: str) -> tuple[str, str, str]:
    """Return the abbreviation of an example, in lower case, and what stands before and after it."""
    found = re.search(r"\b[A-Z]{2,4}\b" if word == "*" else rf"\b{word.upper()}\b", example)
    assert found, example
    return found[0].lower(), example[: found.start()], example[found.end() :]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.word}: {row.sense}")
def test_a_row_decides_its_example(row: Row) -> None:
    assert sense_of(*around(row.word, row.example)) == row.sense


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.word}: {row.sense}")
def test_a_row_does_not_decide_its_counterexample(row: Row) -> None:
    assert sense_of(*around(row.word, row.counterexample)) != row.sense


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.word}: {row.sense}")
def test_a_row_has_words_that_show_its_sense(row: Row) -> None:
    assert row.sense
    assert row.before or row.after or row.near


def test_a_word_without_rows_has_no_other_sense() -> None:
    assert sense_of("til", "5 ", " patients") == ""


def test_words_without_another_sense_take_no_memory() -> None:
    assert sense_of("mg", "take 50 ", " twice") == "milligrams"
    before = other_senses._rules.cache_info().currsize
    assert not any(sense_of(f"word{number}", "take 50 ", " twice") for number in range(100))
    assert other_senses._rules.cache_info().currsize == before
