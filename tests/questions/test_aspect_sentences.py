"""Which sentences of the shipped entries answer a question for an aspect."""

import pytest

from immuno_cli import open_vocabulary
from immuno_cli.questions.aspects.aspect import Aspect
from immuno_cli.questions.aspects.of_conditions import CAUSES, COURSE, FINDING, KINDS, SYMPTOMS, TREATING
from immuno_cli.questions.aspects.said import answer_aspect


@pytest.mark.parametrize(
    ("concept", "aspect", "words"),
    [
        ("abdominal-pain", CAUSES, "Mild pain can have a serious cause"),
        ("immune-response", CAUSES, "can also cause harm"),
        ("lymphopenia", CAUSES, "is the mark of AIDS"),
        ("chronic-lymphocytic-leukemia", SYMPTOMS, "until signs appear"),
        ("icans-grade", SYMPTOMS, "sets the grade"),
        ("abscopal-effect", TREATING, "was treated"),
        ("hypophysitis", FINDING, "if nobody finds it"),
        ("b-cell-lymphoma", COURSE, "turn into the cells that make antibodies"),
        ("diarrhea", KINDS, "a common kind of immunotherapy"),
        ("asthma", KINDS, "two kinds of medicine"),
        ("pembrolizumab", KINDS, "many kinds of cancer"),
    ],
)
def test_a_sentence_with_a_word_of_the_aspect_may_say_nothing_of_it(concept: str, aspect: Aspect, words: str) -> None:
    glossary = open_vocabulary()
    found = glossary.find_concept(concept)
    assert found
    texts = [statement.text for statement in found.statements]
    assert any(words in text for text in texts), "the entry no longer says so"
    said = answer_aspect(glossary, found, aspect).said
    told = [statement.text for each in said for statement in (*each.definitions, *(n.statement for n in each.notes))]
    assert not any(words in text for text in told)


@pytest.mark.parametrize(
    ("concept", "words"), [("t-cell", "One kind of T cell"), ("arthritis", "There are many kinds.")]
)
def test_kinds_of_the_thing_itself_are_told(concept: str, words: str) -> None:
    glossary = open_vocabulary()
    found = glossary.find_concept(concept)
    assert found
    (said,) = answer_aspect(glossary, found, KINDS).said
    told = [statement.text for statement in (*said.definitions, *(note.statement for note in said.notes))]
    assert any(words in text for text in told)
