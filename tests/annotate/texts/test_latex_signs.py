"""Signs, numbers and notes of LaTeX that stand inside or beside a term."""

import pytest

from immuno_cli.annotate.texts.loading import Kind
from tests.annotate.reading import concepts


@pytest.mark.parametrize("number", ["IL-$2$", "IL$_2$", "IL$_{2}$", "IL-2"])
def test_numbers_set_as_formulas(number: str) -> None:
    assert concepts(f"a fever, {number} and a tumor", Kind.LATEX) == ["fever", "il-2", "tumor"]


@pytest.mark.parametrize(
    "note",
    [
        *(r"\textsuperscript{1}", r"\textsuperscript{a,b}", "$^{[2]}$", "$^1$", r"\textsuperscript{1--3}", "$^*$"),
        *(r"\footnotemark[1]", r"$^\dag$", r"\@"),
    ],
)
def test_a_footnote_behind_a_term(note: str) -> None:
    assert concepts(f"tumors{note} and T cells{note}, a fever{note}", Kind.LATEX) == ["tumor", "t-cell", "fever"]


@pytest.mark.parametrize("command", ["footnote", "footnotetext", "todo", "marginnote", "sidenote", "endnote"])
def test_a_note_is_read_and_ends_the_word_before_it(command: str) -> None:
    assert concepts(rf"a tumor\{command}{{Fever.}} and T cells", Kind.LATEX) == ["tumor", "fever", "t-cell"]


def test_what_is_switched_off_is_not_read() -> None:
    assert concepts("\\iffalse a tumor \\emph{fever}\n\\fi a T cell", Kind.LATEX) == ["t-cell"]
    assert concepts("\\iffalse a tumor", Kind.LATEX) == ["tumor"]


def test_money_is_no_formula() -> None:
    assert concepts(r"\$5 of fever, \$6 and a tumor at 7\$", Kind.LATEX) == ["fever", "tumor"]
