"""Which words are English, and the surprisal of a string."""

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from immuno_cli.language.english import BITS_PER_DIGIT, DIGITS, is_word, surprisal, words_near
from immuno_cli.shipped import data_directory
from tests.language.english_letters import letter_table

WORDS = (data_directory() / "english-words.txt").read_text(encoding="ascii").split("\n")[:-1]
KNOWN = frozenset(WORDS)
SHORT_WORDS = [word for word in WORDS if len(word) < 6]


def test_every_word_of_the_list_is_a_word() -> None:
    assert [word for word in WORDS if not is_word(word)] == []


def test_the_list_is_sorted_in_lower_case_and_without_duplicates() -> None:
    assert sorted(set(WORDS)) == WORDS
    assert all(word.isascii() and word.isalpha() and word.islower() and len(word) > 2 for word in WORDS)


def test_words_of_both_spellings_and_their_forms_are_words() -> None:
    assert all(map(is_word, ("tumor", "tumour", "interior", "interiors", "running", "aardvark", WORDS[0], WORDS[-1])))


def test_a_misspelling_or_the_beginning_of_a_word_is_no_word() -> None:
    assert not any(map(is_word, ("limfosite", "tumro", "interio", "", "a", "\n", "cat\ndog", "zzzz", "Tumor", "脾")))


@given(st.one_of(st.text(max_size=12), st.sampled_from(WORDS), st.sampled_from(WORDS).map(lambda word: word[:-1])))
def test_any_text_can_be_looked_up(text: str) -> None:
    assert is_word(text) == (text in KNOWN)
    assert 0 <= surprisal(text) <= BITS_PER_DIGIT * len(DIGITS) * (len(text) + 1)


def test_a_word_has_less_surprisal_than_its_letters_in_another_order() -> None:
    assert surprisal("radiotherapy") < surprisal("radihotrepay") < surprisal("rdhtrpyaioea")


def test_all_characters_beyond_english_have_the_same_surprisal() -> None:
    assert surprisal("脾臓") == surprisal("42") > 2 * 5


def test_the_table_of_letters_is_made_from_the_words() -> None:
    assert (data_directory() / "english-letters.txt").read_text(encoding="ascii") == letter_table(WORDS)


@given(st.text(alphabet="abcdefgh", max_size=6) | st.sampled_from(WORDS))
def test_words_near_are_all_words_at_one_edit(text: str) -> None:
    near = words_near(text)
    assert near == sorted(word for word in near if is_word(word) and OSA.distance(word, text) == 1)
    assert len(text) > 4 or near == [word for word in SHORT_WORDS if OSA.distance(word, text) == 1]


def test_no_word_is_near_a_very_long_string() -> None:
    assert words_near("premission") == ["permission", "remission"]
    assert words_near("a" * 1000) == []
