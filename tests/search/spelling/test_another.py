"""When a label that is near in its letters names another thing, rule by rule and in what search answers."""

import pytest

from immuno_cli.model import Concept, Scheme
from immuno_cli.search import resolve, search
from immuno_cli.search.spelling.differences.another_thing import differs_in_number, differs_in_stage
from immuno_cli.search.spelling.differences.another_word import (
    differs_before_ending,
    differs_in_derivation,
    differs_in_ending,
    differs_in_first_letter,
    differs_in_prefix,
    is_another_short_word,
    is_opposite,
    is_word_of_its_own,
)
from immuno_cli.vocabularies.builtin import load_builtin
from immuno_cli.vocabularies.memory import MemoryVocabulary

GLOSSARY = load_builtin()


def vocabulary(*labels: str) -> MemoryVocabulary:
    return MemoryVocabulary("small", Scheme("small", "small", "en"), tuple(Concept(label, label) for label in labels))


def offered(query: str, *labels: str) -> list[str]:
    return [result.id for result in search(vocabulary(*labels), query, limit=None)]


@pytest.mark.parametrize(
    ("query", "label", "differs"),
    [
        ("il 6", "il 2", True),
        ("il 22", "il 2", True),
        ("type ii cell", "type iii cell", True),
        ("stage iia", "stage iib", True),
        ("lamp6 lhx6 cell", "lamp5 lhx6 cell", True),
        ("interleukin two", "interleukin 2", False),
        ("interleukin", "interleukin 2", False),
        ("cd4 cd8 t cell", "cd8 t cell", False),
    ],
)
def test_another_number_is_another_thing_a_missing_one_is_not(query: str, label: str, differs: bool) -> None:
    assert differs_in_number(query.split(), label.split()) is differs


def test_a_numbered_stage_is_not_one_that_is_named() -> None:
    assert differs_in_stage(["stage", "iv", "cancer"], ["early", "stage", "cancer"])
    assert not differs_in_stage(["stage", "iv", "cancer"], ["cancer"])


@pytest.mark.parametrize(
    ("one", "other"),
    [("late", "early"), ("helper", "cytotoxic"), ("benign", "malignant"), ("alpha", "gamma"), ("lung", "bladder")],
)
def test_opposite_words_exclude_each_other_both_ways(one: str, other: str) -> None:
    assert is_opposite(one, other)
    assert is_opposite(other, one)
    assert not is_opposite(one, one)


def test_an_opposite_word_may_be_misspelled_where_it_is_no_other_word() -> None:
    assert is_opposite("beningn", "malignant")
    assert not is_opposite("massive", "active")


@pytest.mark.parametrize(
    ("query", "label"),
    [
        ("polyclonal", "monoclonal"),
        ("policlonal", "monoclonal"),
        ("preoperative", "postoperative"),
        ("hypoglycemia", "hyperglycemia"),
        ("untargeted", "targeted"),
        ("nonspecific", "specific"),
    ],
)
def test_another_prefix_makes_another_word(query: str, label: str) -> None:
    assert differs_in_prefix(query, label)


def test_letters_left_out_are_no_prefix() -> None:
    assert not differs_in_prefix("mune", "immune")
    assert differs_in_prefix("mature", "immature", {"mature"})


def test_another_ending_makes_another_word() -> None:
    assert differs_in_ending("oncolytic", "oncogenic")
    assert differs_in_ending("neutropenia", "neutrophilia")
    assert not differs_in_ending("lymphocite", "lymphocyte")


@pytest.mark.parametrize(
    "query",
    ["kemotherapy", "hormonotherapy", "fototherapy", "psychotherpy", "radiotherpy", "ozonetherapy", "fisiotherapy"],
)
def test_before_a_shared_ending_another_beginning_makes_another_word(query: str) -> None:
    assert differs_before_ending(query, "immunotherapy")


@pytest.mark.parametrize(
    ("query", "label"),
    [
        ("imunotheraphy", "immunotherapy"),
        ("imunoterapy", "immunotherapy"),
        ("immunothrapy", "immunotherapy"),
        ("limfosite", "lymphocyte"),
        ("artritis", "arthritis"),
        ("hepatitus", "hepatitis"),
        ("melenoma", "melanoma"),
        ("lukemia", "leukemia"),
        ("pembrolizumb", "pembrolizumab"),
    ],
)
def test_a_beginning_or_an_ending_may_be_misspelled(query: str, label: str) -> None:
    assert not differs_before_ending(query, label)
    assert offered(query, label, "something else") == [label]


def test_a_word_that_is_known_is_no_misspelling_of_one_with_the_same_ending() -> None:
    assert differs_before_ending("arthritis", "arteritis", {"arthritis"})
    assert offered("nephritis", "neuritis", "nephritis of pregnancy")[:1] == ["nephritis of pregnancy"]


def test_a_known_word_two_letters_off_means_itself() -> None:
    assert is_word_of_its_own("tong", "lung", {"tong"})
    assert not is_word_of_its_own("tong", "lung")
    assert not is_word_of_its_own("cells", "cell", {"cells"})


def test_short_words_two_letters_off_are_others() -> None:
    assert is_another_short_word("cll", "aml")
    assert not is_another_short_word("cel", "cell")


def test_a_first_letter_is_no_sure_slip_in_a_short_word() -> None:
    assert differs_in_first_letter("tung", "lung")
    assert differs_in_first_letter("bcell", "tcell")
    assert not differs_in_first_letter("kancer", "cancer")


