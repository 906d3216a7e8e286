"""Halves and endings of words, and names with the numbers of their affiliations, are no words."""

import pytest

from immuno_cli.language.fragments import is_author, is_fragment


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("gluco- and mineralocorticoids", "gluco"),
        ("hypo-, normo- or hyperthyroid", "normo"),
        ("the (immuno)histochemical stain", "immuno"),
        ("the (immuno)histochemical stain", "histochemical"),
        ("an immuno(cyto)chemical stain", "cyto"),
        ("names in -ximab", "ximab"),
        ("names in “-zumab”", "zumab"),
    ],
)
def test_halves_and_endings(text: str, word: str) -> None:
    start = text.index(word)
    assert is_fragment(text, start, start + len(word))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("mofetilate (a drug)", "mofetilate"),
        ("(mofetilate) and more", "mofetilate"),
        ("a drug (mofetilate), another", "mofetilate"),
        ("the drug - mofetilate - helps", "mofetilate"),
        ("Drugs:\n-mofetilate", "mofetilate"),
        ("TNF- and more", "TNF"),
        ("well-known mofetilate", "mofetilate"),
    ],
)
def test_words(text: str, word: str) -> None:
    start = text.index(word)
    assert not is_fragment(text, start, start + len(word))


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Amira Aly1, Jan Kowalczyk2", "Kowalczyk2", True),
        ("A. Aly1,2, J. Kowalczyk-Obi3* and W. Zhang1", "Kowalczyk-Obi3", True),
        ("By Wei Zhang1 & Amira Aly12", "Zhang1", True),
        ("Amira Aly1\nJan Kowalczyk2", "Aly1", False),
        ("cells express Foxp3, Gata3 and Rorc2", "Gata3", False),
        ("Mouse Foxp3, and the gene Gata3", "Foxp3", False),
        ("Treg Foxp3 was high in Amira Aly1,", "Foxp3", False),
    ],
)
def test_authors_stand_in_a_line_of_authors(text: str, name: str, *, expected: bool) -> None:
    assert is_author(text, text.index(name)) == expected
