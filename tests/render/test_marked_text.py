"""A text with marked terms on a terminal: its lines, their wrapping, and where numbers stand."""

import sys

from hypothesis import assume, given
from hypothesis import strategies as st

from immuno_cli.render.layout import Span, text_of, wrap
from immuno_cli.render.marked.numbered import Numbering
from immuno_cli.render.marked.text import _OF_ONE_COLUMN, _wrapped, text_lines
from immuno_cli.render.visible import cells, visible

SPANS = st.lists(st.builds(Span, st.text("ab ", min_size=1, max_size=30), st.sampled_from(["plain", "match"])))


def shown(*pieces: tuple[str, int], every: bool = False, all_words: bool = False, width: int = 40) -> list[str]:
    return [text_of(line) for line in text_lines(pieces, width, Numbering(every=every, all_words=all_words))]


@given(SPANS.filter(bool), st.integers(1, 20))
def test_lines_of_simple_text_are_cut_as_all_lines_are_wrapped(spans: list[Span], width: int) -> None:
    spans[0] = spans[0]._replace(text=f"c{spans[0].text}")
    text = text_of(tuple(spans)).rstrip()
    assume("  " not in text)
    expected = [text] if len(text) <= width else [text_of(line).rstrip() for line in wrap(spans, width)]
    assert [text_of(line).rstrip() for line in _wrapped(list(spans), width)] == expected


def test_a_line_that_fits_keeps_its_blanks() -> None:
    assert shown(("      T  細胞    12\n", 0), ("B cell", 1), ("     3", 0), width=20) == [
        "      T  細胞    12",
        "B cell[1]  3",
    ]
    assert shown(("a  \x1b b\n", 0), (" " * 15 + "a b", 0), width=18) == ["a  \\x1b b", " " * 15 + "a b"]
    assert shown(("            細胞  b", 0), width=18) == ["      細胞  b"]


def test_columns_stand_below_each_other_behind_the_numbers_of_terms() -> None:
    assert shown(("B cell", 1), ("      3    low\nother       12    high", 0), every=True) == [
        "B cell[1]   3    low",
        "other       12    high",
    ]
    assert shown(("B cell", 1), ("  3     low", 0)) == ["B cell[1]  3  low"]


def test_tabs_lead_to_the_next_of_the_columns_that_a_terminal_has() -> None:
    assert shown(("T\t", 0), ("B cell", 1), ("\t3\nNK\tother\t12", 0)) == [
        "T       B cell[1]  3",
        "NK      other   12",
    ]
    assert shown(("T\t", 0), ("ALT", 1), ("\t3\nNK\tother\t12", 0))[0] == "T       ALT[1]  3"


def test_a_line_with_columns_that_is_too_wide_keeps_them_and_breaks_between_them() -> None:
    table = "Hemoglobin    10.9    g/dL    12.0 to 16.0    L\nALT           86      U/L     up to 35        H"
    assert shown((table, 0), width=36) == [
        "Hemoglobin    10.9    g/dL",
        "  12.0 to 16.0    L",
        "ALT           86      U/L",
        "  up to 35        H",
    ]
    assert shown(("    a value    " + "which is long " * 3, 0), width=30) == [
        "    a value",
        "      which is long which is",
        "      long which is long",
    ]


def test_two_blanks_behind_a_sentence_make_no_columns() -> None:
    assert shown(("It is a fever.  It goes on for a while.  Then it stops.", 0), width=30) == [
        "It is a fever. It goes on for",
        "a while. Then it stops.",
    ]


def test_the_other_lines_of_an_item_stand_below_its_words() -> None:
    assert shown(("  - a very long item of a list\n10. another long item", 0), width=20) == [
        "  - a very long item",
        "    of a list",
        "10. another long",
        "    item",
    ]
    assert shown(("  -   an item of a very long list\n-\tanother item of it", 0), width=24) == [
        "  -   an item of a very",
        "      long list",
        "-       another item of",
        "        it",
    ]


def test_simple_text_has_characters_of_one_column() -> None:
    simple = "".join(filter(_OF_ONE_COLUMN.fullmatch, map(chr, range(sys.maxunicode))))
    assert visible(simple) == simple
    assert all(cells(character) == 1 for character in simple)


