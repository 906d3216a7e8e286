"""The automaton finds every key, however long, wherever a word begins."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from immuno_cli.annotate.matcher import automaton
from immuno_cli.annotate.matcher.automaton import LONGEST_PATTERN, Automaton, dump_finder, make_key_table
from immuno_cli.annotate.reading.pattern_search import build_finder

words = st.text("abé", min_size=1, max_size=4)
keys = st.lists(st.lists(words, min_size=1, max_size=12).map(" ".join), unique=True, max_size=12)


def found(text: str, strings: list[str]) -> list[tuple[int, str]]:
    table = make_key_table(strings)
    hits = Automaton(table).find_overlapping(f" {text} ".encode())
    assert all(f" {text} ".encode()[begin + 1 : end].decode() == table[number] for begin, end, number in hits)
    return sorted((begin, table[number]) for begin, _, number in hits)


def expected(text: str, strings: list[str]) -> list[tuple[int, str]]:
    """Return what a search for one string after the other finds."""
    data = f" {text} ".encode()
    places = [
        (place, key) for key in strings for place in range(len(data)) if data.startswith(f" {key}".encode(), place)
    ]
    return sorted(places)


@given(keys, st.lists(words, max_size=30).map(" ".join))
def test_all_keys_are_found_also_those_that_overlap(strings: list[str], text: str) -> None:
    assert found(text, strings) == expected(text, strings)


@given(st.integers(1, 60), st.lists(st.integers(1, 80), unique=True, min_size=1))
def test_keys_that_begin_with_each_other_are_all_found(copies: int, lengths: list[int]) -> None:
    strings = ["a" * length for length in lengths]
    text = " ".join(["a" * copies] * 3)
    assert found(text, strings) == expected(text, strings)


@given(keys)
def test_a_table_gives_back_each_string_and_its_number(strings: list[str]) -> None:
    table = make_key_table(strings)
    assert sorted(table) == sorted(strings)
    assert [table.find(table[number]) for number in range(len(table))] == list(range(len(strings)))
    assert table.find("a string that is not there, and is long") is None
    assert table.find("c") is None


def test_a_beginning_that_thousands_of_keys_share_costs_little() -> None:
    shared = "1,2-dioctadecanoyl-sn-glycero-3-phospho".replace("-", " ")
    table = make_key_table([f"{shared} {number}" for number in range(50_000)])
    hits = Automaton(table).find_overlapping(f" {shared} 777 x {shared}".encode())
    assert sorted(table[number] for _, _, number in hits) == [f"{shared} {number}" for number in (7, 77, 777)]
    assert len(table._read) < LONGEST_PATTERN


@given(keys, st.lists(words, max_size=30).map(" ".join))
def test_many_keys_are_held_by_shorter_beginnings(strings: list[str], text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(automaton, "MANY", 1)
        patch.setattr(automaton, "LONGEST_OF_MANY", 4)
        table = make_key_table(strings)
        assert len(strings) <= 1 or all(len(pattern) <= 4 for pattern in table.patterns())
        assert found(text, strings) == expected(text, strings)
        assert [table.find(table[number]) for number in range(len(table))] == list(range(len(strings)))


@pytest.mark.parametrize("count", [2, 8, 9, 300, 1024, 1025])
def test_keys_with_one_beginning_are_found_however_many_they_are(count: int) -> None:
    strings = [f"diacylglycerol phosphate {number}" for number in range(count)]
    strings += ["diacylglycerol phosphate", "diacylglycerol ph"]
    text = f"diacylglycerol phosphate 1 diacylglycerol phos diacylglycerol phosphate {count - 1}"
    for _ in range(2):
        assert found(text, strings) == expected(text, strings)


@pytest.mark.parametrize("missing", ["daachorse", "none"])
def test_both_libraries_find_the_same(monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
    pytest.importorskip("ahocorasick_rs")
    monkeypatch.setitem(sys.modules, missing, None)
    strings = ["t", "t cell", "cell", "cell receptor that has quite a long name"]
    text = "t cell t cells cell receptor that has quite a long name"
    assert found(text, strings) == expected(text, strings)
    assert (dump_finder(build_finder([b" t"])) is None) == (missing == "daachorse")
