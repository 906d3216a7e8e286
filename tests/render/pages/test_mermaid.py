"""Diagrams: boxes for concepts, arrows for what connects them, and labels that stay labels."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from immuno_cli.model import Concept, Relation, Scheme
from immuno_cli.render.pages.mermaid import count_arrows, dump_mermaid, escape
from immuno_cli.vocabularies.memory import MemoryVocabulary
from tests.formats.example import CONCEPTS, SCHEME

LINE = re.compile(
    r'  (?:c\d+\["[^"\[\]]*"\]|c\d+ --> c\d+|c\d+ -- "[^"]*" --> c\d+|c\d+ -\.- c\d+'
    r"|%% (?:Version|Licence|Attribution): .*)"
)


def body(scheme: Scheme, concepts: list[Concept]) -> list[str]:
    lines = "".join(dump_mermaid(scheme, concepts)).split("\n")
    assert lines[0] == "---"
    assert lines[1].startswith('title: "')
    assert lines[2:4] == ["---", "flowchart BT"]
    assert lines[-1] == ""
    return lines[4:-1]


def test_a_small_diagram() -> None:
    scheme = Scheme("s", "Small", "en", version="1", license="MIT", attribution="Us")
    concepts = [
        Concept("a", "tool"),
        Concept("b", "knife", broader=("a", "elsewhere"), related=("c",), relations=(Relation("cuts", "c"),)),
        Concept("c", "bread", related=("b",)),
        Concept("d", "gone", broader=("a",), deprecated=True),
    ]
    assert body(scheme, concepts) == [
        "  %% Version: 1",
        "  %% Licence: MIT",
        "  %% Attribution: Us",
        '  c0["tool"]',
        '  c1["knife"]',
        '  c2["bread"]',
        "  c1 --> c0",
        '  c1 -- "cuts" --> c2',
        "  c1 -.- c2",
    ]
    assert count_arrows(scheme, concepts) == 3


def test_every_line_is_one_that_mermaid_knows(glossary: MemoryVocabulary) -> None:
    for scheme, concepts in ((SCHEME, list(CONCEPTS)), (glossary.scheme, list(glossary.iter_concepts()))):
        assert all(LINE.fullmatch(line) for line in body(scheme, concepts))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('say "end"', "say #34;end#34;"),
        ("#35;", "#35;35#59;"),
        ("<b>", "#60;b#62;"),
        ("%%{init: {}}%%", "#37;#37;(init: ())#37;#37;"),
        ("`md` *b*", "#96;md#96; #42;b#42;"),
        ("IFN-γ, naïve", "IFN-γ, naïve"),
        ("two\nlines\u202e", "two lines"),
    ],
)
def test_labels_stay_labels(text: str, expected: str) -> None:
    assert escape(text) == expected


@given(st.text(), st.text(), st.text())
def test_no_text_breaks_the_diagram(title: str, label: str, relation: str) -> None:
    concept = Concept("a", label, relations=(Relation(relation, "a"),))
    lines = body(Scheme("s", title, "en", license=title), [concept])
    assert all(LINE.fullmatch(line) for line in lines)
    assert len(lines) <= 3
