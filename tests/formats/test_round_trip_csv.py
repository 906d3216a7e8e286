"""What is written as CSV comes back equal, as far as a table has a place for it."""

import csv
import io
from typing import Final

from hypothesis import given
from hypothesis import strategies as st

from immuno_cli.formats.reading import Reading
from immuno_cli.formats.tables.reader import read_csv
from immuno_cli.formats.tables.writer import dump_csv
from immuno_cli.model import (
    BASES,
    REVIEW_STATUSES,
    TONES,
    Classification,
    Concept,
    Distinction,
    Match,
    Relation,
    Review,
    Scheme,
    Statement,
    Translation,
)


def is_stripped(text: str) -> bool:
    return bool(text) and text == text.strip()


WORDS: Final = st.text("ab \\|\",;\n-äß中\t'=+@", min_size=1, max_size=8).filter(is_stripped)
IDS: Final = st.text('ab:/|\\",;-é', min_size=1, max_size=6)  # a space ends the first part of a value with two parts
BASIS: Final = st.sampled_from([None, *BASES])


def several(values: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(values, max_size=2).map(tuple)


STATEMENTS: Final = st.lists(
    st.builds(
        Statement,
        WORDS,
        BASIS,
        several(IDS),
        xrefs=st.just(()),
        answers=several(WORDS),
        tone=st.sampled_from([None, *TONES]),
        only_for=several(WORDS),
    ),
    max_size=2,
).map(tuple)
MATCHES: Final = st.lists(st.builds(Match, IDS, st.none() | WORDS), max_size=2).map(tuple)
LANGUAGES: Final = ("de", "pt-BR", "und", "zh-Hant-TW")


def has_content(translation: Translation) -> bool:
    return any(translation[1:])


TRANSLATIONS: Final = st.tuples(
    *(
        st.builds(
            Translation,
            st.just(language),
            st.just("") | WORDS,
            several(WORDS),
            several(WORDS),
            several(WORDS),
            STATEMENTS,
            STATEMENTS,
            STATEMENTS,
            STATEMENTS,
            several(WORDS),
        )
        for language in LANGUAGES
    )
).map(lambda each: tuple(filter(has_content, each)))
CONCEPTS: Final = st.builds(
    Concept,
    id=WORDS,
    pref_label=WORDS,
    alt_labels=several(WORDS),
    related_labels=several(WORDS),
    hidden_labels=several(WORDS),
    pronunciations=several(WORDS),
    notations=several(WORDS),
    kind=st.none() | WORDS,
    definitions=STATEMENTS,
    scope_notes=STATEMENTS,
    examples=STATEMENTS,
    editorial_notes=STATEMENTS,
    categories=st.lists(st.builds(Classification, WORDS, BASIS, several(IDS), st.none()), max_size=2).map(tuple),
    broader=several(WORDS),
    related=several(WORDS),
    relations=st.lists(st.builds(Relation, IDS, WORDS, BASIS, several(IDS)), max_size=2).map(tuple),
    distinct_from=st.lists(st.builds(Distinction, IDS, WORDS, BASIS, several(IDS)), max_size=2).map(tuple),
    exact_matches=MATCHES,
    close_matches=MATCHES,
    broad_matches=MATCHES,
    narrow_matches=MATCHES,
    related_matches=MATCHES,
    deprecated=st.booleans(),
    is_replaced_by=several(WORDS),
    review=st.none() | st.builds(Review, st.sampled_from(REVIEW_STATUSES), st.none() | WORDS),
    translations=st.just(()) | TRANSLATIONS,
    bundle=st.just(""),
    narrower=st.just(()),  # a table is a whole vocabulary, in which every kind names what is broader
)
SCHEMES: Final = st.builds(
    Scheme,
    id=WORDS,
    title=WORDS,
    language=WORDS,
    version=st.none() | WORDS,
    license=st.none() | WORDS,
    attribution=st.none() | WORDS,
    iri=st.none() | WORDS,
    extends=st.none() | WORDS,
    description=st.none(),
    documents=st.just(()),
    facets=st.just(()),
    name_stems=st.just(()),
    relation_types=st.just(()),
    translations=st.just(()),
)


def again(scheme: Scheme, concept: Concept, *, spreadsheet_safe: bool = False) -> Reading:
    lines = dump_csv(scheme, [concept], spreadsheet_safe=spreadsheet_safe)
    return read_csv("".join(lines).encode(), name="file")


@given(CONCEPTS, st.booleans())
def test_whatever_a_concept_says_comes_back(concept: Concept, spreadsheet_safe: bool) -> None:
    reading = again(Scheme("x", "X", "en"), concept, spreadsheet_safe=spreadsheet_safe)
    assert list(reading.concepts) == [concept]
    assert reading.notes == ()


@given(SCHEMES, st.sampled_from(["en", "de", "fr"]))
def test_a_table_in_any_language_keeps_its_own_and_the_others(scheme: Scheme, chosen: str) -> None:
    concepts = [
        Concept("a", "chat", translations=(Translation("en", "cat"), Translation("de", "Katze", ("Mieze|Kater",)))),
        Concept("b", "chien", translations=(Translation("de", "Hund"),)),
    ]
    lines = dump_csv(scheme, concepts)
    reading = read_csv("".join(lines).encode(), name="file", language=chosen)
    assert list(reading.concepts) == concepts
    assert reading.scheme == scheme


@given(SCHEMES)
def test_whatever_a_vocabulary_says_of_itself_comes_back(scheme: Scheme) -> None:
    assert again(scheme, Concept("a", "a")).scheme == scheme


@given(CONCEPTS)
def test_no_cell_of_a_safe_table_is_a_formula(concept: Concept) -> None:
    lines = dump_csv(Scheme("x", "=1+1", "en"), [concept], spreadsheet_safe=True)
    rows = csv.reader(io.StringIO("".join(lines), newline=""))
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_marks_that_cannot_be_read_are_noted_and_the_statement_stays() -> None:
    concept = Concept("a", "a", definitions=(Statement("It hurts.", tone="warning"),))
    text = "".join(dump_csv(Scheme("x", "x", "en"), [concept]))
    reading = read_csv(text.replace("tone=warning", "tone=loud").encode(), name="file")
    assert reading.concepts[0].definitions == (Statement("It hurts."),)
    assert [(note.code, note.places[0].text) for note in reading.notes] == [("bad-value", "definitionMarks: tone=loud")]


def test_a_table_without_marks_has_no_columns_for_them() -> None:
    concept = Concept("a", "a", definitions=(Statement("It hurts."),))
    assert "Marks" not in "".join(dump_csv(Scheme("x", "x", "en"), [concept]))


def test_an_id_in_angle_brackets_comes_back() -> None:
    concept = Concept("<http://example.org/1>", "a", broader=("<k:2>",))
    assert again(Scheme("x", "x", "en"), concept).concepts == [concept]
