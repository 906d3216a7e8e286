"""A hyphen inside a word, where its beginning ends or before its ending, changes nothing: "anti-bodies"."""

import pytest

from immuno_cli.model import Concept
from tests.annotate.cells import found, vocabulary

NAMES = vocabulary(
    *(
        Concept(name, name)
        for name in ("antibody", "lymphocyte", "macrophage", "neutropenia", "microbiome", "transplant", "chemokine")
    ),
    *(Concept(name, name) for name in ("monoclonal antibody", "hypertension", "prostate cancer", "protein", "antigen")),
    Concept("tacrolimus", "tacrolimus", ("Protopic",)),
)


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("Anti-bodies", "antibody"),
        ("anti-body", "antibody"),
        ("mono-clonal anti-bodies", "monoclonal antibody"),
        ("mono-clonal antibodies", "monoclonal antibody"),
        ("Monoclonal anti-body", "monoclonal antibody"),
        ("lympho-cytes", "lymphocyte"),
        ("Macro-phages", "macrophage"),
        ("neutro-penia", "neutropenia"),
        ("the micro-biome", "microbiome"),
        ("trans-plants", "transplant"),
        ("chemo-kines", "chemokine"),
        ("hyper-tension", "hypertension"),
    ],
)
def test_a_word_with_a_hyphen_is_the_word(text: str, concept: str) -> None:
    assert [one for _, one in found(f"{text} here", NAMES)] == [concept]


@pytest.mark.parametrize("text", ["a pro-topic bias", "a pro-state cancer of the mind", "pro-tein", "a gen, an anti"])
def test_short_beginnings_and_ends_that_are_no_words_stay_apart(text: str) -> None:
    assert found(text, NAMES) == []
