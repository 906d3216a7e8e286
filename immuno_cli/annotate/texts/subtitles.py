"""The text of subtitles (SubRip and WebVTT). The number and the time of each cue are read over, so terms run on."""

import re
from typing import Final

from immuno_cli.annotate.texts.masks import FOOTNOTE, masked, match_as_code, padded

_CLOCK: Final = r"(?:[0-9]{1,3}:)?[0-9]{1,2}:[0-9]{2}[.,][0-9]{1,3}"
_TIME: Final = rf"[ \t]*+{_CLOCK}[ \t]++-->[ \t]++{_CLOCK}[^\n]*+(?:\n|\Z)"
_BETWEEN: Final = re.compile(
    rf"\n(?P<between>(?:[ \t]{{0,9}}\r?\n){{1,9}}+(?:(?!NOTE|STYLE|REGION)[^\n]{{1,200}}\n)?{_TIME})"
)
"""What stands between the words of two cues: a blank line, the name of a cue or its number, and its time."""
_FIRST: Final = re.compile(rf"\A\s*+(?:[^\n]{{1,200}}\n)?{_TIME}")
_HEADER: Final = re.compile(r"\A\s*+WEBVTT[^\n]*+(?:\n(?![ \t\r]*+(?:\n|\Z))[^\n]*+)*+")
_BLOCK: Final = re.compile(r"\n[ \t\r]*\n(?:NOTE|STYLE|REGION)\b(?:[^\n]|\n(?![ \t\r]*\n))*")
_TAG: Final = re.compile(r"</?[A-Za-z0-9][^<>\n]{0,200}>|\{\\[^{}\n]{1,100}\}")


def mask_subtitles(text: str) -> str:
    """Return the text of subtitles, each character where it stands in the file.

    The number and the time of a cue become FOOTNOTE, and tags become PADDING. Comments and styles become CODE.
    """
    text = _HEADER.sub(match_as_code, text)
    text = _BLOCK.sub(match_as_code, text)
    text = padded(_TAG, text)
    text = _FIRST.sub(lambda found: FOOTNOTE * len(found[0]), text)
    return masked(text, (found.span("between") for found in _BETWEEN.finditer(text)), lambda part: FOOTNOTE * len(part))
