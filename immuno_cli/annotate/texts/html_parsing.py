"""Let `html.parser` read a document in a time that rises with its length, and CDATA sections as browsers read them."""

import re
from html import unescape
from html.parser import HTMLParser
from typing import Final

_XHTML: Final = re.compile(r"""\A\s*<\?xml\s|xmlns=["']http://www\.w3\.org/1999/xhtml["']""")
_HEAD: Final = 2000
"""Characters in which a document says that it is XHTML."""
_CDATA_OR_COMMENT: Final = re.compile(r"<!(?:\[CDATA\[((?:[^\]]|\](?!\]>))*+)\]\]>|--(?:[^-]|-(?!->))*+-->)")
_PLAIN: Final = re.compile(
    r"(?P<text>[^<&]++|&(?![a-z]|\#[0-9]|\#x[0-9a-f]))"
    r"|</(?P<end>[a-z][a-z0-9:-]*+)>"
    r"|<(?P<start>(?!(?:script|style|title|textarea|xmp|plaintext|iframe|noembed|noframes|noscript)[ \t\r\n\f/>])"
    r"[a-z][a-z0-9:-]*+)"
    r"(?P<attributes>(?:[ \t\r\n\f]++[a-z][a-z0-9:._-]*+"
    r"""(?:="[^"]*+"|='[^']*+'|=[a-z0-9._-]++(?![^ \t\r\n\f>]))?+)*+)"""
    r"[ \t\r\n\f]*+/?>"
    r"|&(?P<name>[a-z][a-z0-9]*+);"
    r"|&\#(?P<number>[0-9]++|x[0-9a-f]++);",
    re.IGNORECASE | re.ASCII,
)
"""Markup that all parsers read alike: text, a tag, or a reference to a character.

The elements of raw text are not among them, since each version of Python knows others.
"""
_ATTRIBUTE: Final = re.compile(r"""([^\s=]++)(?:=("[^"]*+"|'[^']*+'|[^\s"']++))?""")
_NO_MARKUP: Final = str.maketrans("<>&", "   ")
_MOST_UNENDED: Final = 4
"""Maximum number of unclosed tags for which `html.parser` is used. For each, it reads the whole rest."""


class DocumentParser(HTMLParser):
    """Tells the tags, the text and the references of a document in their order, and where in it each begins.

    Most markup is plain, and is reported at once. What is not, such as a script, a comment or a broken tag, is read by
    `html.parser`, which is slower.
    """

    def __init__(self) -> None:
        """Begin before the document. Character references are events of their own."""
        super().__init__(convert_charrefs=False)
        self.place = 0
        """Where the event begins that is reported now: the offset of its first character."""
        self._tag = ""

    def read(self, html: str) -> None:
        """Read a whole document.

        A tag whose quotation marks hide all that could end it becomes text, as html.parser does. It would take the
        square of the time for many of them, so after a few of them all that is not plain is reported as text.
        """
        unended = 0
        while self._tell_plain(html):
            if unended < _MOST_UNENDED and self._feed_odd(html):
                continue
            if self.cdata_elem:
                break
            unended += 1
            self._tell_broken(html)
        self.close()

    def get_starttag_text(self) -> str:
        """Return the tag that is reported now, as it is in the document."""
        return self._tag or super().get_starttag_text() or ""

    def updatepos(self, i: int, j: int) -> int:
        """Go on to where the next event begins. html.parser counts lines here, which takes a tenth of its time."""
        if j > i:
            self.place += j - i
        return j

    def _tell_plain(self, html: str) -> bool:
        """Tell what is plain, up to the first markup that is not, and return whether there is any."""
        while found := _PLAIN.match(html, self.place):
            kind = found.lastgroup
            if kind == "text":
                self.handle_data(found[0])
            elif kind == "end":
                self.handle_endtag(found["end"].lower())
            elif kind == "attributes":
                self._tag = found[0]
                self._tell_start(found["start"].lower(), _attributes(found["attributes"]))
            elif kind == "name":
                self.handle_entityref(found["name"])
            else:
                self.handle_charref(found["number"])
            self.place = found.end()
        self._tag = ""
        return self.place < len(html)

    def _tell_start(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if self._tag.endswith("/>"):
            self.handle_startendtag(tag, attributes)
        else:
            self.handle_starttag(tag, attributes)

    def _feed_odd(self, html: str) -> bool:
        """Let html.parser read what is not plain, and return whether it has told where that ends.

        It reads what it has not told once more with each piece, so each piece is as long as that at least.
        """
        end = self.place
        while end < len(html):
            begin, end = end, html.find(">", end + len(self.rawdata)) + 1 or len(html)
            self.feed(html[begin:end])
            if not self.rawdata and not self.cdata_elem:
                return True
        return False

    def _tell_broken(self, html: str) -> None:
        """Tell what begins here as text: a tag up to the next sign that ends one, or else a single character."""
        self.rawdata = ""
        is_tag = html.startswith("<", self.place)
        end = html.find(">", self.place) + 1 if is_tag else 0
        end = end or self.place + 1
        self.handle_data(html[self.place : end])
        self.place = end


def _attributes(text: str) -> list[tuple[str, str | None]]:
    """Return the attributes of a plain tag. One without a value has None."""
    if not text:
        return []
    found = _ATTRIBUTE.findall(text)
    return [(name.lower(), _unquoted(value) if value else None) for name, value in found]


def _unquoted(value: str) -> str:
    return unescape(value[1:-1]) if value[0] in "\"'" else value


def parse_html(html: str, parser: DocumentParser) -> None:
    """Let the parser read a whole document, whatever is open at its end. Offsets are those of the document.

    A line end is put after it: of "&x" at the very end, html.parser (Python 3.11 to 3.13) tells the "x" alone.
    """
    html = _with_plain_cdata(_without_open_ends(html))
    parser.read(html.replace("<![", "<?[") + "\n")


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
