"""What no vocabulary can hold is left out of one in any format, and counted."""

from typing import Final

from immuno_cli.formats.reading import Note, Reading
from immuno_cli.formats.tidying import tidy
from immuno_cli.model import Classification, Concept, Distinction, Match, Relation, Scheme, Statement

SCHEME: Final = Scheme("a", "A", "en")


def test_what_is_tidy_stays_as_it_is() -> None:
    reading = Reading(SCHEME, [Concept("a", "A"), Concept("b", "B", broader=("a",))])
    assert tidy(reading) is reading


def test_the_first_of_an_id_wins() -> None:
    reading = tidy(Reading(SCHEME, [Concept("a", "first"), Concept("a", "second")], (Note("x", 1, "was so before"),)))
    assert [concept.pref_label for concept in reading.concepts] == ["first"]
    assert [note.code for note in reading.notes] == ["x", "duplicate-id"]


def test_what_is_empty_is_left_out() -> None:
    odd = Concept(
        "a",
        "A",
        definitions=(Statement(""), Statement("b")),
        categories=(Classification(""), Classification("c")),
        relations=(Relation("", "x"), Relation("cuts", ""), Relation("cuts", "x")),
        distinct_from=(Distinction("b", ""), Distinction("", "It has no blade."), Distinction("b", "It has tines.")),
        close_matches=(Match(""),),
    )
    reading = tidy(Reading(SCHEME, [odd]))
    (kept,) = reading.concepts
    assert kept == Concept(
        "a",
        "A",
        definitions=(Statement("b"),),
        categories=(Classification("c"),),
        relations=(Relation("cuts", "x"),),
        distinct_from=(Distinction("b", "It has tines."),),
    )
    assert [(note.code, note.count) for note in reading.notes] == [("empty", 1)]
