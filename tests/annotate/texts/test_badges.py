"""The text of a badge is about a program. That of another picture is about what it shows."""

import pytest

from immuno_cli.annotate.texts.loading import Kind
from immuno_cli.model import Concept
from tests.annotate.cells import vocabulary
from tests.annotate.reading import marks

TERMS = vocabulary(
    Concept("ci", "confidence interval", ("CI",)),
    Concept("pr", "partial response", ("PR",)),
    Concept("cell", "T cell"),
    Concept("fever", "fever"),
)


@pytest.mark.parametrize(
    "badge",
    [
        "[![CI](https://github.com/a/b/actions/workflows/ci.yml/badge.svg)](https://github.com/a/b/actions)",
        "![PR welcome and fever](https://img.shields.io/badge/PR-welcome-green)",
        "![CI](badge.svg)",
        "![CI](https://dl.circleci.com/status-badge/img/gh/a/b/tree/main.svg?style=svg)",
        "![CI](https://gitlab.com/a/b/badges/main/pipeline.svg?key_text=CI)",
        "![PR](docs/badges/tests.svg)",
        "[![CI](https://example.org/projects/a/badge/?version=latest)](https://example.org)",
        "![CI](https://example.org/assets/build-badge.svg#main)",
        "![CI][status]\n\n[status]: https://codecov.io/gh/a/b/graph.svg",
        "[![CI]][page]\n\n[CI]: https://travis-ci.org/a/b.png\n[page]: https://example.org",
    ],
)
def test_the_text_of_a_badge_is_not_marked(badge: str) -> None:
    assert marks(f"{badge}\n\nA T cell, and a fever.", Kind.MARKDOWN, TERMS) == [("T cell", "cell"), ("fever", "fever")]


@pytest.mark.parametrize(
    "picture",
    [
        *("![A T cell](cell.png)", "![A dividing T cell](cell.svg)", "[![A T cell](small.png)](large.png)"),
        *("![T cell](t.svg)", "![T cell][fig]\n\n[fig]: a.svg", "![T cell](fig1.svg?raw=true)"),
        *("![T cell](https://example.org/badges/cell.png)", "![T cell](badger.png)", "![T cell](badged/cell.svg)"),
        *("![T cell](https://example.org/shields.io.png)", "![T cell](https://notshields.io/a.png)"),
        *("![T cell](https://example.org/workflows/cell.png)", "![T cell](codecov/cell.png)"),
        "![T cell](https://example.readthedocs.io/en/latest/_images/cell.svg)",
        *("![A T cell][1]\n\n[1]: cell.jpg", "![A T cell]\n\n[other]: badge.svg"),
    ],
)
def test_the_text_of_another_picture_is(picture: str) -> None:
    assert marks(picture, Kind.MARKDOWN, TERMS) == [("T cell", "cell")]


def test_an_interval_outside_a_badge_is_marked() -> None:
    assert ("CI", "ci") in marks("![CI](badge.svg)\n\nFever: 0.6 (95% CI 0.4 to 0.8).", Kind.MARKDOWN, TERMS)