def test_a_line_keeps_its_indent_where_it_is_wrapped() -> None:
    assert shown(("  a T cell, or a ", 0), ("T cell", 1), (" and more", 0), width=20) == [
        "  a T cell, or a T",
        "  cell[1] and more",
    ]


def test_a_number_stands_at_the_first_mention() -> None:
    assert shown(("T cell", 1), (" and ", 0), ("T cell", 1)) == ["T cell[1] and T cell"]
    assert shown(("T cell", 1), (" and ", 0), ("T cell", 1), every=True) == ["T cell[1] and T cell[1]"]


def test_a_number_stands_between_two_mentions_in_a_row() -> None:
    pieces = (("T cell", 1), (", ", 0), ("T cell", 1), (" ", 0), ("T cell", 1), ("\n", 0), ("T cell", 1))
    assert shown(*pieces) == ["T cell[1], T cell[1] T cell", "T cell"]


def test_a_common_word_is_marked_once() -> None:
    pieces = (("treatment", 1), (", ", 0), ("T cell", 2), (" ", 0), ("treatment", 1))
    assert shown(*pieces, every=True) == ["treatment[1], T cell[2] treatment"]
    assert shown(*pieces, every=True, all_words=True) == ["treatment[1], T cell[2] treatment[1]"]


def test_a_quoted_line_stays_quoted_where_it_is_wrapped() -> None:
    assert shown(("> > When will I get the next one?", 0), width=20) == ["> > When will I get", "> > the next one?"]
    assert shown((">" * 50 + " a b", 0), width=20)[-1] == ">>>>>>>>>> a b"


PIPES = "See:\n\n| Test | What it means |\n|:-----|----:|\n| a \\| b | It is a long text |\n| c |  |\n\nEnd"


def test_what_does_not_fit_into_a_line_of_a_quotation_begins_the_next_one() -> None:
    text = (
        ">> It is said that the treatment of today helps many of the\n>> patients, as it did before.\n>> - One\n\nEnd"
    )
    assert shown((text, 0), width=56) == [
        ">> It is said that the treatment of today helps many of",
        ">> the patients, as it did before.",
        ">> - One",
        "",
        "End",
    ]
    alone = "> It is said that the treatment of today helps many of them\nA"
    assert shown((alone, 0), width=56) == [alone[:54], "> them", "A"]
    item = alone.replace("\nA", "\n> 1. A")
    assert shown((item, 0), width=56)[1:] == ["> them", "> 1. A"]
    term = ((alone[:-1] + "> ", 0), ("T cells", 1), (" too", 0))
    assert shown(*term, width=56) == [alone[:54], "> them T cells[1] too"]
    in_quotation = (("> > " + alone[2:-1] + "> > ", 0), ("T cells", 1), ("\n> ", 0), ("B cells", 2))
    assert shown(*in_quotation, width=56)[1:] == ["> > them T cells[1]", "> B cells[2]"]
    short = "> Example Clinic\n> Example Street 1"
    assert shown((short, 0), width=12) == ["> Example", "> Clinic", "> Example", "> Street 1"]


def test_a_table_of_markdown_stays_as_it_is_where_it_fits_and_is_laid_out_where_not() -> None:
    assert shown((PIPES, 0), width=40) == PIPES.split("\n")
    assert shown((PIPES, 0), width=20) == [
        *(
            "See:",
            "",
            "Test   What it means",
            "─────  ─────────────",
            "a | b  It is a long",
            "       text",
            "",
            "c",
            "",
            "End",
        ),
    ]


def test_a_stroke_that_a_cell_shows_has_no_backslash_where_the_table_is_laid_out() -> None:
    table = "| a \\| b | c |\n|---|---|\n| d | e\\|f |"
    assert shown((table, 0), width=40) == table.split("\n")
    assert shown((f"{table} {'g ' * 20}|", 0), width=30)[0] == "a | b  c"


def test_lines_with_strokes_that_are_no_table_are_wrapped() -> None:
    assert shown(("| a long line of a table\n| b", 0), width=20) == ["| a long line of a", "table", "| b"]
    assert shown(("a\n\n| b", 0)) == ["a", "", "| b"]
