"""A query, read once."""

import pytest

from immuno_cli.search.query import read_query


def test_a_query_says_what_was_typed() -> None:
    query = read_query("What are IL-6 receptors?")
    assert query.typed == "What are IL-6 receptors"
    assert query.about.typed == "IL-6 receptors"
    assert query.about.plain == "il 6 receptors"
    assert query.about.normalized == "il 6 receptor"
    assert query.about.numbers == ("6",)
    assert query.about.abbreviations == ("il6",)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("“Keytruda®”", "Keytruda"),
        ("(mAb).", "mAb"),
        ("'T cell'", "T cell"),
        ("interleukin (IL)", "interleukin (IL)"),
        ("?!", ""),
    ],
)
def test_marks_around_a_query_are_ignored(typed: str, read: str) -> None:
    assert read_query(typed).plain == read_query(read).plain


def test_capitals_count_where_not_all_words_have_them() -> None:
    assert read_query("how a CAR works").in_capitals == {"car"}
    assert read_query("HOW A CAR WORKS").in_capitals == frozenset()


def test_an_article_is_no_part_of_a_term() -> None:
    assert read_query("the immune system").about.typed == "immune system"
    assert read_query("immune system").about.typed == "immune system"
