"""Subtitles: a term runs over the numbers and times between two cues, which are no part of the text."""

import pytest

from immuno_cli.annotate.texts.loading import Kind, kind_of_data, kind_of_text
from immuno_cli.annotate.texts.subtitles import mask_subtitles
from tests.annotate.reading import concepts, marks

SUBRIP = """1
00:00:01,000 --> 00:00:02,500
The monoclonal

2
00:00:02,500 --> 00:00:04,000
<i>anti-
bodies</i> bind {\\an8}T

3
00:00:04,000 --> 00:00:06,000
cells. Multiple

4
00:00:06,000 --> 00:00:07,000
The myeloma
"""
WEB = """WEBVTT - tumor
Kind: fever

NOTE a tumor
in the fever

STYLE
::cue { fever: tumor }

intro
00:01.000 --> 00:02.000 align:start position:0%
<v Ann>The <c.tumor>T</c>

00:02.000 --> 00:03.000
cells
"""


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_term_runs_over_cues(line_end: str) -> None:
    found = marks(SUBRIP.replace("\n", line_end), Kind.SUBTITLES)
    assert [concept for _, concept in found] == ["mab", "t-cell", "mm"]
    assert found[0][0].startswith("monoclonal")
    assert found[0][0].endswith("bodies")


def test_what_stands_beside_the_cues_is_not_read() -> None:
    assert concepts(WEB, Kind.SUBTITLES) == ["t-cell"]
    assert len(mask_subtitles(WEB)) == len(WEB)


def test_subtitles_are_known_by_their_beginning_or_their_suffix() -> None:
    assert kind_of_text(SUBRIP) is Kind.SUBTITLES
    assert kind_of_text(WEB, ".txt") is Kind.SUBTITLES
    assert kind_of_text("", ".srt") is Kind.SUBTITLES
    assert kind_of_text("1\n00:00 T cells") is Kind.TEXT


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_subtitles_are_known_in_every_encoding(encoding: str) -> None:
    for text in (SUBRIP, WEB):
        assert kind_of_data(text.encode(encoding), ".txt", where="film.txt") is Kind.SUBTITLES
    named = kind_of_data(WEB.encode("utf-16-be"), "", where="film", encoding="utf-16-be")
    assert named is Kind.SUBTITLES


@pytest.mark.parametrize("unit", ["\n1", "\n\n", "\n1\n00:00:01,000 --> ", "<i", "\nNOTE\n"])
def test_odd_subtitles_keep_their_length(unit: str) -> None:
    text = SUBRIP + unit * 20_000
    assert len(mask_subtitles(text)) == len(text)
