"""Names without an entry: what is near them in its letters is another thing, and is never the answer."""

import pytest

from immuno_cli import open_vocabulary, resolve, search
from immuno_cli.search.query import read_query
from immuno_cli.search.spelling.differences.another_thing import has_other_abbreviation
from tests.conftest import Immuno

GLOSSARY = open_vocabulary()


@pytest.mark.parametrize(
    "drug",
    [
        "rontalizumab",
        "crizanlizumab",
        "etrolizumab",
        "peficitinib",
        "temsirolimus",
        "penciclovir",
        "betamethasone",
        "haptoglobin",
        "low haptoglobin",
        "is rontalizumab safe",
    ],
)
def test_a_substance_without_an_entry_is_not_taken_for_another_one(drug: str) -> None:
    found = resolve(GLOSSARY, drug)
    assert (found.match, found.mentions) == (None, ())


@pytest.mark.parametrize(
    ("typed", "drug"),
    [
        ("prembolizumab", "pembrolizumab"),
        ("pembralizamab", "pembrolizumab"),
        ("tosilizumab", "tocilizumab"),
        ("okrelizumab", "ocrelizumab"),
        ("inflicksimab", "infliximab"),
        ("bevazicumab", "bevacizumab"),
        ("siclosporin", "cyclosporine"),
        ("cyclofosfamide", "cyclophosphamide"),
        ("hemogoblin", "hemoglobin"),
        ("entanercept", "etanercept"),
        ("infliximib", "infliximab"),
        ("tofacitimib", "tofacitinib"),
    ],
)
def test_a_misspelled_substance_is_explained(typed: str, drug: str) -> None:
    match = resolve(GLOSSARY, typed).match
    assert match is not None
    assert match.id == drug


@pytest.mark.parametrize("short", ["icrp", "asca", "mals", "trbc", "BTKi"])
def test_no_other_abbreviation_is_offered(short: str) -> None:
    assert search(GLOSSARY, short) == []


@pytest.mark.parametrize(
    ("query", "label", "differs"),
    [
        ("mmr vaccine", "mRNA vaccine", True),
        ("calprotectin", "CAR protein", True),
        ("mnra vaccine", "mRNA vaccine", False),
        ("mrnavaccine", "mRNA vaccine", False),
        ("ctl4 inhibitor", "CTLA-4 inhibitor", False),
        ("igrra", "IGRA", False),
        ("be cel", "Be cell", False),
    ],
)
def test_an_abbreviation_of_a_label_must_be_in_a_query_in_small_letters(query: str, label: str, differs: bool) -> None:
    assert has_other_abbreviation(read_query(query), label) is differs


@pytest.mark.parametrize(
    ("brand", "drug", "unknown"),
    [("Keytruda Qlex", "pembrolizumab", "Qlex"), ("darzalex faspro", "daratumumab", "faspro")],
)
def test_a_brand_with_an_unknown_word_behind_it_shows_the_brand_and_says_so(
    immuno: Immuno, brand: str, drug: str, unknown: str
) -> None:
    assert [result.id for result in resolve(GLOSSARY, brand).mentions] == [drug]
    said = immuno(f"explain {brand}", IMMUNO_VOCABULARY="").out
    assert f"There is none for “{unknown}”." in " ".join(said.split())


def test_another_word_behind_the_name_of_a_substance_may_make_it_another_drug() -> None:
    found = resolve(GLOSSARY, "trastuzumab duocarmazine")
    assert (found.match, found.mentions) == (None, ())


@pytest.mark.parametrize(
    ("short", "concept"),
    [
        ("hodgkins", "hodgkin-lymphoma"),
        ("guillain barre", "guillain-barre-syndrome"),
        ("cytokine release", "cytokine-release-syndrome"),
        ("tumor lysis", "tumor-lysis-syndrome"),
        ("myasthenia", "myasthenia-gravis"),
        ("fever while neutropenic", "febrile-neutropenia"),
    ],
)
def test_a_name_without_its_last_word_is_understood(short: str, concept: str) -> None:
    match = resolve(GLOSSARY, short).match
    assert match is not None
    assert match.id == concept


@pytest.mark.parametrize("words", ["merkel cell", "acute myeloid", "kidney", "arm lump"])
def test_words_that_may_be_something_else_are_not(words: str) -> None:
    found = resolve(GLOSSARY, words)
    assert (found.match, found.mentions) == (None, ())


def test_a_name_with_a_number_in_it_is_the_name() -> None:
    assert [result.id for result in resolve(GLOSSARY, "grade 2 crs").mentions] == ["crs-grade"]
