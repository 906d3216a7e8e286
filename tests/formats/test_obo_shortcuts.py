"""Most lines of OBO are read by a short way. It says what the long way says, of any line."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from immuno_cli.formats.obo import stanzas, synonym_lines, values
from immuno_cli.formats.obo.reader import read_obo
from immuno_cli.formats.reading import Reading

_NEVER = re.compile("(?!)")
_PIECES = st.sampled_from(
    (
        *(
            "X:1",
            "X:2",
            "sharp knife",
            '"',
            '"a blade"',
            "\\",
            "\\n",
            "\\{",
            "{",
            "}",
            '{source="X:9"}',
            "!",
            " ! knife",
        ),
        *("[", "]", "[]", "[X:3, X:4]", " ", "\t", ",", "EXACT", "RELATED", "exact", "abbreviation", "\\\n", ""),
    )
)
_VALUES = st.lists(_PIECES, max_size=8).map("".join)
_TAGS = st.sampled_from(
    ["id", "name", "def", "synonym", "exact_synonym", "is_a", "xref", "alt_id", "relationship", "!"]
)
_LINES = st.tuples(_TAGS, _VALUES).map(": ".join)
_PLAIN = st.sampled_from(
    ['synonym: "blade" EXACT []', "is_a: X:2 ! tool", 'def: "It cuts." []', "id: X:5", "", "[Term]"]
)


def read_the_long_way(text: str) -> Reading:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(synonym_lines, "_PLAIN_SYNONYM", _NEVER)
        patch.setattr(values, "_PLAIN_ID", _NEVER)
        patch.setattr(stanzas, "_lines", lambda text, first: list(stanzas._iter_lines(text, first)))
        return read_obo(text.encode(), name="kitchen")


@given(st.lists(_LINES | _PLAIN, max_size=12))
def test_the_short_way_reads_what_the_long_way_reads(lines: list[str]) -> None:
    text = "\n".join(["ontology: kitchen", "[Term]", "id: X:0", "name: knife", *lines, ""])
    assert read_obo(text.encode(), name="kitchen") == read_the_long_way(text)
