"""All spellings of a label: each has the key of the label, and the tables are used both ways round."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from immuno_cli.language import plurals, spelling
from immuno_cli.language.letters import GREEK
from immuno_cli.language.normalize import normalize
from immuno_cli.language.variants import number_variants, other_numbers, other_spellings, spellings, words_with_variants

WORD = st.text("abcdeioulmnprstuyz", min_size=1, max_size=12)
PARTS = st.sampled_from(["tumour", "haemoglobin", "centers", "alpha", "β", "cd8 positive", "response", "of", "to", "y"])
KEYS = st.lists(PARTS | WORD, min_size=1, max_size=4).map(" ".join)


@given(WORD)
def test_variants_of_a_word_have_its_key(word: str) -> None:
    for variant in (*other_numbers(word), *other_spellings(word)):
        assert variant not in ("", word)
        assert normalize(variant) == normalize(word)


@given(KEYS)
def test_spellings_of_a_label_have_its_key_and_differ_from_it(key: str) -> None:
    found = list(spellings(key))
    assert key not in found
    assert len(found) == len(set(found))
    assert all(normalize(form) == normalize(key) for form in found)


@given(KEYS)
def test_a_label_without_such_words_has_no_other_spelling(key: str) -> None:
    if key.isascii() and not words_with_variants(key.split(" ")):
        assert list(spellings(key)) == []


@pytest.mark.parametrize(("plural", "singular"), plurals.IRREGULAR.items())
def test_irregular_plurals_are_found_both_ways_round(plural: str, singular: str) -> None:
    assert plural in other_numbers(singular)
    assert singular in other_numbers(plural)


@pytest.mark.parametrize(("british", "american"), spelling.WORDS.items())
def test_british_words_are_found_both_ways_round(british: str, american: str) -> None:
    assert british in other_spellings(american)
    assert american in other_spellings(british)
    assert british + "s" in other_spellings(american + "s")


@pytest.mark.parametrize(
    ("british", "american"),
    [
        *(("tumour", "tumor"), ("colourful", "colorful"), ("behaviourist", "behaviorist"), ("fibre", "fiber")),
        *(("fibres", "fibers"), ("defences", "defenses"), ("immunisation", "immunization"), ("labelled", "labeled")),
        *(("organisational", "organizational"), ("haemolysis", "hemolysis"), ("oesophagus", "esophagus")),
        *(("sulphate", "sulfate"), ("leucocyte", "leukocyte")),
    ],
)
def test_british_endings_and_stems_are_found_both_ways_round(british: str, american: str) -> None:
    assert american in other_spellings(british)
    assert british in other_spellings(american)


@pytest.mark.parametrize(
    ("singular", "plural"),
    [
        *(("antibody", "antibodies"), ("metastasis", "metastases"), ("stoma", "stomata"), ("vertebra", "vertebrae")),
        *(("analysis", "analyses"), ("larva", "larvae"), ("crisis", "crises")),
    ],
)
def test_plurals_with_an_ending_of_their_own_are_found_both_ways_round(singular: str, plural: str) -> None:
    assert plural in other_numbers(singular)
    assert singular in other_numbers(plural)


@pytest.mark.parametrize("word", ["assay", "leukemia", "diarrhea", "cell", "class"])
def test_other_plurals_add_s_or_es(word: str) -> None:
    assert not [form for form in other_numbers(word) if len(form) > len(word)]


@pytest.mark.parametrize(("letter", "name"), GREEK.items())
def test_greek_letters_are_found_both_ways_round(letter: str, name: str) -> None:
    assert f"{letter} cell" in spellings(f"{name} cell")
    assert f"{name} cell" in spellings(f"{letter} cell")


def test_greek_letters_beside_each_other_may_stand_without_a_gap() -> None:
    assert "αβ t cell" in spellings("alpha beta t cell")


def test_the_word_before_the_first_preposition_has_a_plural() -> None:
    assert "responses to therapy" in number_variants("response to therapy")
    assert "abscesses of lung" in number_variants("abscess of lung")
    assert "disease caused by mutations in gene" in number_variants("disease caused by mutation in gene")


def test_a_label_of_very_many_words_has_a_few_spellings() -> None:
    assert len(list(spellings("tumour center " * 1000))) <= 3
    assert "tumor centre" in spellings("tumour center")
