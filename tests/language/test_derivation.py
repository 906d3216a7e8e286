"""From adjectives and participles to their nouns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from immuno_cli.language.derivation import derived_from


@pytest.mark.parametrize(
    ("word", "noun"),
    [
        ("nauseous", "nausea"),
        ("cancerous", "cancer"),
        ("feverish", "fever"),
        ("vaccinated", "vaccination"),
        ("immunised", "immunization"),
        ("surgical", "surgery"),
        ("metastatic", "metastasis"),
        ("leukemic", "leukemia"),
        ("bacterial", "bacterium"),
        ("edematous", "edema"),
        ("dizzy", "dizziness"),
        ("transplanted", "transplant"),
    ],
)
def test_a_derived_word_has_its_noun(word: str, noun: str) -> None:
    assert noun in derived_from(word)


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("immunosuppressed", "immunosuppressant"),
        ("immunosuppressant", "immunosuppression"),
        ("operational", "operation"),
        ("oncologist", "oncology"),
        ("inhibitor", "inhibition"),
    ],
)
def test_no_rule_leads_to_or_from_an_agent(word: str, other: str) -> None:
    assert other not in derived_from(word)


@given(st.text("abcdeilnosty", max_size=12))
def test_a_word_is_not_derived_from_itself(word: str) -> None:
    assert word not in derived_from(word)
