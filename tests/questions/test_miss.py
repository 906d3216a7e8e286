"""What helps where a term has no entry, and what a sentence names."""

import pytest

from immuno_cli.model import Statement
from immuno_cli.questions.answer import Named
from immuno_cli.questions.miss import explain_miss
from immuno_cli.questions.near import find_short_path
from immuno_cli.questions.reading.asked import read_asked
from immuno_cli.questions.sentence import MOST_NAMED, explain_sentence
from immuno_cli.render.miss import CommandsAfterMiss, miss_sentences
from immuno_cli.search import MentionedIn, Resolution, Result, resolve
from immuno_cli.vocabularies.builtin import default_name, load_builtin
from immuno_cli.vocabularies.memory import MemoryVocabulary
from immuno_cli.vocabularies.protocol import Vocabulary

NOTHING = Resolution(None, [])

COMMANDS = CommandsAfterMiss("explain {1} -V {0}".format, "list")


@pytest.fixture(scope="module")
def whole() -> Vocabulary:
    return load_builtin(default_name())


def named(vocabulary: Vocabulary, identifier: str) -> Result:
    match = resolve(vocabulary, identifier).match
    assert match
    return match


def test_the_end_of_a_name_comes_with_its_source(whole: Vocabulary) -> None:
    miss = explain_miss([whole], "zanidatamab", NOTHING)
    assert miss.meaning
    assert miss.meaning.concept
    assert miss.meaning.concept.id == "antibody"
    assert [document.id for document in miss.documents] == list(miss.meaning.stem.passages)


@pytest.mark.parametrize("term", ["zanidatamab", "hair dryer", "größe & co/1"])
def test_a_term_can_be_looked_up_elsewhere_with_an_address_that_has_no_odd_character(
    whole: Vocabulary, term: str
) -> None:
    addresses = [dictionary.url for dictionary in explain_miss([whole], term, NOTHING).look_up]
    assert len(addresses) == 2
    assert all(url.startswith("https://") and url.isascii() and " " not in url for url in addresses)


@pytest.mark.parametrize("term", ["", "12", "😀", "x" * 500, "a\x1b[31m", "a\u202eb"])
def test_what_is_no_term_is_looked_up_nowhere(whole: Vocabulary, term: str) -> None:
    assert explain_miss([whole], term, NOTHING).look_up == ()


def test_only_our_vocabularies_send_readers_to_dictionaries_of_medicine(glossary: MemoryVocabulary) -> None:
    ours = explain_miss([glossary], "spatula", NOTHING)
    concepts = list(glossary.iter_concepts())
    theirs = MemoryVocabulary("cells", glossary.scheme._replace(id="cells"), concepts)
    assert ours.look_up
    assert explain_miss([theirs], "spatula", NOTHING).look_up == ()
    assert explain_miss([theirs, glossary], "spatula", NOTHING).look_up


def test_help_stands_in_the_order_of_its_worth(whole: Vocabulary) -> None:
    statement = Statement("It is like zanidatamab. It is not the same.")
    entry = MentionedIn("fever", "fever", "immunotherapy", "It is like zanidatamab.", statement, "zanidatamab")
    found = Resolution(None, [named(whole, "nausea")._replace(score=50)], mentioned_in=(entry,))
    miss = explain_miss([whole], "zanidatamab", found)
    said = "\n".join(miss_sentences(miss, lambda result: f"try {result.id}", COMMANDS))
    parts = [
        "names that end in -mab",
        "“fever” mentions zanidatamab",
        "Did you mean:\n  try nausea",
        "https://www.cancer.gov",
    ]
    assert [said.index(part) for part in parts] == sorted(said.index(part) for part in parts)


def test_a_name_of_two_concepts_asks_which_is_meant_and_nothing_else(whole: Vocabulary) -> None:
    found = Resolution(None, [named(whole, "fever"), named(whole, "nausea")])
    miss = explain_miss([whole], "zanidatamab", found)
    said = list(miss_sentences(miss, lambda result: f"try {result.id}", COMMANDS))
    assert said == [
        "“zanidatamab” could mean several things. Type one of:",
        "  try fever   fever",
        "  try nausea   nausea",
    ]


def test_a_path_of_one_step_or_two_is_found_and_no_longer_one(glossary: MemoryVocabulary) -> None:
    ids = ("monoclonal-antibody-therapy", "fever", "nausea", "plasma-cell")
    therapy, fever, nausea, plasma_cell = (glossary.find_concept(identifier) for identifier in ids)
    assert therapy and fever and nausea and plasma_cell  # noqa: PT018 - they are needed together
    assert [step.relation for step in find_short_path(glossary, therapy, fever)] == ["has-side-effect"]
    assert len(find_short_path(glossary, fever, nausea)) == 2
    assert find_short_path(glossary, fever, plasma_cell) == ()


def test_a_path_to_what_its_own_step_is_named_after_is_none(whole: Vocabulary) -> None:
    ids = ("pembrolizumab", "side-effect", "melanoma", "cancer")
    drug, side_effect, melanoma, cancer = (whole.find_concept(identifier) for identifier in ids)
    assert drug and side_effect and melanoma and cancer  # noqa: PT018 - they are needed together
    assert find_short_path(whole, drug, side_effect) == find_short_path(whole, side_effect, drug) == ()
    assert [step.target for step in find_short_path(whole, drug, cancer)] == [melanoma, cancer]


def test_of_a_sentence_each_concept_is_shown_and_pairs_that_are_near(glossary: MemoryVocabulary) -> None:
    mentions = [named(glossary, term) for term in ("fever", "nausea", "monoclonal antibody therapy")]
    answer = explain_sentence([glossary], read_asked("a fever"), mentions)
    assert isinstance(answer, Named)
    assert {each.concept.id for each in answer.concepts} == {mention.id for mention in mentions}
    assert answer.paths == ()  # of a treatment and its side effects it would read as advice
    cells = explain_sentence(
        [glossary], read_asked("cells"), [named(glossary, term) for term in ("plasma cell", "B cell")]
    )
    assert isinstance(cells, Named)
    assert cells.paths
    many = explain_sentence([glossary], read_asked("many"), mentions * 9)
    assert isinstance(many, Named)
    assert len(many.concepts) == MOST_NAMED
