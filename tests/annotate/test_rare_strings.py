"""Strings that are rare in texts are found in one pass."""

import sys

import pytest

from immuno_cli.annotate.reading import rare_strings
from immuno_cli.annotate.reading.rare_strings import (
    ABBREVIATED,
    BROKEN_LINES,
    GAPS,
    ITEMS,
    KNOWN,
    SHORT,
    STANDS,
    RareStrings,
)


def test_places_count_characters_also_behind_those_that_latin_1_lacks() -> None:
    text = "α–β\ud800 is known, and γ stands for it, short"
    rare = RareStrings(text)
    assert rare.places(KNOWN) == [text.index("known")]
    assert rare.places(SHORT, STANDS) == [text.index("stands"), text.index("short")]
    assert not rare.has_any(GAPS)


@pytest.mark.parametrize("hyphen", ["-", "‐", "‑", "\u00ad", "¬"])
def test_a_line_may_be_broken_behind_every_hyphen(hyphen: str) -> None:
    assert RareStrings(f"anti{hyphen}\nbody").has_any(BROKEN_LINES)


@pytest.mark.parametrize("sign", [*"-*+|•7", " ", "\t"])
def test_an_item_may_begin_with_every_sign(sign: str) -> None:
    assert RareStrings(f"list\n{sign} item").has_any(ITEMS)


@pytest.mark.parametrize("offset", range(-8, 3))
def test_what_runs_over_the_end_of_a_block_is_found_once(offset: int) -> None:
    before = "." * (rare_strings._BLOCK + offset)
    rare = RareStrings(f"{before}abbreviated  thing stands")
    assert rare.places(ABBREVIATED) == [len(before)]
    assert rare.places(STANDS) == [len(before) + 19]
    assert rare.has_any(GAPS)


def test_places_are_found_in_a_text_full_of_gaps() -> None:
    gaps = "  \n" * rare_strings._BLOCK
    rare = RareStrings(f"{gaps}stands{gaps}known")
    assert rare.places(STANDS, KNOWN) == [len(gaps), 2 * len(gaps) + len("stands")]
    assert rare.has_any(GAPS)


def test_a_plain_text_has_none() -> None:
    rare = RareStrings("T cells (CAR) die.\n\nB cells, or plasma cells.")
    assert not rare.has_any((*GAPS, *BROKEN_LINES, *ITEMS))


def test_without_daachorse_the_same_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("ahocorasick_rs")
    text = "it stands  for a known\u00ad\nthing"
    expected = RareStrings(text).places(KNOWN, STANDS)
    monkeypatch.setitem(sys.modules, "daachorse", None)
    rare_strings._finder.cache_clear()
    try:
        rare = RareStrings(text)
        assert rare.places(KNOWN, STANDS) == expected
        assert rare.has_any(GAPS)
        assert rare.has_any(BROKEN_LINES)
    finally:
        rare_strings._finder.cache_clear()
