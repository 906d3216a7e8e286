"""How words sound: what is heard alike is spelled alike in the plain spelling, and has a like code."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from immuno_cli.search.spelling.phonetics import plain_spelling, sound_key


@pytest.mark.parametrize(
    ("label", "heard"),
    [
        ("lymphocyte", "limfosite"),
        ("diarrhea", "dyareea"),
        ("technique", "tekneek"),
        ("lymphoma", "limfomer"),
        ("fever", "fevah"),
        ("surgery", "sirgerry"),
        ("patient", "pashent"),
        ("column", "collum"),
        ("pneumonia", "newmonia"),
        ("throat", "throte"),
        ("benign", "benine"),
        ("surgeon", "serjun"),
        ("contagious", "kontajus"),
        ("pterygium", "terijium"),
        ("mnemonic", "nemonik"),
    ],
)
def test_what_is_heard_alike_is_plainly_spelled_alike(label: str, heard: str) -> None:
    assert plain_spelling(label) == plain_spelling(heard)


def test_vowels_tell_words_apart_that_have_one_code() -> None:
    assert sound_key("colon") == sound_key("colin")
    assert plain_spelling("colon") != plain_spelling("colin")


def test_a_number_and_a_word_without_a_vowel_have_no_code() -> None:
    assert sound_key("cd4") == sound_key("type ii cell") == sound_key("tcr") == sound_key("b cell") == ""
    assert sound_key("type cell") != ""


@given(st.text(max_size=30))
def test_any_text_has_a_plain_spelling(text: str) -> None:
    assert len(plain_spelling(text).split(" ")) == len(text.split(" "))
    sound_key(text)
