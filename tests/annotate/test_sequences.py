"""Sequences whose items lie elsewhere are like lists."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from immuno_cli.annotate.matcher.sequences import Chain, Lazy


@given(st.integers(0, 300), st.lists(st.integers(0, 2), max_size=900))
def test_several_can_go_through_one_at_a_time(length: int, turns: list[int]) -> None:
    lazy = Lazy(length, str)
    iterators = [iter(lazy) for _ in range(3)]
    seen: list[list[str]] = [[], [], []]
    for turn in turns:
        seen[turn] += [item for item in [next(iterators[turn], None)] if item is not None]
    for turn, iterator in enumerate(iterators):
        assert [*seen[turn], *iterator] == [str(number) for number in range(length)]


@given(st.lists(st.lists(st.integers(), max_size=3), max_size=5))
def test_a_chain_has_all_items_in_order(parts: list[list[int]]) -> None:
    assert list(Chain(parts)) == [item for part in parts for item in part]
    assert len(Chain(parts)) == sum(map(len, parts))


@pytest.mark.parametrize("sequence", [Lazy(2, str), Chain(["a", "b"])])
@pytest.mark.parametrize("number", [-1, 2])
def test_there_is_no_other_item(sequence: Lazy[str] | Chain[str], number: int) -> None:
    with pytest.raises(IndexError):
        sequence[number]
