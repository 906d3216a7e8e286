"""Glossaries in the directives of Sphinx: in reStructuredText, and in Markdown as MyST has them."""

from pathlib import Path

import pytest

from immuno_cli.errors import InvalidVocabularyError
from immuno_cli.formats import read_file
from immuno_cli.formats.glossaries.restructured import plain_rst
from immuno_cli.formats.reading import Reading

RST = """\
.. _words:

=======
A title
=======

Two lines
before.

.. glossary::
   :sorted:

   serum
      Blood without cells, as
      :term:`plasma` has.

      .. note:: It *clots*.

      * one
      * two

   plasma
   blood plasma : P

      Blood with ``clotting``.

   .. a comment
      of two lines

   lymph

After it.
"""
MYST = """\
# A title

```{glossary}
:sorted:
serum
  Blood *without* cells.

  And more.

plasma
blood plasma
  Blood with clotting.
```
"""


def read(folder: Path, text: str) -> Reading:
    path = folder / "words.txt"
    path.write_text(text, encoding="utf-8")
    return read_file(path)


def said(reading: Reading) -> dict[tuple[str, ...], list[str]]:
    """Return the definitions of each concept by its labels."""
    return {
        (concept.pref_label, *concept.alt_labels): [each.text for each in concept.definitions]
        for concept in reading.concepts
    }


def test_a_glossary_in_restructured_text(tmp_path: Path) -> None:
    reading = read(tmp_path, RST)
    assert said(reading) == {
        ("serum",): ["Blood without cells, as plasma has.\n\nIt clots.\n\n* one\n* two"],
        ("plasma", "blood plasma"): ["Blood with clotting."],
        ("lymph",): [],
    }
    assert reading.scheme.title == "A title"
    assert {note.code: [place.text for place in note.places] for note in reading.notes} == {
        "outside": ["Two lines", "After it."],
        "classifier": ["blood plasma: P"],
        "markup": [".. a comment"],
    }


def test_several_glossaries_of_a_file_are_one(tmp_path: Path) -> None:
    text = ".. glossary::\n\n   a\n      One.\n\nText\n\n  .. glossary::\n\n    b\n      Two.\n"
    assert said(read(tmp_path, text)) == {("a",): ["One."], ("b",): ["Two."]}


def test_a_glossary_in_myst(tmp_path: Path) -> None:
    reading = read(tmp_path, MYST)
    assert said(reading) == {
        ("serum",): ["Blood without cells.\n\nAnd more."],
        ("plasma", "blood plasma"): ["Blood with clotting."],
    }
    assert reading.notes == ()


@pytest.mark.parametrize("fence", ["```", "````", "~~~", ":::"])
def test_a_long_glossary_in_myst_is_known_by_its_beginning(tmp_path: Path, fence: str) -> None:
    entries = "".join(f"term {number}\n  Definition {number}.\n\n" for number in range(5000))
    assert len(read(tmp_path, f"{fence}{{glossary}}\n{entries}{fence}\n").concepts) == 5000


@pytest.mark.parametrize("between", ["", "\n"])
def test_several_terms_above_a_definition_are_one_concept(tmp_path: Path, between: str) -> None:
    text = f"serum\nblood serum\n{between}: Blood.\n\nplasma\n{between}: Clots\nlazily.\nlymph\n: Clear.\n"
    assert said(read(tmp_path, text)) == {
        ("serum", "blood serum"): ["Blood."],
        ("plasma",): ["Clots lazily."],
        ("lymph",): ["Clear."],
    }


def test_marks_of_restructured_text_are_left_out() -> None:
    text = r":abbr:`CTL (cytotoxic T cell)`, :py:class:`~a.b`, `link`_, serum_, **x** y*z* 2*3 a_b |s| \*"
    assert plain_rst(text) == "CTL (cytotoxic T cell), a.b, link, serum, x y*z* 2*3 a_b |s| *"


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("``__init__``, ``*a*``, ``**b**``, ``a_`` and ``\\d``", r"__init__, *a*, **b**, a_ and \d"),
        ("__slots__ and _private_ and __name__.py", "__slots__ and _private_ and __name__.py"),
        ("serum_, blood-serum_ and a.b_, but not a_b", "serum, blood-serum and a.b, but not a_b"),
        (":term:`*a*`, :code:`__init__` and `__b__`_", "*a*, __init__ and __b__"),
        ("**kwargs and ``**x``, *see ``a*b`` or* more", "**kwargs and **x, see a*b or more"),
        (r"H\ :sub:`2`\ O, 10\ :superscript:`-5`, x\ :sub:`Q;1`, :math:`\alpha`", r"H₂O, 10⁻⁵, x_(Q;1), \alpha"),
        (r":term:`a \<b\> c`, `a < b`, `a <b>`__, :ref:`<b>`", "a <b> c, a < b, a, <b>"),
    ],
)
def test_what_markup_shows_is_not_read_as_markup_again(text: str, plain: str) -> None:
    assert plain_rst(text) == plain


