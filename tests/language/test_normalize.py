"""What makes two labels the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from immuno_cli.language import normalize as module
from immuno_cli.language.letters import GREEK
from immuno_cli.language.normalize import (
    forget_keys,
    key_and_plain,
    key_words,
    key_words_of_each,
    keys_and_plains,
    normalize,
    plain,
)
from immuno_cli.language.plurals import IRREGULAR
from immuno_cli.language.spelling import WORDS


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Natural Killer Cell", "natural killer cell"),
        ("natural-killer_cell", "natural killer cell"),
        ("T/B cell", "T B cell"),
        ("  T   cell ", "T cell"),
        ("Ménière", "meniere"),
        ("naïve T cell", "naive T cell"),
        ("Crohn’s disease", "Crohn's disease"),
        ("Crohn’s disease", "Crohns disease"),
        ("ﬁbrosis", "fibrosis"),
        ("Ｔ cell", "T cell"),
        ("soft\u00adhyphen", "softhyphen"),
        ("lymphocytes", "lymphocyte"),
        ("antibodies", "antibody"),
        ("metastases", "metastasis"),
        ("diagnoses", "diagnosis"),
        ("viruses", "virus"),
        ("diseases", "disease"),
        ("bacteria", "bacterium"),
        ("mice", "mouse"),
        ("vertebrae", "vertebra"),
        ("rashes", "rash"),
        ("headaches", "headache"),
        ("NK cells", "NK cell"),
        ("DCs", "DC"),
        ("tumour", "tumor"),
        ("anaemia", "anemia"),
        ("diarrhoea", "diarrhea"),
        ("oedema", "edema"),
        ("oesophagus", "esophagus"),
        ("leukaemia", "leukemia"),
        ("leucocytes", "leukocyte"),
        ("immunisation", "immunization"),
        ("dialyse", "dialyze"),
        ("fibre", "fiber"),
        ("centres", "center"),
        ("modelling", "modeling"),
        ("catalogue", "catalog"),
        ("sulphate", "sulfate"),
        ("defence", "defense"),
        ("IFN-γ", "IFN-gamma"),
        ("αβ T cell", "alpha-beta T cell"),
        ("CD8+ T cell", "CD8-positive T cell"),
        ("interleukin II", "interleukin-2"),
        ("factor VIII", "factor 8"),
    ],
)
def test_spellings_of_one_label_have_one_key(one: str, other: str) -> None:
    assert normalize(one) == normalize(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("four", "for"),
        ("virus", "viral"),
        ("killer", "kill"),
        ("disease", "dose"),
        ("CD4", "CD8"),
        ("type I cell", "type II cell"),
        ("interleukin 1", "interleukin 2"),
        ("poet", "pet"),
        ("filling", "filing"),
        ("glucose", "glucosis"),
        ("IV", "4"),
    ],
)
def test_different_words_keep_different_keys(one: str, other: str) -> None:
    assert normalize(one) != normalize(other)


@pytest.mark.parametrize("text", ["", "   ", "—", "😀", "'", "\u200b"])
def test_nothing_is_left_of_what_holds_no_word(text: str) -> None:
    assert normalize(text) == ""


def test_plain_keeps_the_spelling() -> None:
    assert plain("Tumour-infiltrating Lymphocytes") == "tumour infiltrating lymphocytes"


@given(st.text(max_size=60))
def test_the_key_of_a_key_is_itself(text: str) -> None:
    assert normalize(normalize(text)) == normalize(text)


@given(st.lists(st.text("abcdeioulmnprstuyz", min_size=1, max_size=12), max_size=4).map(" ".join))
def test_the_key_of_a_key_is_itself_in_words_full_of_endings(text: str) -> None:
    assert normalize(normalize(text)) == normalize(text)


@given(st.text(max_size=60))
def test_a_key_is_words_and_single_spaces(text: str) -> None:
    key = normalize(text)
    assert key == " ".join(key.split())
    assert all(character.isalnum() or character == " " for character in key)


@given(st.text(max_size=60))
def test_both_forms_at_once_are_those_made_apart(text: str) -> None:
    assert key_and_plain(text) == (normalize(text), plain(text))


ODD_TEXTS = ("", "--", "+", "T cells", "DCs", "part II", "II", "CD8+", "a \0 b", "\0", "IFN-γ", "Graves' disease")


@given(st.lists(st.sampled_from(ODD_TEXTS) | st.text(max_size=20), max_size=8))
def test_the_keys_of_many_texts_are_those_of_each(texts: list[str]) -> None:
    assert keys_and_plains(texts) == ([normalize(text) for text in texts], [plain(text) for text in texts])
    assert key_words_of_each(texts) == [key_words(text) for text in texts]
    assert [" ".join(key_words(text)) for text in texts] == [normalize(text) for text in texts]


def test_an_odd_text_changes_no_key_of_those_beside_it() -> None:
    texts = [text for number in range(500) for text in (f"stem cells {number}", "two words", ODD_TEXTS[number % 12])]
    assert keys_and_plains(texts) == ([normalize(text) for text in texts], [plain(text) for text in texts])
    assert key_words_of_each(texts) == [key_words(text) for text in texts]


@pytest.mark.parametrize(("british", "american"), WORDS.items())
def test_every_british_word_has_the_key_of_the_american_one(british: str, american: str) -> None:
    assert normalize(british) == normalize(american) == american


@pytest.mark.parametrize("plural", IRREGULAR)
def test_every_irregular_plural_has_the_key_of_its_singular(plural: str) -> None:
    assert normalize(plural) == normalize(IRREGULAR[plural])


@pytest.mark.parametrize(("letter", "name"), GREEK.items())
def test_every_greek_letter_has_the_key_of_its_name(letter: str, name: str) -> None:
    assert normalize(letter) == normalize(letter.upper()) == normalize(f" {name} ")


@pytest.mark.parametrize("name", ["tisagenlecleucel", "sipuleucel-T"])
def test_names_of_cell_therapies_are_not_respelled(name: str) -> None:
    assert "leucel" in normalize(name)


def test_words_that_are_forgotten_keep_their_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Tumours and antibodies of mice, leucocytes in vitro"
    expected = normalize(text)
    monkeypatch.setattr(module, "_MOST_WORDS", 2)
    forget_keys()
    assert [normalize(text) for _ in range(3)] == [expected] * 3
    assert len(module._WORD_KEYS) <= 2


@given(st.text())
def test_the_words_of_a_key_make_the_key(text: str) -> None:
    assert " ".join(key_words(text)) == normalize(text)


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=30))
def test_ascii_is_made_plain_as_other_text_is(text: str) -> None:
    assert f"{plain(text)} e".strip() == plain(f"{text} é")
