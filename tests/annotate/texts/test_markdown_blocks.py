"""Blocks of code in Markdown: they end where CommonMark ends them, and what follows is read."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from immuno_cli.annotate.texts.loading import Kind
from immuno_cli.annotate.texts.markdown import mask_markdown, mask_plain
from immuno_cli.annotate.texts.markdown_blocks import code_spans
from tests.annotate.reading import concepts

NO_CLOSING_FENCES = ("- ```", "1. ```", "> ```", "    ```", "``` r", "``", "~~~", "```\u00a0x")


@pytest.mark.parametrize("kind", [Kind.MARKDOWN, Kind.TEXT])
@pytest.mark.parametrize("line", NO_CLOSING_FENCES)
def test_a_fence_is_closed_only_by_one_that_stands_alone(kind: Kind, line: str) -> None:
    assert concepts(f"```\nfever\n{line}\ntumor\n```\n\nA T cell.\n", kind) == ["t-cell"]


@pytest.mark.parametrize("kind", [Kind.MARKDOWN, Kind.TEXT])
@pytest.mark.parametrize("line", ["```", "````", "   ```", "``` \t", "```\r"])
def test_a_fence_may_be_longer_or_indented_a_little(kind: Kind, line: str) -> None:
    assert concepts(f"```\nfever\n{line}\nA T cell.\n```\ntumor\n```\n", kind) == ["t-cell"]


@pytest.mark.parametrize("kind", [Kind.MARKDOWN, Kind.TEXT])
def test_a_fence_in_a_quotation_is_closed_in_it(kind: Kind) -> None:
    assert concepts("> ```\n> fever\n> ```\n> A T cell.\n", kind) == ["t-cell"]
    assert concepts(">> ```\n>> fever\n>> ```\n\nA T cell.\n", kind) == ["t-cell"]


@pytest.mark.parametrize(
    "text",
    [
        "> ```\n> fever\n\nA T cell.\n",
        "> ```\n> fever\nA T cell.\n",
        "- a\n\n  ```\n  fever\n\nA T cell.\n",
        "1. ```\n   fever\nA T cell.\n",
        "[^a]: One\n\n    ```\n    fever\n\nA T cell.\n",
    ],
)
def test_what_encloses_a_fence_closes_it(text: str) -> None:
    assert concepts(text, Kind.MARKDOWN) == ["t-cell"]


@pytest.mark.parametrize(
    "text",
    [
        "A T cell\n    and a fever\n",
        "- A T cell\n\n    and a fever\n\n          tumor\n",
        "1.  A T cell\n\n    and a fever\n\n        tumor\n",
        "> A T cell\n> and a fever\n>\n>     tumor\n",
        "[^a]: A T cell\n\n    and a fever\n\n        tumor\n",
        "<div>\n    A T cell\n    and a fever\n</div>\n\n\ttumor\n",
        "-     tumor\n- A T cell\n- and a fever\n",
    ],
)
def test_indented_lines_are_code_only_where_no_paragraph_goes_on(text: str) -> None:
    for line_end in ("\n", "\r\n", "\r"):
        assert concepts(text.replace("\n", line_end), Kind.MARKDOWN) == ["t-cell", "fever"]


def test_front_matter_opens_no_block() -> None:
    assert concepts("---\ncode: |\n  ```\n---\n\nA T cell.\n", Kind.MARKDOWN) == ["t-cell"]


@given(
    st.lists(st.sampled_from(["```", "~~~", "    ", "\t", "- ", "> ", "1. ", "a", "[^a]: ", "<p>", "\n", "\r\n", "\r"]))
)
def test_offsets_stay(parts: list[str]) -> None:
    text = "".join(parts)
    assert len(mask_markdown(text)) == len(mask_plain(text)) == len(text)
    spans = list(code_spans(text))
    assert spans == sorted(spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


@pytest.mark.parametrize(
    "unit", ["```\n", "> ```\n", "1. a\n", ">" * 30, "- " * 30 + "\n", "[^a]: b\n\n", "<!--\n\n", "\ta\n\n"]
)
def test_many_blocks_keep_their_length(unit: str) -> None:
    text = unit * 5_000
    assert len(mask_markdown(text)) == len(text)
