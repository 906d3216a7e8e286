"""What a word sounds like."""

from hypothesis import given
from hypothesis import strategies as st

from immuno_cli.language.normalize import normalize
from immuno_cli.language.phonetic import phonetic_key


def test_words_that_sound_alike_have_one_key() -> None:
    assert phonetic_key("lymphocyte") == phonetic_key("limfosite")
    assert phonetic_key("plasma cell") == "PLSM SL"


@given(st.text(max_size=60))
def test_any_text_has_a_phonetic_key(text: str) -> None:
    assert isinstance(phonetic_key(normalize(text)), str)
