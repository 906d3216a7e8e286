"""What a question names and no entry explains is told beside what has one."""

import json

import pytest

from immuno_cli import open_vocabulary
from immuno_cli.questions.reading.asked import read_asked
from immuno_cli.questions.unknown import iter_unknown
from tests.conftest import Immuno

WHOLE = {"IMMUNO_VOCABULARY": ""}


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("side effects of pembrolizumab and zorblomab", ["zorblomab"]),
        ("pembrolizumab vs Zorblomab", ["Zorblomab"]),
        ("zorblomab for melanoma", ["zorblomab"]),
        ("does zorblomab cause colitis", ["zorblomab"]),
        ("is zorblomab a checkpoint inhibitor", ["zorblomab"]),
        ("can I take zorblomab, with keytruda?", ["zorblomab"]),
        ("keytruda and tivozanib or nothing", ["tivozanib"]),
        ("side effects of keytruda and codeine", ["codeine"]),  # a drug may be an English word
        ("keytruda or zanidatamab", ["zanidatamab"]),
        ("keytruda plus clopidogrel", ["clopidogrel"]),
        ("side effects of keytruda and sunlight", []),
        ("keytruda for mum", []),  # a common English word is no name
        ("keytruda for my kids", []),
        ("keytruda and test positive", []),
        ("keytruda or 38.5", []),
        ("keytruda and chemo", []),
        ("my mother recieved keytruda", []),  # a slip of an English word
        ("can limfosites fight melanoma", []),  # a slip of a name
        ("can I drink alcohol with keytruda", []),
        ("side effects of keytruda and what to do", []),
        ("", []),
    ],
)
def test_what_no_entry_explains(text: str, unknown: list[str]) -> None:
    assert list(iter_unknown([open_vocabulary()], read_asked(text))) == unknown


def test_it_is_told_above_what_is_named(immuno: Immuno) -> None:
    said = immuno("explain side effects of pembrolizumab and zorblomab", **WHOLE)
    assert said.code == 0
    first = " ".join(said.out.partition("\n\n")[0].split())
    assert first.endswith("There is none for “zorblomab”. It names:")
    answer = json.loads(immuno("explain --json pembrolizumab or zorblomab", **WHOLE).out)
    assert answer["unknown"] == ["zorblomab"]
