r"""A name that a formula holds is marked with the signs around it: "CD8$^+$ T cell", "$IFN-\gamma$"."""

import pytest

from immuno_cli.annotate.texts.loading import Kind
from immuno_cli.model import Concept
from tests.annotate.cells import vocabulary
from tests.annotate.reading import marks

NAMES = vocabulary(
    Concept("ctl", "killer T cell", ("CD8 T cell",)),
    Concept("t-cell", "T cell"),
    Concept("cd8", "CD8"),
    Concept("cd4", "CD4"),
    Concept("ifn", "interferon", ("IFN",)),
    Concept("ifn-g", "interferon gamma", ("IFN-γ",)),
    Concept("tgf", "TGF-beta"),
)
KINDS = (Kind.MARKDOWN, Kind.LATEX, Kind.HTML)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "name",
    [
        "CD8$^+$ T cells",
        "CD8$^{+}$ T cells",
        r"CD8$^{\rm +}$ T cells",
        "$CD8^+$ T cells",
        r"$\mathrm{CD8}^{+}$ T cells",
    ],
)
def test_a_raised_plus_as_a_formula(name: str, kind: Kind) -> None:
    assert marks(f"The {name} are", kind, NAMES) == [(name, "ctl")]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("name", "concept"),
    [(r"$IFN-\gamma$", "ifn-g"), (r"IFN-$\gamma$", "ifn-g"), (r"$\text{TGF-}\beta$", "tgf"), (r"TGF-$\beta$", "tgf")],
)
def test_a_mark_holds_the_whole_formula(name: str, concept: str, kind: Kind) -> None:
    assert marks(f"of {name}, and", kind, NAMES) == [(name, concept)]
    assert marks(f"of ({name}).", kind, NAMES) == [(name, concept)]


@pytest.mark.parametrize("kind", KINDS)
def test_what_stands_between_two_formulas_is_none(kind: Kind) -> None:
    assert marks("by CD4$^{+}$CD8$^{+}$ cells", kind, NAMES) == [("CD4", "cd4"), ("CD8", "cd8")]
    assert marks("CD8$^{hi}$ cells", kind, NAMES) == [("CD8", "cd8")]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("text", ["$n = CD8$ cells", "$10^{-5}$", r"$\sum CD8^+$"])
def test_other_formulas_are_not_read(text: str, kind: Kind) -> None:
    assert marks(text, kind, NAMES) == []


def test_prices_are_no_formula() -> None:
    assert marks("for $5 CD8 and $6 CD4 kits", Kind.MARKDOWN, NAMES) == [("CD8", "cd8"), ("CD4", "cd4")]
