"""The sets of function words."""

from immuno_cli.language.english import is_word
from immuno_cli.language.stop_words import ARTICLES, FUNCTION_WORDS, LINKING_WORDS, NOUN_PREPOSITIONS


def test_each_set_is_a_part_of_the_whole() -> None:
    assert ARTICLES < FUNCTION_WORDS
    assert NOUN_PREPOSITIONS < LINKING_WORDS < FUNCTION_WORDS


def test_function_words_are_words_or_too_short() -> None:
    assert all(is_word(word) for word in FUNCTION_WORDS if len(word) > 2)