def test_derived_words_are_others() -> None:
    assert differs_in_derivation("immunosuppressed", "immunosuppressant")
    assert not differs_in_derivation("recepter", "receptor")


@pytest.mark.parametrize("query", ["CLL", "CT", "CTC", "BCG", "TKI", "DCIS", "IL-6", "IL-22", "IgA", "CTLA"])
def test_an_abbreviation_is_no_slip_of_another(query: str) -> None:
    assert offered(query, "CTL", "DC", "IL-2", "TIL", "cytotoxic T cell", "IgE") == []


@pytest.mark.parametrize("query", ["CTL", "CTLs", "CLT", "ctl", "Ctl"])
def test_an_abbreviation_is_found_in_the_plural_in_another_case_and_with_two_letters_swapped(query: str) -> None:
    assert offered(query, "CTL", "IL-2") == ["CTL"]


@pytest.mark.parametrize(
    ("query", "others"),
    [
        ("late-stage lung cancer", ["early-stage-lung-cancer"]),
        ("advanced lung cancer", ["early-stage-lung-cancer"]),
        ("advancd lung cancr", ["early-stage-lung-cancer"]),
        ("oncolytic virus", ["oncogenic-virus"]),
        ("polyclonal antibody", ["monoclonal-antibody", "monoclonal-antibody-therapy"]),
        ("helper T cell", ["cytotoxic-t-lymphocyte"]),
        ("passive immunotherpy", ["active-immunotherapy"]),
        ("blood cancer", ["bladder-cancer", "lung-cancer"]),
        ("tong cancer", ["lung-cancer"]),
        ("red blood cell", ["immune-cell"]),
        ("non-melanoma skin cancer", ["melanoma"]),
        ("kemotherapy", ["immunotherapy"]),
        ("permanent tumor structure", ["temporary-tumor-structure"]),
    ],
)
def test_the_opposite_and_another_thing_are_never_offered(query: str, others: list[str]) -> None:
    assert {result.id for result in search(GLOSSARY, query, limit=None)}.isdisjoint(others)
    resolution = resolve(GLOSSARY, query)
    assert resolution.match is None or resolution.match.id not in others
    assert {result.id for result in resolution.suggestions}.isdisjoint(others)


@pytest.mark.parametrize(
    ("query", "wider"),
    [
        ("late-stage lung cancer", "lung cancer"),
        ("late-stage lung cancr", "lung cancer"),
        ("lung cancer stage IV", "lung cancer"),
        ("helper T cell", "T cell"),
    ],
)
def test_the_wider_thing_goes_before_a_name_with_a_word_that_the_query_lacks(query: str, wider: str) -> None:
    labels = ("early-stage lung cancer", "lung cancer", "killer T cell", "T cell", "stage of lung cancer")
    results = search(vocabulary(*labels), query)
    assert (results[0].id, results[0].matched_by) == (wider, "mention")
    assert results[0].score < 100
    assert resolve(vocabulary(*labels), query).match is None


@pytest.mark.parametrize(
    ("term", "explained"),
    [
        ("tung cancer", None),
        ("immunosuppressed", None),
        ("Bcel therapy", None),
        ("limfosite", "lymphocyte"),
        ("dyareea", "diarrhea"),
        ("imunotherapy", "immunotherapy"),
        ("imunotheraphy", "immunotherapy"),
    ],
)
def test_only_a_slip_is_explained(term: str, explained: str | None) -> None:
    match = resolve(GLOSSARY, term).match
    assert (match.id if match else None) == explained


def test_a_first_letter_decides_only_where_it_tells_names_apart() -> None:
    assert resolve(vocabulary("lung tumour", "spleen"), "bung tumour").match is None
    apart = resolve(vocabulary("lung melanosis", "skin melanosis"), "kung melanosis")
    assert (apart.match, apart.suggestions[0].id) == (None, "lung melanosis")
    assert resolve(vocabulary("lung melanosis", "spleen"), "kung melanosis").match is not None


def test_no_label_is_explained_as_another_concept_when_its_own_is_left_out() -> None:
    concepts = tuple(GLOSSARY.iter_concepts())
    wrong = []
    for concept in concepts:
        others = MemoryVocabulary(
            GLOSSARY.name, GLOSSARY.scheme, tuple(other for other in concepts if other is not concept)
        )
        for text, _ in concept.labels:
            match = resolve(others, text).match
            if match is not None and match.score < 100:
                wrong.append((text, match.id))
    assert wrong == []


@pytest.mark.parametrize(
    ("narrower", "query"), [("early lung cancer", "lung cancer"), ("vein injection kit", "vein injection")]
)
def test_a_narrower_thing_is_offered_and_not_explained(narrower: str, query: str) -> None:
    resolution = resolve(vocabulary(narrower, "spleen"), query)
    assert (resolution.match, [result.id for result in resolution.suggestions]) == (None, [narrower])


@pytest.mark.parametrize(
    ("query", "another", "slip"),
    [
        ("obecabtagene", "idecabtagene vicleucel", "obecabtagen"),
        ("obecabtagene autoleucel", "brexucabtagene autoleucel", "obecabtagene autoleucl"),
        ("nexileucel", "lifileucel", "nexileucell"),
    ],
)
def test_another_cell_therapy_is_no_misspelling_of_one_with_the_same_stem(query: str, another: str, slip: str) -> None:
    assert offered(query, another) == []
    assert offered(slip, query) == [query]
