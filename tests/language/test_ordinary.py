"""Which words a reader understands without a glossary."""

from immuno_cli.language.english import LONGEST_WORD
from immuno_cli.language.ordinary import is_ordinary


def test_two_common_words_make_an_ordinary_one_but_no_longer_string_is_one() -> None:
    assert is_ordinary("carefulpatient")
    assert not is_ordinary("patient" * LONGEST_WORD)
