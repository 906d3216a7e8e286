"""Glossaries in the directives of Sphinx: in reStructuredText, and in Markdown as MyST has them."""

from pathlib import Path

import pytest

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
