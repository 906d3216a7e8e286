"""What an abbreviation looks like."""

import pytest

from immuno_cli.language.abbreviations import is_abbreviation


@pytest.mark.parametrize("text", ["TIL", "mAb", "IL-2", "G-CSF", "Ab", "NK", "CSF3", "TIL-B", "Mφ", "COVID-19"])
def test_what_looks_like_an_abbreviation(text: str) -> None:
    assert is_abbreviation(text)


@pytest.mark.parametrize("text", ["", "fever", "Aldara", "T cell", "interferon", "Immunotherapy", "2019", "vaccine B"])
def test_what_does_not_look_like_an_abbreviation(text: str) -> None:
    assert not is_abbreviation(text)
