"""What a list or a table says of an abbreviation counts in the whole document."""

import pytest

from immuno_cli.annotate.texts.loading import Kind
from tests.annotate.reading import concepts

LISTS = [
    (Kind.HTML, "<dl><dt>{}</dt><dd>{}</dd></dl><p>"),
    (Kind.HTML, "<dl><dt><b>{}</b><dd><i>{}</i>.</dl><p>"),
    (Kind.HTML, "<table><tr><th>Name<th>Meaning<tr>\n<td>{}</td>\n<td>{}</td></tr></table><p>"),
    (Kind.MARKDOWN, "| A | B |\n|---|---|\n| **{}** | {} |\n\n"),
    (Kind.MARKDOWN, "Names:\n\n- **{}**: {}\n\n"),
    (Kind.TEXT, "- {}: {}\n\n"),
    (Kind.TEXT, "Names\r\n\r\n* {} – {}\r\n\r\n"),
    (Kind.TEXT, "Names\n1. {} = {}\n\n"),
    (Kind.LATEX, "\\item[{}] {}\n\n"),
    (Kind.LATEX, "a\n{} & {} \\\\\n\n"),
]


@pytest.mark.parametrize(("kind", "shape"), LISTS)
def test_another_meaning_hides_that_of_the_vocabulary(kind: Kind, shape: str) -> None:
    assert concepts(f"{shape.format('MM', 'mismatch mutant')}A T cell with MM, and MM", kind) == ["t-cell"]


@pytest.mark.parametrize(("kind", "shape"), LISTS)
def test_the_meaning_of_the_vocabulary_counts_for_another_abbreviation(kind: Kind, shape: str) -> None:
    assert concepts(f"{shape.format('MMY', 'multiple myeloma')}The MMY", kind)[-1] == "mm"


@pytest.mark.parametrize(("kind", "shape"), LISTS)
def test_cells_that_explain_nothing_change_nothing(kind: Kind, shape: str) -> None:
    assert concepts(f"{shape.format('MM', 'twelve per cent')}The MM in T cells", kind) == ["mm", "mm", "t-cell"]
