"""Names of cells with a marker and its sign: "CD8+ T cell" in the ways that texts write it."""

import pytest

from immuno_cli.annotate.texts.loading import Kind
from immuno_cli.model import Concept
from tests.annotate.cells import vocabulary
from tests.annotate.reading import marks

CELLS = vocabulary(Concept("ctl", "killer T cell", ("CD8 T cell",)), Concept("t-cell", "T cell", ("T lymphocyte",)))
ANYWHERE = (
    "CD8+ T cells",
    "CD8(+) T cells",
    "CD8 (+) T cells",
    "CD8(+)T cells",
    "CD8+T cells",
    "CD8⁺ T-cells",
    "CD8-positive T cells",
)
LYMPHOCYTES = ("CD8 T lymphocytes", "CD8+ T lymphocytes", "CD8-positive T-lymphocytes")


@pytest.mark.parametrize("name", [*ANYWHERE, *LYMPHOCYTES])
@pytest.mark.parametrize("kind", [Kind.TEXT, Kind.MARKDOWN, Kind.HTML, Kind.LATEX])
def test_a_sign_behind_a_marker(name: str, kind: Kind) -> None:
    assert marks(f"the {name} are", kind, CELLS) == [(name, "ctl")]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("CD8<sup>+</sup> T cells", Kind.HTML),
        ("CD8<sup>(+)</sup> T cells", Kind.HTML),
        ("CD8</b>+ T cells", Kind.HTML),
        ("CD8<sup>+</sup> T cells", Kind.MARKDOWN),
        ("CD8^+^ T cells", Kind.MARKDOWN),
        ("CD8$^+$ T~cells", Kind.LATEX),
        ("CD8$^{+}$ T cells", Kind.LATEX),
        (r"CD8\textsuperscript{+} T cells", Kind.LATEX),
    ],
)
def test_a_raised_sign(name: str, kind: Kind) -> None:
    assert marks(f"the {name} are", kind, CELLS) == [(name, "ctl")]


@pytest.mark.parametrize("name", ["CD8- T cells", "CD8-negative T cells", "CD8 and T cells", "CD8. T cells"])
def test_another_cell(name: str) -> None:
    assert marks(name, glossary=CELLS) == [("T cells", "t-cell")]


@pytest.mark.parametrize("kind", [Kind.TEXT, Kind.MARKDOWN])
def test_a_sign_in_parentheses_hides_neither_what_has_it_nor_what_follows(kind: Kind) -> None:
    names = vocabulary(
        Concept("t-cell", "T cell"), Concept("her2", "HER2"), Concept("helper", "helper T cell", ("CD4+",))
    )
    text = "HER2(+) growth, HER2(+)T cells, CD3(+)T cells and CD4(+)/CD3(+) cells"
    assert [words for words, _ in marks(text, kind, names)] == ["HER2", "HER2", "T cells", "T cells", "CD4(+)"]


SIGNED = vocabulary(
    Concept("t-cell", "T cell"),
    Concept("regulatory", "CD8+CD28- T cell"),
    Concept("memory", "CD4+CD45RO+ T cell"),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CD69+T cells and IL7R+T-cells", [("T cells", "t-cell"), ("T-cells", "t-cell")]),
        ("CD69<sup>+</sup>T cells", [("T cells", "t-cell")]),
        ("CD8+CD28-T cells", [("CD8+CD28-T cells", "regulatory")]),
        ("CD8+CD28- T cells", [("CD8+CD28- T cells", "regulatory")]),
        ("CD4+CD45RO+T cell", [("CD4+CD45RO+T cell", "memory")]),
        ("CD69+PT cells", []),
        ("an a+t cell", []),
    ],
)
def test_no_blank_behind_the_sign(text: str, expected: list[tuple[str, str]]) -> None:
    kind = Kind.HTML if "<" in text else Kind.TEXT
    assert marks(f"the {text} are", kind, SIGNED) == expected
