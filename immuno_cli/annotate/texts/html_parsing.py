"""Let `html.parser` read a document in a time that rises with its length, and CDATA sections as browsers read them."""

import re
from html.parser import HTMLParser
from typing import Final

_XHTML: Final = re.compile(r"""\A\s*<\?xml\s|xmlns=["']http://www\.w3\.org/1999/xhtml["']""")
_HEAD: Final = 2000
"""Characters in which a document says that it is XHTML."""
_CDATA_OR_COMMENT: Final = re.compile(r"<!(?:\[CDATA\[((?:[^\]]|\](?!\]>))*+)\]\]>|--(?:[^-]|-(?!->))*+-->)")
_NO_MARKUP: Final = str.maketrans("<>&", "   ")


class DocumentParser(HTMLParser):
    """Parses a document that `parse_html` gives it, and tells where in it each event begins."""

    def __init__(self) -> None:
        """Begin before the document. Character references are events of their own."""
        super().__init__(convert_charrefs=False)
        self.place = 0
        """Where the event begins that is told now: the offset of its first character."""

    def updatepos(self, i: int, j: int) -> int:
        """Go on to where the next event begins. html.parser counts lines here, which takes a tenth of its time."""
        if j > i:
            self.place += j - i
        return j


def parse_html(html: str, parser: DocumentParser) -> None:
    """Let the parser read a whole document, whatever is open at its end. Offsets are those of the document.

    A line end is put behind it: of "&x" at the very end, html.parser (Python 3.11 to 3.13) tells the "x" alone.
    """
    html = _with_plain_cdata(_without_open_ends(html))
    parser.feed(html.replace("<![", "<?[") + "\n")
    parser.close()


def _with_plain_cdata(html: str) -> str:
    """Return a document, of the same length, with its CDATA sections as plain text, if it is XHTML.

    Browsers take a section for text there, and for a comment in HTML.
    """
    if "<![CDATA[" not in html or not _XHTML.search(html, 0, _HEAD):
        return html
    last = html.rfind("]]>") + 1
    html = html[:last] + html[last:].replace("<![CDATA[", "<?[CDATA[")
    return _CDATA_OR_COMMENT.sub(_as_plain_text, html)


def _as_plain_text(found: re.Match[str]) -> str:
    """Return a CDATA section as text between two comments, and a comment as it is, of the same length."""
    return found[0] if found[1] is None else f"<!--cd-->{found[1].translate(_NO_MARKUP)}<!>"


def _without_open_ends(html: str) -> str:
    """Return the document, of the same length, without beginnings of markup that nothing ends.

    At each of them the parser searches all the rest for the end. 50,000 of them take minutes (Python 3.11, measured).
    """
    last = html.rfind(">") + 1
    html = html[:last] + html[last:].replace("<", " ")
    last = html.rfind("-->") + 1
    return html[:last] + html[last:].replace("<!--", "<?--")
