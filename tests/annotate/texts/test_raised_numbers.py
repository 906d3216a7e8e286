"""Numbers above the line of a PDF are told from others by their size and place, and by what is drawn before them."""

import pytest

from immuno_cli.annotate.texts.pdf.layout import Fragment
from immuno_cli.annotate.texts.pdf.numbers import Raised, raised_number, with_raised_numbers

WORD = Fragment("lymphocytes", 50, 700, 10)


@pytest.mark.parametrize(
    ("number", "sign"),
    [
        (Fragment("1", 102, 704, 6), "¹"),
        (Fragment("1,2", 102, 704, 6), "¹,²"),
        (Fragment("1", 50, 700, 6), "¹"),
        (Fragment("1", 102, 700, 6), "¹"),
    ],
    ids=["above the line", "two", "at an unknown place", "at an unknown height"],
)
def test_a_small_number_right_behind_a_word_is_raised(number: Fragment, sign: str) -> None:
    raised = raised_number(WORD, number)
    assert raised is not None
    assert raised.sign == sign


@pytest.mark.parametrize(
    "number",
    [
        *(Fragment("12", 500, 700, 7), Fragment("12", 500, 704, 7), Fragment("12", 20, 700, 7)),
        *(Fragment(" 12", 102, 700, 7), Fragment("12", 102, 700, 10), Fragment("12", 102, 690, 7)),
    ],
    ids=["right margin", "above in the right margin", "left margin", "behind a blank", "as big", "below"],
)
def test_other_numbers_are_not(number: Fragment) -> None:
    assert raised_number(WORD, number) is None


@pytest.mark.parametrize(
    ("text", "found", "expected"),
    [
        ("mice 12 weeks. mice1 died", [Raised("mice", "1")], "mice 12 weeks. mice¹ died"),
        ("mice 1 week. mice1 died", [Raised("mice", "1")], "mice 1 week. mice¹ died"),
        ("mice12 are many. mice1 died", [Raised("mice", "1")], "mice12 are many. mice¹ died"),
        ("mice 12 weeks. mice\n1 died", [Raised("mice", "1")], "mice 12 weeks. mice¹ died"),
        ("mice 12 weeks", [Raised("mice", "1")], "mice 12 weeks"),
        ("mice1 and mice2", [Raised("mice", "1"), Raised("mice", "2")], "mice¹ and mice²"),
        ("a1 a1 a1", [Raised("a", "1"), Raised("a", "1")], "a¹ a¹ a1"),
        ("10 9 cells", [Raised("10", "9")], "10⁹ cells"),
        ("aa1", [Raised("a", "1"), Raised("", "1")], "aa¹"),
    ],
)
def test_the_number_of_the_text_that_is_raised_is_replaced(text: str, found: list[Raised], expected: str) -> None:
    assert with_raised_numbers(text, found) == expected
