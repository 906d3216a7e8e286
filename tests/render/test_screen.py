"""The explanation on one screen: what it holds, in which order, and what is never cut."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from immuno_cli.model import (
    Concept,
    Distinction,
    Document,
    Relation,
    RelationType,
    Scheme,
    Statement,
)
from immuno_cli.questions.explain import explain
from immuno_cli.render.explanation import full_lines
from immuno_cli.render.layout import text_of
from immuno_cli.render.screen import screen_lines
from immuno_cli.vocabularies.builtin import default_name, load_builtin
from immuno_cli.vocabularies.memory import MemoryVocabulary
from immuno_cli.vocabularies.protocol import Vocabulary
from tests.conftest import Immuno

SCREEN = 24
BASE = Scheme("base", "Base", "en", documents=(Document("d", "The document", "d.txt"),))
FURTHER = Scheme("further", "Further", "en", documents=(Document("r", "The page", url="https://example.org/r"),))
OWN = Scheme("own", "Our clinic", "en")


def vocabulary(*concepts: Concept, bundles: tuple[Scheme, ...] = ()) -> MemoryVocabulary:
    types = (
        RelationType("has-side-effect", "has side effect", "side effect of"),
        RelationType("uses", "uses", "used in"),
    )
    documents = (*BASE.documents, *FURTHER.documents)
    scheme = Scheme("v", "V", "en", documents=documents, relation_types=types)
    return MemoryVocabulary("v", scheme, concepts, bundles)


def screen(where: Vocabulary, concept: Concept, width: int = 80) -> list[str]:
    lines = screen_lines(explain(where, concept), width, command=f"immuno explain {concept.id} --full")
    return [text_of(line) for line in lines]


def full(where: Vocabulary, concept: Concept) -> str:
    return "\n".join(text_of(line) for line in full_lines(explain(where, concept, paths=True), 80))


@pytest.fixture(scope="module")
def both() -> Iterator[Vocabulary]:
    with load_builtin(default_name()) as opened:
        yield opened


@pytest.fixture(scope="module")
def screens(both: Vocabulary) -> dict[str, list[str]]:
    """Every entry of the glossary on its screen of 80 columns."""
    return {concept.id: screen(both, concept) for concept in both.iter_concepts()}


def test_nearly_every_entry_fits_one_screen(screens: dict[str, list[str]]) -> None:
    heights = [len(lines) for lines in screens.values()]
    assert sum(height <= SCREEN for height in heights) >= 0.95 * len(heights)


@pytest.mark.parametrize("drug", ["pembrolizumab", "nivolumab", "ipilimumab"])
def test_many_side_effects_leave_room_for_how_a_drug_is_given(both: Vocabulary, drug: str) -> None:
    concept = both.find_concept(drug)
    assert concept
    lines = screen(both, concept)
    assert any(line.startswith("How it is given") for line in lines)
    assert any(line.startswith("Side effects") for line in lines)


def test_no_line_is_too_wide_and_the_content_is_the_same_at_any_width(both: Vocabulary) -> None:
    for concept in list(both.iter_concepts())[::25]:
        wide, narrow = screen(both, concept), screen(both, concept, 40)
        assert all(len(line) <= 80 for line in wide)
        whole = [line.strip() for line in narrow if len(line) > 40]
        assert all(" " not in line or line.startswith("immuno ") for line in whole)  # a command is never broken
        words = [re.findall(r"\w+", " ".join(lines)) for lines in (wide, narrow)]
        assert set(words[0]) - set(words[1]) == set()


def test_no_warning_is_ever_cut(both: Vocabulary, screens: dict[str, list[str]]) -> None:
    for concept in both.iter_concepts():
        shown = re.sub(r"\s+", " ", " ".join(screens[concept.id]))
        for note in explain(both, concept).notes.warnings:
            assert note.statement.text in shown, concept.id


def test_every_mark_is_a_source_that_is_listed_and_every_source_is_marked(screens: dict[str, list[str]]) -> None:
    for concept, lines in screens.items():
        begin = max(number for number, line in enumerate(lines) if not line)
        listed = [line[1 : line.index("]")] for line in lines[begin:] if line.startswith("[")]
        marks = re.findall(r"\[((?:[A-Z]+|\d+)(?:,(?:[A-Z]+|\d+))*)\]", "\n".join(lines[:begin]))
        assert {mark for group in marks for mark in group.split(",")} == set(listed), concept
        assert len(listed) == len(set(listed))


def test_the_order_is_that_of_a_reader() -> None:
    therapy = Concept(
        "t",
        "tea therapy",
        ("tea cure",),
        kind="therapy",
        pronunciations=("TEE",),
        definitions=(Statement("Treatment with tea.", "document", ("d:p5.s1",)),),
        scope_notes=(Statement("It is warm.", "reference", ("r",)),),
        editorial_notes=(Statement("Tea can be dangerous when it is hot.", "glossary", tone="warning"),),
        related=("c",),
        relations=(Relation("has-side-effect", "s"), Relation("uses", "w")),
        distinct_from=(Distinction("c", "Coffee is another plant.", "glossary"),),
        bundle="base",
    )
    others = (Concept("c", "coffee"), Concept("s", "burn"), Concept("w", "water", kind="substance"))
    assert screen(vocabulary(therapy, *others, bundles=(BASE, FURTHER)), therapy) == [
        "tea therapy (TEE)",
        "tea cure · therapy · in the documents",
        "",
        "Treatment with tea. [A]",
        "",
        "Uses              water",
        "Side effects      burn",
        "! Tea can be dangerous when it is hot.",
        "• It is warm. [1]",
        "Not the same as   coffee: Coffee is another plant.",
        "Related           coffee",
        "",
        "[A] The document: paragraph 5",
        "[1] The page",
        "More: immuno explain t --full        Not medical advice.",
    ]


def test_what_tells_two_apart_is_read_from_both_sides() -> None:
    tea = Concept("t", "tea", distinct_from=(Distinction("c", "Coffee is another plant.", "glossary"),))
    coffee = Concept("c", "coffee")
    assert "Not the same as   tea: Coffee is another plant." in screen(vocabulary(tea, coffee), coffee)


def test_a_substance_shows_what_is_stated_of_the_therapy_that_uses_it() -> None:
    warning = Statement("It can be dangerous.", "glossary", tone="warning")
    relations = (Relation("uses", "w"), Relation("has-side-effect", "s", "reference", ("r",)))
    therapy = Concept("t", "tea therapy", kind="therapy", editorial_notes=(warning,), relations=relations)
    water, burn = Concept("w", "water", kind="substance"), Concept("s", "burn", kind="side-effect")
    lines = screen(vocabulary(therapy, water, burn), water)
    assert "Side effects      in tea therapy: burn [1]" in lines
    assert "! In tea therapy: It can be dangerous." in lines
    assert not any("in tea therapy" in line for line in screen(vocabulary(therapy, water, burn), burn))


def test_side_effects_of_its_own_are_not_mixed_with_those_of_a_therapy() -> None:
    therapy = Concept(
        "t", "tea therapy", kind="therapy", relations=(Relation("uses", "w"), Relation("has-side-effect", "s"))
    )
    water = Concept("w", "water", kind="substance", relations=(Relation("has-side-effect", "h"),))
    lines = screen(vocabulary(therapy, water, Concept("s", "burn"), Concept("h", "hiccup")), water)
    assert [line for line in lines if line.startswith("Side effects")] == ["Side effects      hiccup"]


@pytest.mark.parametrize(
    ("bundle", "words"),
    [
        ("base", "in the documents"),
        ("further", "not in the documents; added from references"),
        ("own", "added by Our clinic"),
        ("", ""),
    ],
)
def test_the_second_line_says_which_bundle_an_entry_is_from(bundle: str, words: str) -> None:
    concept = Concept("a", "a", ("b",), bundle=bundle)
    where = vocabulary(concept, bundles=(BASE, FURTHER, OWN))
    assert screen(where, concept)[1] == (f"b · {words}" if words else "b")


def test_of_one_bundle_of_somebody_else_nothing_is_said() -> None:
    concept = Concept("a", "a", ("b",))
    assert screen(vocabulary(concept), concept)[1] == "b"


def test_the_compiled_vocabulary_knows_where_its_entries_are_from(
    both: Vocabulary, screens: dict[str, list[str]]
) -> None:
    heads = [re.sub(r"\s+", " ", " ".join(lines[1:4])) for lines in screens.values()]
    assert all("in the documents" in head for head in heads)
    assert {both.find_concept(i).bundle for i in ("nausea", "pembrolizumab") if both.find_concept(i)} == {  # type: ignore[union-attr]
        "immunotherapy",
        "further-terms",
    }


def test_what_is_cut_is_counted_and_shown_by_full() -> None:
    notes = tuple(Statement(f"Statement number {n}.", "glossary") for n in range(40))
    concept = Concept("a", "a", scope_notes=notes)
    lines = screen(vocabulary(concept), concept)
    assert len(lines) <= SCREEN
    assert lines[-1].startswith("… 37 more: immuno explain a --full")
    assert all(note.text in full(vocabulary(concept), concept) for note in notes)


def test_headlines_are_one_block_which_is_shown_last() -> None:
    concept = Concept(
        "a",
        "a",
        scope_notes=(Statement("It sells.", "headline", ("d:p1",)), Statement("It is so.", "document", ("d:p2",))),
        editorial_notes=(Statement("A remark.", "glossary"),),
    )
    whole = full(vocabulary(concept), concept)
    parts = ("It is so.", "A remark.", "Headlines\n  • It sells. [A1]", "Sources")
    assert [whole.index(part) for part in parts] == sorted(whole.index(part) for part in parts)


def test_an_address_that_a_statement_names_is_a_reference() -> None:
    concept = Concept("a", "a", definitions=(Statement("It is.", None, (), ("https://example.org/x", "PMID:1")),))
    lines = screen(vocabulary(concept), concept)
    assert "It is. [1] (PMID:1)" in lines
    assert "[1] example.org/x" in lines


def test_a_note_of_a_foreign_editor_is_not_called_the_glossarys(immuno: Immuno, tmp_path: Path) -> None:
    file = tmp_path / "other.json"
    concept = {"id": "x", "prefLabel": "spleen", "editorialNote": ["Checked."]}
    file.write_text(json.dumps({"id": "other", "title": "Other", "language": "en", "concepts": [concept]}))
    drawn = immuno("explain x --full -V", str(file)).out
    page = immuno("export --to markdown -V", str(file)).out
    assert "\nNotes\n  • Checked.\n" in drawn
    assert "**Notes**\n\n- Checked.\n" in page
    assert "glossary's own" not in drawn + page


def test_terminal_and_pages_say_the_same_of_every_entry(both: Vocabulary, immuno: Immuno) -> None:
    page = immuno("export --to markdown", IMMUNO_VOCABULARY="").out
    entries = dict(re.findall(r'### <a id="([^"]+)"></a>(.*?)(?=\n### |\n## Sources|\Z)', page, re.DOTALL))

    def words(text: str) -> set[str]:
        links = re.sub(r"\]\(#[^)]*\)|<[^>]*>|&#58;", " ", text.replace("\\", ""))
        return set(re.findall(r"[a-z]{4,}", links.lower()))

    for concept in list(both.iter_concepts())[::20]:
        answer = explain(both, concept, paths=False, most=None)
        drawn = "\n".join(text_of(line) for line in full_lines(answer, 80))
        drawn = re.sub(r"https?://\S+", " ", drawn).partition("\nA letter marks")[0].partition("\nSources\n")[0]
        told = entries[concept.id].partition("\n**Sources**")[0]
        assert words(drawn) - words(told) == set(), concept.id


def test_what_a_concept_is_a_kind_of_is_told_apart_from_what_is_related() -> None:
    concepts = [Concept(name, name) for name in ("parent", "child", "friend")]
    own = Concept("own", "own", broader=("parent",), related=("friend",))
    concepts[1] = concepts[1]._replace(broader=("own",))
    lines = [line.split("   ") for line in screen(vocabulary(own, *concepts), own) if "   " in line]
    near = {first: rest[-1].strip() for first, *rest in lines if first}
    assert (
        near.items()
        >= {
            "Is a kind of": "parent",
            "Its kinds": "child",
            "Related": "friend",
        }.items()
    )
