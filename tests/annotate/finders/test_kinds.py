"""A kind is named by one word in a text that says what it is a kind of."""

import pytest

from immuno_cli.model import Concept
from immuno_cli.vocabularies.memory import MemoryVocabulary
from tests.annotate.cells import found, many, vocabulary

PHOTORECEPTORS = ("photoreceptor cell", "eye photoreceptor cell", "skin photoreceptor cell")
CELLS = many("cell", *PHOTORECEPTORS, "retinal rod cell", "retinal cone cell", "double cone cell")


def kinds(text: str, cells: MemoryVocabulary = CELLS) -> list[str]:
    return [words for words, _ in found(text, cells)]


def test_a_kind_stands_alone_or_with_the_head_or_with_the_wider_name() -> None:
    text = "The retinal layers: cone photoreceptors. Cones, a cone cell, cone photoreceptor cells. A retinal, conelike"
    assert found(text, CELLS) == [
        ("cone photoreceptors", "retinal-cone-cell"),
        ("Cones", "retinal-cone-cell"),
        ("cone cell", "retinal-cone-cell"),
        ("cone photoreceptor cells", "retinal-cone-cell"),
    ]


def test_kinds_that_and_joins() -> None:
    text = "A retinal and a retinal. Rod and cone photoreceptors: the cone-rod network"
    assert kinds(text) == ["Rod", "cone photoreceptors", "cone", "rod"]


@pytest.mark.parametrize(
    "text",
    [
        "retinal, retinal: a traffic cone and photoreceptors",
        "Cone photoreceptors. Cones.",
        "retinal cone.\n\nPhotoreceptors: cones, retinal",
    ],
    ids=["not before the wider name", "the text does not speak of what is left out", "a blank line between"],
)
def test_without_evidence_a_word_is_no_kind(text: str) -> None:
    assert {words.lower() for words in kinds(text)} <= {"photoreceptors"}


def test_a_word_that_the_vocabulary_has_keeps_its_meaning() -> None:
    names = vocabulary(*CELLS.iter_concepts(), Concept("cone", "cone"))
    text = "retinal, retinal: a cone photoreceptor, a cone"
    assert found(text, names)[-1] == ("cone", "cone")


def test_each_head_has_its_kinds() -> None:
    labels = ("nocireceptor fiber", "eye nocireceptor fiber", "skin nocireceptor fiber", "dermal flap fiber")
    fibers = many("fiber", *labels)
    text = "dermal, dermal: flap nocireceptors. retinal, retinal: cone photoreceptors. A cone and a flap."
    assert found(text, CELLS, fibers) == [
        *(("flap nocireceptors", "dermal-flap-fiber"), ("cone photoreceptors", "retinal-cone-cell")),
        *(("cone", "retinal-cone-cell"), ("flap", "dermal-flap-fiber")),
    ]
