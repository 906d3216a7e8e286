"""What people say of themselves leads to the name of the complaint; words that sound the same are the same."""

import pytest

from immuno_cli import open_vocabulary, resolve, search
from tests.conftest import Immuno

WHOLE = {"IMMUNO_VOCABULARY": ""}


@pytest.mark.parametrize(
    ("said", "concept"),
    [
        ("will I lose my hair", "hair-loss"),
        ("my hair is coming out", "hair-loss"),
        ("he keeps losing weight", "weight-loss"),
        ("I have lost my appetite", "loss-of-appetite"),
        ("my joints are sore", "joint-pain"),
        ("aching joints", "joint-pain"),
        ("pain in the joints", "joint-pain"),
        ("my muscles hurt", "muscle-pain"),
        ("it is hard to breathe", "shortness-of-breath"),
    ],
)
def test_a_complaint_in_a_sentence_is_understood(said: str, concept: str) -> None:
    found = resolve(open_vocabulary(), said).match
    assert found
    assert found.id == concept
    assert search(open_vocabulary(), said)[0].id == concept


@pytest.mark.parametrize("said", ["I lost my keys", "my heart aches for her", "coming out", "cell T lost", "lose"])
def test_what_is_no_complaint_that_has_an_entry_is_none(said: str) -> None:
    assert resolve(open_vocabulary(), said).match is None


@pytest.mark.parametrize("said", ["cancer in my lungs", "cancer in my liver", "cancer in the blood"])
def test_a_cancer_in_an_organ_may_have_begun_in_another_one(said: str) -> None:
    found = resolve(open_vocabulary(), said)
    assert found.match is None
    assert [each.id for each in found.mentions] == ["cancer"]


def test_i_am_is_no_abbreviation() -> None:
    assert [each.id for each in resolve(open_vocabulary(), "I’m so tired").mentions] == ["fatigue"]
    found = resolve(open_vocabulary(), "I'm scared")
    assert (found.match, found.mentions) == (None, ())


@pytest.mark.parametrize(
    ("heard", "concept"), [("T sell", "t-cell"), ("b sells", "b-cell"), ("plasma sell", "plasma-cell")]
)
def test_a_name_of_several_words_is_known_by_its_sound(heard: str, concept: str) -> None:
    found = resolve(open_vocabulary(), heard).match
    assert found
    assert found.id == concept


@pytest.mark.parametrize("heard", ["T shell", "T sale", "C sell"])
def test_what_sounds_otherwise_is_no_name(heard: str) -> None:
    assert resolve(open_vocabulary(), heard).match is None


@pytest.mark.parametrize("term", ["anti-HBc", "anti-TPO", "anti-CCP"])
def test_an_abbreviation_behind_a_prefix_is_no_slip_of_another(term: str) -> None:
    assert resolve(open_vocabulary(), term).suggestions == []


def test_entries_that_mention_several_words_close_together_are_named(immuno: Immuno) -> None:
    said = immuno("explain stiff neck", **WHOLE)
    assert said.code == 1
    assert "There is no entry for “stiff neck”." in said.err
    assert "“headache” mentions stiff neck: A headache with a stiff neck" in said.err
    assert resolve(open_vocabulary(), "brakes and melanoma stool").mentioned_in == ()


@pytest.mark.parametrize("said", ["I am dizzy", "I'm dizzy", "I’m dizzy"])
def test_a_verb_that_is_cut_short_is_read_in_full(said: str) -> None:
    assert [found.id for found in resolve(open_vocabulary(), said).mentions] == ["dizziness"]
