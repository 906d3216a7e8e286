"""The code of reStructuredText is not read; the text around it is."""

import pytest

from immuno_cli.annotate.texts.literal_blocks import mask_literal_blocks
from immuno_cli.annotate.texts.loading import Kind, kind_of
from tests.annotate.reading import concepts


@pytest.mark.parametrize(
    "code",
    [
        ".. code-block:: python\n\n   fever = 1\n\n   tumor()\n",
        ".. code:: r\n   :caption: x\n\n   fever\n",
        "Example::\n\n    fever()\n\n      tumor\n",
        "::\n\n  fever\n",
        "- an item::\n\n      fever\n",
        "Example::\r\n\r\n\tfever\r\n",
    ],
)
def test_code_is_not_read(code: str) -> None:
    assert concepts(f"a tumor\n\n{code}\na T cell", Kind.RESTRUCTURED) == ["tumor", "t-cell"]


@pytest.mark.parametrize(
    "text",
    [
        "Example::\n\ntumor\n",
        "Example::\n    tumor\n",
        "Example:\n\n    tumor\n",
        ".. note::\n\n   tumor\n",
        ".. figure:: a.png\n\n   tumor\n",
        "a tumor::",
    ],
)
def test_other_blocks_are_read(text: str) -> None:
    assert concepts(text, Kind.RESTRUCTURED) == ["tumor"]


def test_the_length_stays() -> None:
    text = "A::\n\n  b\n\n\n"
    assert mask_literal_blocks(text) == "A::\n\n\0\0\0\n\n\n"


def test_only_files_of_restructured_text_have_such_blocks() -> None:
    assert concepts("Results::\n\n  a tumor") == ["tumor"]
    assert kind_of(".rst") is Kind.RESTRUCTURED
