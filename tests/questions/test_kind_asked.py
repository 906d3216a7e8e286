"""Whether something is a kind of something else: where no entry says so, what it says that bears on that."""

import pytest

from tests.conftest import Immuno

WHOLE = {"IMMUNO_VOCABULARY": "further-terms"}


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (
            "is prednisone an immunosuppressant",
            "“immunosuppressant” both say: reduces immune response",
        ),
        ("is methylprednisolone an immunosuppressant", "both say: reduces immune response"),
        ("is prednisone an immunosuppressant", "holds back the immune system"),
        ("is rituximab an immunosuppressant", "makes these cells die"),
        ("is shingrix a live vaccine", "nothing alive"),
        ("is the flu shot a live vaccine", "killed virus"),
        ("is keytruda a chemotherapy", "takes a brake off T cells, so that they can attack cancer cells"),
    ],
)
def test_what_bears_on_it_stands_above_the_warnings(immuno: Immuno, asked: str, told: str) -> None:
    said = immuno(f"explain {asked}", **WHOLE)
    shown = " ".join(said.out.partition("\n!")[0].split())
    assert "does not say that it is a kind of" in shown
    assert told in shown


@pytest.mark.parametrize("asked", ["is lupus a cancer", "is keytruda a steroid", "is a biosimilar a vaccine"])
def test_what_has_nothing_in_common_is_not_said_to_do_the_same(immuno: Immuno, asked: str) -> None:
    assert "both say" not in immuno(f"explain {asked}", **WHOLE).out


def test_of_a_kind_nothing_else_is_needed(immuno: Immuno) -> None:
    said = immuno("explain is a t cell a lymphocyte", **WHOLE)
    assert said.out.startswith("“T cell” is a kind of “lymphocyte”.")
    assert "both say" not in said.out
