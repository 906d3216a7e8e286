"""The table of patterns itself: examples are made of each pattern, one for each of its alternatives at least."""

import importlib
import re
from typing import Any, TypeAlias

import pytest

from immuno_cli.questions.reading.patterns import ASKING
from immuno_cli.questions.reading.question import asking_words, read_question

Parsed: TypeAlias = Any
"""A part of a pattern, as Python's own reader of patterns has it."""

TOPIC, EFFECT, ANYTHING = "thetopic", "theeffect", "anything"
_NAMED = {"topic": TOPIC, "effect": EFFECT, "beside": ANYTHING, "source": ANYTHING}
_parser = importlib.import_module("re._parser")
PATTERNS = [(asking, pattern) for asking in ASKING for pattern in asking.patterns]


def examples(pattern: str) -> list[str]:
    """Return texts that a pattern fits: each alternative is in one of them."""
    tree = _parser.parse(pattern, re.IGNORECASE)
    names = {number: name for name, number in tree.state.groupdict.items()}
    return [text for text in dict.fromkeys(_of_sequence(tree, names)) if re.fullmatch(pattern, text, re.IGNORECASE)]


def _of_sequence(items: Parsed, names: dict[int, str]) -> list[str]:
    parts = [_of_item(str(code), value, names) for code, value in items]
    most = max(map(len, parts), default=1)
    return ["".join(part[place % len(part)] for part in parts) for place in range(most)]


def _of_item(code: str, value: Parsed, names: dict[int, str]) -> list[str]:
    texts = [""]  # what only looks ahead or behind, or at the edge of a word, adds no letter
    match code:
        case "LITERAL":
            texts = [chr(value)]
        case "IN":
            texts = [chr(value[0][1])] if str(value[0][0]) == "LITERAL" else ["w"]
        case "BRANCH":
            texts = [text for branch in value[1] for text in _of_sequence(branch, names)]
        case "SUBPATTERN":
            number, _, _, inside = value
            fixed = _NAMED.get(names.get(number, ""))
            texts = [fixed] if fixed and _is_free(inside) else _of_sequence(inside, names)
        case "MAX_REPEAT" | "MIN_REPEAT":
            least, _, inside = value
            repeated = [ANYTHING] if str(inside[0][0]) == "ANY" else _of_sequence(inside, names)
            texts = [*repeated, *([] if least else [""])]
    return texts


def _is_free(inside: Parsed) -> bool:
    """Return whether a group takes any words."""
    return any("REPEAT" in str(code) and str(value[2][0][0]) == "ANY" for code, value in inside)


def test_examples_of_a_pattern_have_each_of_its_alternatives() -> None:
    made = examples(r"(?:is|are) (?:the )?(?P<topic>.+?)(?P<rest> (?:here|.+))?")
    assert {"is the thetopic here", "are thetopic anything"} <= set(made)
    assert all(examples(pattern) for _, pattern in PATTERNS)


def test_no_free_words_follow_a_name_and_cut_it_short() -> None:
    """Where any words may follow a name, "catch lung cancer" asks for "lung"."""
    assert _cuts_short(r"catch (?P<topic>.+?)(?P<rest> .+)?")
    assert [pattern for _, pattern in PATTERNS if _cuts_short(pattern)] == []


def _cuts_short(pattern: str) -> bool:
    return any(re.search(rf"{TOPIC} ?{ANYTHING}", text) for text in examples(pattern))


@pytest.mark.parametrize(
    ("asked", "topic"),
    [
        ("can you catch hepatitis b", "hepatitis b"),
        ("can I catch lung cancer", "lung cancer"),
        ("can I catch the flu from the flu shot", "flu"),
        ("did he pick up hand foot and mouth disease at school", "hand foot and mouth disease"),
        ("how do people catch hepatitis c", "hepatitis c"),
        ("dejar de tomar interferón beta", "interferón beta"),
        ("puedo suspender ácido fólico durante el embarazo", "ácido fólico"),
        ("wie lange dauert CAR T Zelltherapie bis zur Wirkung", "CAR T Zelltherapie"),
        ("puis-je arrêter acide folique brusquement", "acide folique"),
        ("combien de temps dure interféron alpha", "interféron alpha"),
    ],
)
def test_a_name_of_several_words_is_read_whole(asked: str, topic: str) -> None:
    question = read_question(asked)
    assert question
    assert question.topic == topic


def test_what_fits_a_pattern_has_a_word_by_which_its_row_is_tried() -> None:
    """A row is tried only where a word of its cues stands. What no cue admits would never be read."""
    lost = {
        pattern: text
        for asking, pattern in PATTERNS
        for text in examples(pattern)
        if set(asking.cues.split()).isdisjoint(asking_words(text))
    }
    assert lost == {}


@pytest.mark.parametrize(
    ("asked", "aspect"),
    [
        ("comment traite-t-on la colite", "treatment"),
        ("does medicare cover keytruda", "cost"),
        ("is opdivo curative", "success"),
        ("likelihood of keytruda working", "success"),
        ("was kann man nehmen gegen Durchfall", "treatment"),
        ("que se passe-t-il si vous arretez prednisone", "stopping"),
        ("comment fonctionne keytruda", "mechanism"),
        ("can colitis be life threatening", "course"),
        ("which drug has fewer risks, opdivo or keytruda", "side-effects"),
    ],
)
def test_forms_that_had_no_cue_are_read(asked: str, aspect: str) -> None:
    question = read_question(asked)
    assert question
    assert question.aspect.id == aspect
