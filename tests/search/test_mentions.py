"""The names that a sentence has, in small vocabularies and in the shipped glossary."""

from collections.abc import Sequence

import pytest

from immuno_cli import open_vocabulary
from immuno_cli.model import Concept, Scheme, Statement
from immuno_cli.search import resolve, search
from immuno_cli.vocabularies.builtin import FURTHER, load_builtin
from immuno_cli.vocabularies.memory import MemoryVocabulary

GLOSSARY = load_builtin()


def vocabulary(*labels: str) -> MemoryVocabulary:
    concepts = tuple(Concept(label, label) for label in labels)
    return MemoryVocabulary("small", Scheme("small", "small", "en"), concepts)


def named(query: str, *labels: str) -> list[str]:
    results = search(vocabulary(*labels), query, limit=None)
    return [result.id for result in results if result.matched_by == "mention"]


@pytest.mark.parametrize(
    ("query", "concepts"),
    [
        ("my mother has lung cancer", ["lung-cancer"]),
        ("side effects of monoclonal antibodies", ["monoclonal-antibody", "side-effect"]),
        ("is a fever common after a vaccine", ["fever", "vaccine"]),
        ("my dad got a kidney transplant", ["kidney-transplant"]),
        ("headaches and rash", ["headache", "rash"]),
        ("the doctor's antibodies", ["antibody"]),
    ],
)
def test_a_sentence_finds_what_it_names(query: str, concepts: Sequence[str]) -> None:
    results = search(GLOSSARY, query)
    assert sorted(result.id for result in results if result.matched_by == "mention") == sorted(concepts)
    assert results[0].id in concepts
    assert all(50 <= result.score < 100 for result in results if result.matched_by == "mention")


def test_the_longest_name_is_taken() -> None:
    assert named("my lung cancer came back", "lung cancer", "lung", "cancer") == ["lung cancer"]
    assert named("yellow fever and hay fever", "fever", "hay fever") == ["hay fever", "fever"]


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("my limfosites are low", "lymphocyte"),
        ("does melonoma come back", "melanoma"),
        ("pictures of a macrofage eating", "macrophage"),
        ("tcell counts after surgery", "T cell"),
        ("my natural killer sells are few", "natural killer cell"),
        ("what inter feron does to sleep", "interferon"),
    ],
)
def test_a_name_in_a_sentence_may_be_misspelled_joined_or_split(query: str, name: str) -> None:
    assert named(query, name, "goblet gear") == [name]


@pytest.mark.parametrize(
    "query",
    [
        "best restaurants near the clinic",
        "travel insurance for a holiday next month",
        "kemotherapy at home",
        "my car broke down",
        "the slit in the wall",
        "a dancer with lungs",
        "CLL and CTC in one book",
    ],
)
def test_a_sentence_that_names_nothing_finds_nothing(query: str) -> None:
    concepts = (
        Concept("car", "chimeric antigen receptor", alt_labels=("CAR",)),
        Concept("slit", "sublingual immunotherapy", alt_labels=("SLIT",)),
        Concept("ctl", "cytotoxic T lymphocyte", alt_labels=("CTL",)),
        Concept("i", "immunotherapy"),
        Concept("c", "cancer"),
    )
    assert search(MemoryVocabulary("small", Scheme("small", "small", "en"), concepts), query) == []


def test_an_abbreviation_that_is_a_word_is_named_only_in_capitals() -> None:
    small = MemoryVocabulary(
        "small", Scheme("small", "small", "en"), (Concept("car", "chimeric antigen receptor", alt_labels=("CAR",)),)
    )
    assert [result.id for result in search(small, "how a CAR is made")] == ["car"]
    assert search(small, "how a car is made") == []


def test_what_a_prefix_excludes_is_not_named() -> None:
    assert named("is non melanoma skin trouble bad", "melanoma") == []
    assert named("advanced lung cancer outlook", "early-stage lung cancer", "lung cancer") == ["lung cancer"]


def test_everyday_names_come_last_and_alone_say_nothing_of_a_sentence() -> None:
    assert named("treatment of myeloma", "treatment", "myeloma") == ["myeloma", "treatment"]
    assert named("treatment of wooden garden fences", "treatment", "myeloma") == []
    assert (
        named("what is the treatment like", "treatment", "myeloma")
        == []
        != search(vocabulary("treatment"), "what is the treatment like")
    )