def test_terms_and_markup_over_the_end_of_a_line_are_read(tmp_path: Path) -> None:
    text = ".. glossary::\n\n   __slots__\n      A *long\n      text* with ``two\n      words``, "
    text += "water (H\\\n      :sub:`2`\\ O).\n"
    text += "\n      * one *two\n        three*\n      * four\n"
    assert said(read(tmp_path, text)) == {
        ("__slots__",): ["A long text with two words, water (H₂O).\n\n* one two three\n* four"]
    }


TABLES = """\
===== =====
a     b
===== =====
1     2

3     4
===== =====

Between.

===== =====
1     2
===== =====

+---+---+
| a | b |
+===+===+
| 1 | 2 |
+---+---+
"""


def test_tables_in_a_definition_are_left_out_and_counted(tmp_path: Path) -> None:
    indented = "".join(f"      {line}\n" if line else "\n" for line in TABLES.splitlines())
    reading = read(tmp_path, f".. glossary::\n\n   serum\n      Before.\n\n{indented}\n      After.\n")
    assert said(reading) == {("serum",): ["Before.\n\nBetween.\n\nAfter."]}
    assert [(note.code, note.count) for note in reading.notes] == [("markup", 3)]


def test_a_literal_block_stays_as_it_is_below_a_single_colon(tmp_path: Path) -> None:
    text = ".. glossary::\n\n   serum\n      Fluid::\n\n         *a*  = __b__\n           c\n\n"
    text += "      Like ::\n\n         d\n\n      ::\n\n         e\n"
    assert said(read(tmp_path, text)) == {("serum",): ["Fluid:\n\n*a*  = __b__\n  c\n\nLike\n\nd\n\ne"]}


TABLE = 'term;definition\nserum;"see\n.. glossary::\n"\nb;c\n'
HEADER = ".. csv-table::\n\n   Term, Definition\n   a, b\n\n.. glossary::\n\n   serum\n      Blood.\n"


def test_a_table_with_the_line_of_a_directive_in_a_cell_is_a_table(tmp_path: Path) -> None:
    assert list(said(read(tmp_path, TABLE))) == [("serum",), ("b",)]


def test_a_table_within_a_text_that_is_named_so_is_no_table_of_terms(tmp_path: Path) -> None:
    path = tmp_path / "words.rst"
    path.write_text(HEADER, encoding="utf-8")
    assert said(read_file(path)) == {("serum",): ["Blood."]}


@pytest.mark.parametrize("name", ["words.rst", "WORDS.RST"])
def test_a_glossary_far_below_the_beginning_is_found_in_a_file_that_is_named_so(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    prose = "A line of prose and nothing else.\n\n" * 4000
    path.write_text(f"{prose}.. glossary::\n\n   serum\n      Blood.\n", encoding="utf-8")
    assert said(read_file(path)) == {("serum",): ["Blood."]}
    path.write_text(prose, encoding="utf-8")
    with pytest.raises(InvalidVocabularyError, match="plain text"):
        read_file(path)


def test_names_of_places_in_a_grid_are_no_part_of_its_terms(tmp_path: Path) -> None:
    path = tmp_path / "words.rst"
    path.write_text(
        "+------------+------------+\n| Term       | Definition |\n+============+============+\n"
        "| .. _fluid: | It flows.  |\n|            |            |\n| serum      |            |\n"
        "+------------+------------+\n| lymph      | It drips.  |\n+------------+------------+\n",
        encoding="utf-8",
    )
    assert [concept.pref_label for concept in read_file(path).concepts] == ["serum", "lymph"]
