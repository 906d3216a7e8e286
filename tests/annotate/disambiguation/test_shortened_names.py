"""Names without their first words count in a text that speaks of what they lack."""

import pytest

from immuno_cli.annotate.forms import places
from immuno_cli.model import Concept
from tests.annotate.cells import found, many, vocabulary

HAIR = many("cell", "cochlear outer hair cell", "pancreatic beta cell", "pituitary beta cell", "egg cell of duck")
LETTERS = vocabulary(
    *HAIR.iter_concepts(),
    Concept("retina", "retinal ganglion cell A", ("alpha cell",)),
    Concept("islet", "pancreatic A cell", ("pancreatic alpha cell",)),
)
PANCREAS = "The pancreas has islets. " * 5


def test_a_name_counts_without_its_first_word_where_the_text_has_it_in_full() -> None:
    assert found("Outer hair cells.", HAIR) == []
    assert found("Cochlear outer hair cells. Outer hair cells.", HAIR) == [
        ("Cochlear outer hair cells", "cochlear-outer-hair-cell"),
        ("Outer hair cells", "cochlear-outer-hair-cell"),
    ]


def test_among_many_names_the_first_word_is_not_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "_MOST_LABELS", 3)
    names = many("cell", "cochlear outer hair cell", "pancreatic beta cell", "pituitary beta cell", "egg cell")
    assert found("Cochlear outer hair cells. Outer hair cells.", names) == [
        ("Cochlear outer hair cells", "cochlear-outer-hair-cell")
    ]


def test_a_name_counts_where_the_text_often_has_the_word_that_it_lacks() -> None:
    assert found("Outer hair cells of the cochlea.", HAIR) == []
    assert found("The cochlea is small. " * 5 + "Outer hair cells.", HAIR) == [
        ("Outer hair cells", "cochlear-outer-hair-cell")
    ]


def test_of_several_concepts_the_text_speaks_of_one() -> None:
    assert found(PANCREAS + "Its β-cells make insulin.", HAIR) == [("β-cells", "pancreatic-beta-cell")]
    assert found(PANCREAS + "The pituitary, too. " * 3 + "Beta cells.", HAIR) == []


def test_what_follows_of_is_left_out() -> None:
    assert found("A duck. " * 5 + "The egg cells.", HAIR) == [("egg cells", "egg-cell-of-duck")]


def test_a_word_for_a_place_is_left_out_inside_a_name() -> None:
    neurons = vocabulary(
        *many("cell", "dendritic cell of ganglion", "spiral ganglion neuron", "spiral motor neuron").iter_concepts(),
        *(Concept(f"n{i}", f"kind {i} neuron") for i in range(8)),
    )
    assert found("Spiral neurons.", neurons) == []
    assert found("The ganglion is small. " * 5 + "Spiral neurons.", neurons) == [
        ("Spiral neurons", "spiral-ganglion-neuron")
    ]
    assert found("The motor is small. " * 5 + "Spiral neurons.", neurons) == []


def test_a_letter_is_a_capital_and_no_article() -> None:
    cells = many("cell", "pancreatic A cell", "pancreatic D cell")
    assert found(PANCREAS + "A cell, a cell, d cells, D cells", cells) == [("D cells", "pancreatic-D-cell")]


def test_far_away_a_text_speaks_of_something_else() -> None:
    assert found(PANCREAS + "β-cells" + " and so on" * 40_000 + " β-cells", HAIR) == [
        ("β-cells", "pancreatic-beta-cell")
    ]


def test_a_letter_means_another_cell_in_a_text_about_another_organ() -> None:
    assert found(PANCREAS + "α-cells", LETTERS) == [("α-cells", "islet")]
    assert found(PANCREAS + "α-cells are ganglion cells of the retina", LETTERS) == [("α-cells", "retina")]
    assert found("α-cells", LETTERS) == [("α-cells", "retina")]


def test_a_name_that_lacks_more_than_its_head_is_no_name() -> None:
    assert found("The cochlea is small. " * 5 + "Cells, hair, outer hair.", HAIR) == []


def test_a_vocabulary_of_many_kinds_of_things_has_no_shortened_names() -> None:
    things = vocabulary(*HAIR.iter_concepts(), *(Concept(f"t{i}", f"thing {i}") for i in range(200)))
    assert found("Cochlear outer hair cell. Outer hair cells.", things) == [
        ("Cochlear outer hair cell", "cochlear-outer-hair-cell")
    ]