@pytest.mark.parametrize(
    ("query", "concept"),
    [
        ("nauseous", "nausea"),
        ("cancerous", "cancer"),
        ("tumorous", "tumor"),
        ("feverish", "fever"),
        ("surgical", "surgery"),
        ("relapsing myeloma", "relapsed-myeloma"),
        ("vaccinated", "vaccine"),
    ],
)
def test_a_derived_word_leads_to_its_noun(query: str, concept: str) -> None:
    result = search(GLOSSARY, query)[0]
    assert (result.id, result.matched_by) == (concept, "mention")


def test_no_derived_word_leads_across_a_changed_meaning() -> None:
    assert named("immunosuppressed people", "immunosuppressant") == []
    assert named("immunosuppressant drugs at home", "immunosuppression") == []


@pytest.mark.parametrize(
    ("term", "concept"),
    [
        ("a limfosite", "lymphocyte"),
        ("the melonoma", "melanoma"),
        ("mcarophages", "macrophage"),
        ("lung cacers", "lung-cancer"),
        ("inter feron", "interferon"),
        ("mono clonal anti body", "monoclonal-antibody"),
        ("natural killer sells", "natural-killer-cell"),
        ("“interferon”?", "interferon"),
        ("(mAb)", "monoclonal-antibody"),
        ("interferon™", "interferon"),
    ],
)
def test_a_term_is_explained_in_whatever_form_it_stands(term: str, concept: str) -> None:
    match = resolve(GLOSSARY, term).match
    assert match is not None
    assert match.id == concept


@pytest.mark.parametrize("term", ["goblet cell receptor", "GCR", "gcr"])
def test_a_label_with_its_abbreviation_is_found_by_either_part(term: str) -> None:
    small = vocabulary("goblet cell receptor (GCR)", "goblet cell")
    match = resolve(small, term, exact=True).match
    assert match is not None
    assert match.id == "goblet cell receptor (GCR)"
    assert search(small, term)[0].id == match.id


def test_a_sentence_resolves_to_its_mentions() -> None:
    resolution = resolve(GLOSSARY, "my mother has lung cancer and a fever")
    assert resolution.match is None
    assert {result.id for result in resolution.mentions} == {"lung-cancer", "fever"}
    assert {result.matched_by for result in resolution.mentions} == {"mention"}


@pytest.mark.parametrize(
    ("sentence", "concepts"),
    [
        ("Keytruda and flu jab", {"pembrolizumab", "influenza-vaccine"}),
        ("what is the dose of keytruda", {"pembrolizumab", "dose"}),
        ("opdivo rash", {"nivolumab", "rash"}),
        ("what is the survival rate of pancreatic cancer", {"survival-rate", "pancreatic-cancer"}),
    ],
)
def test_a_name_that_the_whole_sentence_may_mean_is_named_beside_the_others(sentence: str, concepts: set[str]) -> None:
    resolution = resolve(load_builtin(FURTHER), sentence)
    assert resolution.match is None
    assert {result.id for result in resolution.mentions} == concepts


def test_a_word_that_names_nothing_is_quoted_from_the_entries_that_mention_it() -> None:
    resolution = resolve(GLOSSARY, "neutrophil")
    assert (resolution.match, resolution.suggestions, resolution.mentions) == (None, [], ())
    entry = resolution.mentioned_in[0]
    assert entry.id == "granulocyte-colony-stimulating-factor"
    assert "neutrophils" in entry.sentence
    assert entry.sentence in entry.statement.text
    assert search(GLOSSARY, "neutrophil") == []
    assert resolve(GLOSSARY, "the").mentioned_in == resolve(GLOSSARY, "xqzvw").mentioned_in == ()


def test_a_quoted_sentence_does_not_begin_after_a_shortened_title() -> None:
    statement = Statement("The herb St. John's wort lowers its level. It is taken daily.")
    concepts = (Concept("a", "a", definitions=(statement,)),)
    found = resolve(MemoryVocabulary("small", Scheme("small", "small", "en"), concepts), "johns wort").mentioned_in
    assert [each.sentence for each in found] == ["The herb St. John's wort lowers its level."]


@pytest.mark.parametrize("query", ["keytruda rash", "keytruda and rash", "is keytruda chemo", "keytruda dose"])
def test_a_name_beside_another_is_named_too_though_it_has_a_word_of_the_query(query: str) -> None:
    results = search(open_vocabulary("further-terms"), query)
    assert [result.matched_by for result in results] == ["mention", "mention"]
    assert results[0].id == "pembrolizumab"
