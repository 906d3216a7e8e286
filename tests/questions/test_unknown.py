"""What a question names and no entry explains is told beside what has one."""

import json

import pytest

from immuno_cli import open_vocabulary, resolve
from immuno_cli.questions.answer import Aspects, Named
from immuno_cli.questions.ask import ask
from immuno_cli.questions.reading.asked import read_asked
from immuno_cli.questions.rest import find_in_rest
from immuno_cli.questions.unknown import iter_unknown
from tests.conftest import Immuno

WHOLE = {"IMMUNO_VOCABULARY": ""}


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("side effects of pembrolizumab and zorblomab", ["zorblomab"]),
        ("pembrolizumab vs Zorblomab", ["Zorblomab"]),
        ("zorblomab for melanoma", ["zorblomab"]),
        ("does zorblomab cause colitis", ["zorblomab"]),
        ("is zorblomab a checkpoint inhibitor", ["zorblomab"]),
        ("can I take zorblomab, with keytruda?", ["zorblomab"]),
        ("keytruda and tivozanib or nothing", ["tivozanib"]),
        ("side effects of keytruda and codeine", ["codeine"]),  # a drug may be an English word
        ("keytruda or zanidatamab", ["zanidatamab"]),
        ("keytruda plus clopidogrel", ["clopidogrel"]),
        ("side effects of keytruda and sunlight", ["sunlight"]),
        ("can I sit in the sunlight with keytruda", []),  # a common English word of a sentence is no name
        ("keytruda and test positive", ["test positive"]),  # of a row of names it may be
        ("keytruda for mum", []),
        ("keytruda for my kids", []),
        ("keytruda or 38.5", []),
        ("keytruda and chemo", []),
        ("my mother recieved keytruda", []),  # a slip of an English word
        ("can limfosites fight melanoma", []),  # a slip of a name
        ("can I drink alcohol with keytruda", []),
        ("side effects of keytruda and what to do", []),
        ("", []),
    ],
)
def test_what_no_entry_explains(text: str, unknown: list[str]) -> None:
    glossary = [open_vocabulary()]
    assert list(iter_unknown(glossary, read_asked(text), find_in_rest(glossary, text))) == unknown


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("dad has myasthenia can he have keytruda", ["pembrolizumab", "myasthenia-gravis"]),
        ("my dad has polymyalgia and takes actemra", ["tocilizumab", "polymyalgia-rheumatica"]),
        ("does ivig help guillain barre", ["intravenous-immunoglobulin", "guillain-barre-syndrome"]),
        ("stevens johnson keytruda", ["pembrolizumab", "severe-skin-reaction"]),  # near to a name with other words
        ("puffy face prednisone", ["prednisone"]),
        ("merkel avelumab", ["avelumab"]),
    ],
)
def test_a_name_that_is_left_short_is_understood_beside_others(text: str, named: list[str]) -> None:
    answer = ask([open_vocabulary()], text)
    assert isinstance(answer, Aspects | Named)
    concepts = answer.concepts if isinstance(answer, Named) else [part.meant for part in answer.parts]
    assert {each.concept.id for each in concepts} == set(named)


def test_what_a_word_may_mean_is_told(immuno: Immuno) -> None:
    said = " ".join(immuno("explain rheumatoid keytruda", **WHOLE).out.split())
    assert "There is none for “rheumatoid”. Did you mean “rheumatoid arthritis” or “rheumatoid factor”?" in said
    answer = json.loads(immuno("explain --json rheumatoid keytruda", **WHOLE).out)
    assert [each["id"] for each in answer["suggestions"]][:2] == ["rheumatoid-arthritis", "rheumatoid-factor"]


def test_common_words_beside_a_treatment_and_a_condition_are_told(immuno: Immuno) -> None:
    said = immuno("explain red itching dupixent", **WHOLE).out
    assert said.startswith("There is no entry for “red”.")


def test_it_is_told_above_what_is_named(immuno: Immuno) -> None:
    said = immuno("explain side effects of pembrolizumab and zorblomab", **WHOLE)
    assert said.code == 0
    first = " ".join(said.out.partition("\n\n")[0].split())
    assert first.endswith("There is none for “zorblomab”. It names:")
    answer = json.loads(immuno("explain --json pembrolizumab or zorblomab", **WHOLE).out)
    assert answer["unknown"] == ["zorblomab"]


@pytest.mark.parametrize("text", ["keytruda in bladder cancer", "does opdivo work in bladder cancer"])
def test_a_name_behind_the_word_in_is_found(text: str) -> None:
    found = resolve(open_vocabulary(), text)
    assert "bladder-cancer" in {each.id for each in found.mentions}


@pytest.mark.parametrize("text", ["anti-dsDNA", "anti-Ro", "milk thistle", "turmeric"])
def test_another_thing_is_not_offered_for_a_slip(text: str) -> None:
    assert not resolve(open_vocabulary(), text).suggestions


def test_what_entries_mention_is_not_offered_as_them() -> None:
    found = resolve(open_vocabulary(), "st johns wort")
    assert not found.suggestions
    assert "everolimus" in {each.id for each in found.mentioned_in}


def test_a_known_word_is_not_replaced_by_one_that_is_near() -> None:
    found = resolve(open_vocabulary(), "celiac stool test")
    assert not found.suggestions
    assert [each.id for each in found.mentions] == ["celiac-disease"]
