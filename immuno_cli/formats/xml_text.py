"""What stands in the texts of XML besides plain characters: sections of CDATA, comments, and entities of HTML.

The parser of RDF/XML takes no text that is in several pieces.
"""

import re
from collections.abc import Iterator
from typing import Final

from immuno_cli.formats.entities import declared_names

_COMMENT: Final = b"<!--"
_CDATA: Final = b"<![CDATA["
_ENDS: Final = {_COMMENT: b"-->", _CDATA: b"]]>"}
_SPACE: Final = b" \t\r\n"
_REFERENCE: Final = re.compile(rb"&([A-Za-z][A-Za-z0-9]*);")
_OF_XML: Final = frozenset({b"amp", b"lt", b"gt", b"quot", b"apos"})


def with_whole_texts(data: bytes) -> bytes:
    """Return XML in which a section of CDATA is a text like others, and no comment stands inside a text.

    >>> with_whole_texts(b"<a>one <![CDATA[<b> & c]]><!-- two --> three</a><!-- end -->")
    b'<a>one &lt;b&gt; &amp; c three</a><!-- end -->'
    """
    pieces: list[bytes] = []
    done = 0
    for mark, begin, end in _iter_sections(data):
        if mark == _CDATA:
            inside = data[begin + len(_CDATA) : end - len(_ENDS[_CDATA])]
            pieces += [data[done:begin], _escaped(inside)]
            done = end
        elif _is_in_text(data, begin, end):
            pieces.append(data[done:begin])
            done = end
    return b"".join([*pieces, data[done:]]) if pieces else data


def _escaped(text: bytes) -> bytes:
    return text.replace(b"&", b"&amp;").replace(b"<", b"&lt;").replace(b">", b"&gt;")


def _iter_sections(data: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Yield the comments and sections of CDATA: the mark that begins each, and where it begins and ends."""
    place = data.find(b"<!")
    while place >= 0:
        mark = next((mark for mark in _ENDS if data.startswith(mark, place)), b"")
        end = data.find(_ENDS[mark], place + len(mark)) if mark else place
        if end < 0:
            return
        if mark:
            end += len(_ENDS[mark])
            yield mark, place, end
        place = data.find(b"<!", max(end, place + 2))


def _is_in_text(data: bytes, begin: int, end: int) -> bool:
    """Return whether something else than a tag stands before or after a comment."""
    before, after = begin - 1, end
    while before >= 0 and data[before] in _SPACE:
        before -= 1
    while after < len(data) and data[after] in _SPACE:
        after += 1
    follows_text = before >= 0 and data[before : before + 1] != b">"
    precedes_text = after < len(data) and data[after : after + 1] != b"<"
    return follows_text or precedes_text


def with_characters(data: bytes) -> tuple[bytes, list[str]]:
    """Return XML with characters in place of the entities of HTML that it does not declare, and these in order.

    >>> with_characters(b"<a>caf&eacute; &amp; &unknown;</a>")
    (b'<a>caf&#233; &amp; &unknown;</a>', ['&eacute;'])
    """
    from html.entities import html5  # two thousand names, for a mistake that few files have

    known = declared_names(data) | _OF_XML
    found: list[str] = []

    def character(match: re.Match[bytes]) -> bytes:
        name = match[1]
        characters = "" if name in known else html5.get(f"{name.decode()};", "")
        if not characters:
            return match[0]
        found.append(match[0].decode())
        return "".join(f"&#{ord(each)};" for each in characters).encode()

    return _REFERENCE.sub(character, data), found
