"""What is known of ordinary English: its words, and how surprising a row of letters is."""

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from immuno_cli.language.english import BITS_PER_DIGIT, DIGITS, FUNCTION_WORDS, is_word, surprisal, words_near
from immuno_cli.shipped import data_directory
from tests.english_letters import letter_table

WORDS = (data_directory() / "english-words.txt").read_text(encoding="ascii").split("\n")[:-1]
KNOWN = frozenset(WORDS)
SHORT_WORDS = [word for word in WORDS if len(word) < 6]


def test_every_word_of_the_list_is_a_word() -> None:
    assert [word for word in WORDS if not is_word(word)] == []


def test_the_list_is_in_order_in_small_letters_and_says_nothing_twice() -> None:
    assert sorted(set(WORDS)) == WORDS
    assert all(word.isascii() and word.isalpha() and word.islower() and len(word) > 2 for word in WORDS)


def test_words_of_both_spellings_and_their_forms_are_words() -> None:
    assert all(map(is_word, ("tumor", "tumour", "interior", "interiors", "running", "aardvark", WORDS[0], WORDS[-1])))


def test_what_is_misspelled_and_what_only_begins_a_word_is_none() -> None:
    assert not any(map(is_word, ("limfosite", "tumro", "interio", "", "a", "\n", "cat\ndog", "zzzz", "Tumor", "脾")))


@given(st.one_of(st.text(max_size=12), st.sampled_from(WORDS), st.sampled_from(WORDS).map(lambda word: word[:-1])))
def test_any_text_can_be_asked(text: str) -> None:
    assert is_word(text) == (text in KNOWN)
    assert 0 <= surprisal(text) <= BITS_PER_DIGIT * len(DIGITS) * (len(text) + 1)


def test_a_word_surprises_less_than_its_letters_in_disorder() -> None:
    assert surprisal("radiotherapy") < surprisal("radihotrepay") < surprisal("rdhtrpyaioea")


def test_characters_beyond_english_surprise_alike() -> None:
    assert surprisal("脾臓") == surprisal("42") > 2 * 5


def test_the_table_of_letters_is_made_of_the_words() -> None:
    assert (data_directory() / "english-letters.txt").read_text(encoding="ascii") == letter_table(WORDS)


@given(st.text(alphabet="abcdefgh", max_size=6) | st.sampled_from(WORDS))
def test_words_near_are_all_words_at_one_slip(text: str) -> None:
    near = words_near(text)
    assert near == sorted(word for word in near if is_word(word) and OSA.distance(word, text) == 1)
    assert len(text) > 4 or near == [word for word in SHORT_WORDS if OSA.distance(word, text) == 1]


def test_no_word_is_near_to_a_very_long_one() -> None:
    assert words_near("premission") == ["permission", "remission"]
    assert words_near("a" * 1000) == []


def test_function_words_are_words_or_too_short() -> None:
    assert all(is_word(word) for word in FUNCTION_WORDS if len(word) > 2)
