"""The lines of a text in Markdown, as its entries are looked for in them: without code, and with headings marked."""

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from immuno_cli.formats.glossaries.markdown_tables import Line
from immuno_cli.formats.reading import Changes

_FENCE: Final = re.compile(r"^\s{0,3}(```|~~~)")
_GLOSSARY: Final = re.compile(
    r"^(?P<fence>`{3,}|~{3,}|:{3,})\{glossary\}[^\n]*\n(?P<body>(?:(?!(?P=fence)[ \t]*$).*\n)*+)"
    r"(?:(?P=fence)[ \t]*$|[^\n]*\Z)",
    re.MULTILINE,
)
_FRONT: Final = re.compile(r"---\n(?:(?!---[ \t]*$).*\n)*+---[ \t]*$", re.MULTILINE)
_FRONT_TITLE: Final = re.compile(r"^title:[ \t]*(?P<quote>[\"']?)(?P<title>[^\n]*?)(?P=quote)[ \t]*$", re.MULTILINE)
_OPTION: Final = re.compile(r":[\w-]+:(?:\s|$)")
_LINK_TARGET: Final = re.compile(
    r"^\s{0,3}\[(?!\^)[^\[\]]{1,100}\]:\s+\S+(?:\s+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?\s*$"
)
"""Where a link leads that has a name in the text: `[serum]: https://example.org`."""
_UNDERLINE: Final = re.compile(r"^\s{0,3}(?:=+|-{2,})\s*$")


def read_lines(text: str, changes: Changes) -> list[Line]:
    """Return the lines of a text without front matter. Those within code are blank, and the code is counted.

    The directive `{glossary}` of MyST is no code: what it holds is a definition list.
    """
    text = _GLOSSARY.sub(_as_definition_list, text)
    lines: list[Line] = []
    fence = ""
    for number, line in enumerate(without_front(text).split("\n"), 1):
        mark = _FENCE.match(line)
        is_code = bool(fence) or bool(mark)
        if mark and not fence:
            fence = mark[1]
            changes.add("code", number, line.strip())
        elif mark and mark[1] == fence:
            fence = ""
        lines.append(Line(number, "" if is_code or _is_target(line) else line.rstrip()))
        if _UNDERLINE.match(line) and not is_code:
            _mark_heading(lines)
    return lines


def front_title(text: str) -> str:
    r"""Return the title that a text has in its front matter, "" if it has none.

    >>> front_title('---\ntitle: "Blood"\n---\nText')
    'Blood'
    """
    front = _FRONT.match(text)
    title = _FRONT_TITLE.search(front[0]) if front else None
    return title["title"].strip() if title else ""


def without_front(text: str) -> str:
    """Return a text with blank lines in place of its front matter."""
    front = _FRONT.match(text)
    return "\n" * front[0].count("\n") + text[front.end() :] if front else text


def _is_target(line: str) -> bool:
    return "]:" in line and _LINK_TARGET.match(line) is not None


def _mark_heading(lines: list[Line]) -> None:
    """Write the last line but one as a heading, if it is one by the line of signs below it."""
    if len(lines) < 2:  # noqa: PLR2004 - the line before
        return
    text, underline = lines[-2:]
    is_above_text = len(lines) > 2 and lines[-3].text  # noqa: PLR2004 - the line before
    if not text.text or is_above_text or not text.text[0].isalnum() or "|" in text.text:
        return
    marks = "#" if "=" in underline.text else "##"
    lines[-2:] = [text._replace(text=f"{marks} {text.text}"), underline._replace(text="")]


def _as_definition_list(directive: re.Match[str]) -> str:
    """Return the terms of a directive with a colon before each definition, on as many lines."""
    lines = []
    is_below_term = False
    for line in _without_options(directive["body"].split("\n")):
        is_indented = line.startswith((" ", "\t"))
        lines.append(f": {line.strip()}" if is_indented and is_below_term else line)
        is_below_term = bool(line.strip()) and not is_indented
    return "\n" + "\n".join(lines) + "\n"


def _without_options(body: Sequence[str]) -> list[str]:
    """Return the lines of a directive. Those with its options, which come first, are blank."""
    count = len(list(takewhile(_OPTION.match, body)))
    return [""] * count + list(body[count:])
