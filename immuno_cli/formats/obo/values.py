"""The values of OBO lines taken apart: ids, quoted texts, cross-references, and what stands in braces or after a “!”.

What is not as OBO wants it costs as little as possible. Each function calls `note` with the code of what it repairs or
leaves out (`immuno_cli.formats.obo.scheme.NOTES`). Every pattern reads a value in time that grows with its length.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple, cast

from immuno_cli.formats.obo.properties import obo_id
from immuno_cli.formats.obo.terms import Noting

Qualifiers = Mapping[str, list[str]]
"""What stands in braces at the end of a line, by name: `{source="MONDO:equivalentTo"}`."""

_QUOTED: Final = r'"[^"\\]*(?:\\.[^"\\]*)*"'
_QUOTED_PAIR: Final = rf'[^\s="{{}}]+={_QUOTED}'
_PAIR: Final = rf'[^\s=",{{}}]+[ \t]*=[ \t]*(?:{_QUOTED}|[^\s=",{{}}]+)'
_BRACES: Final = rf"\{{[ \t]*{_PAIR}(?:[ \t]*,[ \t]*{_PAIR})*[ \t]*\}}"
_BRACES_AFTER_TEXT: Final = re.compile(
    rf"(?<!\\)(?P<braces>\{{[ \t]*{_QUOTED_PAIR}(?:[ \t]*,[ \t]*{_QUOTED_PAIR})*[ \t]*\}})[ \t]*(?:!.*)?$"
)
_TAIL: Final = re.compile(rf"[ \t]*(?P<braces>{_BRACES})?[ \t]*(?:!.*)?", re.DOTALL)
_ONE_PAIR: Final = re.compile(rf'([^\s=",{{}}]+)[ \t]*=[ \t]*({_QUOTED}|[^\s=",{{}}]+)')
_COMMENT: Final = re.compile(r"(?:^|[ \t])!(?:[ \t].*)?$", re.DOTALL)
_OPEN_BRACE: Final = re.compile(r"(?<!\\)\{")
_MARK: Final = re.compile(r"(?<!\\)!")
_PLAIN_ID: Final = re.compile(r"[^ \t\\{!]++(?![^ \t])")
"""An id as most are: without an escape, braces or a comment."""
_BARE_ID: Final = re.compile(r"[^ \t\\{!]++(?<!,)(?= ! |\Z)")
"""An id as most are, with nothing after it but a comment."""
_ID: Final = re.compile(r"[^ \t\\]*(?:\\.[^ \t\\]*)*")
_AFTER_ID: Final = re.compile(r'(?<!\\)(?:\{[^\s="{}]+="|!$|^[!{])')
_TEXT: Final = re.compile(_QUOTED)
_LIST: Final = re.compile(rf'\[([^\]\\"]*(?:(?:\\.|{_QUOTED})[^\]\\"]*)*)\]')
_PIECE: Final = re.compile(rf'(?:[^,\\"]+|\\.|{_QUOTED}|["\\])+')
_NAME: Final = re.compile(rf"[ \t]*({_QUOTED})")
_SPACED_ID: Final = re.compile(r'([A-Za-z][\w.-]*:)[ \t]+(?=[^ \t]+[ \t]*(?:$|["{!]))')
_PREFIXED: Final = re.compile(r"[A-Za-z][\w.-]*:[^ \t]")
_ONE_OF_IDS: Final = r"[A-Za-z][\w.-]*+:(?!/)[^\s,;\"{}!:]++"
_SEVERAL_IDS: Final = re.compile(rf"{_ONE_OF_IDS}(?:(?:[ \t]*[,;][ \t]*|[ \t]+){_ONE_OF_IDS})++[,;]?")
"""Two ids or more with a prefix, and what people write between them."""
_BETWEEN_IDS: Final = re.compile(r"[\s,;]+")
_SCOPE_AT_END: Final = re.compile(r" (?:EXACT|BROAD|NARROW|RELATED)(?: [^ ]+)?$")
_ESCAPED: Final = re.compile(r"\\(.)", re.DOTALL)
_ESCAPES: Final = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "W": " "}

_OTHER_MARKS: Final = {"“": "”", "„": "“", "«": "»", "'": "'", "‘": "’"}

AFTER_DEFINITION: Final = re.compile(r"[ \t]*(?:[\[{!]|$)")
"""What may follow the quoted text of a definition."""
AFTER_SYNONYM: Final = re.compile(r"[ \t]*(?:[\[{!]|$)|[ \t]+(?:EXACT|BROAD|NARROW|RELATED)\b", re.IGNORECASE)
"""What may follow the quoted text of a synonym."""
AFTER_VALUE: Final = re.compile(r"[ \t]*(?:[{!]|$)|[ \t]+[^ \t\"]+[ \t]*(?:[{!]|$)")
"""What may follow the quoted text of a property value: a datatype."""


class Xref(NamedTuple):
    """A cross-reference: an id, and the name of what it refers to, "" if none is given."""

    id: str
    name: str


def unescape(text: str) -> str:
    r"""Return a text without the escapes of OBO.

    >>> unescape(r"a\, b\!"), unescape(r"one\Wword")
    ('a, b!', 'one word')
    """
    if "\\" not in text:
        return text
    return _ESCAPED.sub(lambda match: _ESCAPES.get(match[1], match[1]), text)


def read_id(value: str) -> tuple[str, str]:
    """Return the id at the start of a value, "" if there is none, and the rest of the value.

    >>> read_id("A:1 ! knife")
    ('A:1', ' ! knife')
    """
    plain = _PLAIN_ID.match(value)
    if plain:
        return obo_id(plain[0]), value[plain.end() :]
    found = cast("re.Match[str]", _ID.match(value))  # it matches the empty text, too
    end = found.end()
    after = _AFTER_ID.search(value, 0, end) if "{" in found[0] or "!" in found[0] else None
    if after:  # no space before the braces or the comment
        end = after.start()
    return obo_id(unescape(value[:end])), value[end:]


def read_bare_id(value: str) -> str:
    """Return the id that a value consists of where there is nothing to repair or to leave out; else "".

    >>> read_bare_id("A:1 ! knife"), read_bare_id("A:1,"), read_bare_id("sharp knife")
    ('A:1', '', '')
    """
    found = _BARE_ID.match(value)
    return obo_id(found[0]) if found else ""


def read_tail(rest: str, note: Noting) -> Qualifiers:
    """Return the qualifiers at the end of a line. Other text than these and a comment is noted as left out."""
    if not rest or rest.startswith(" ! "):
        return {}
    found = cast("re.Match[str]", _TAIL.match(rest))  # it matches the empty text, too
    braces = found["braces"]
    if found.end() < len(rest):
        note("trailing-text")
        later = _BRACES_AFTER_TEXT.search(rest)
        braces = braces or (later["braces"] if later else None)
    return _read_braces(braces) if braces else {}


def read_only_id(value: str, note: Noting) -> tuple[str, Qualifiers]:
    """Return the id that a value consists of, and its qualifiers. The id is "" if the value is not an id.

    A prefix tells an id with words after it from words: `A:1 knife` is one, `sharp knife` is none.
    """
    bare = read_bare_id(value)
    if bare:
        return bare, {}
    identifier, rest = read_id(value)
    left_out: list[str] = []
    qualifiers = read_tail(rest, left_out.append)
    if left_out and not _PREFIXED.match(value):
        return "", {}
    identifier = without_comma(identifier, value, rest, left_out.append)
    for code in left_out[:1]:
        note(code)
    return identifier, qualifiers


def without_comma(identifier: str, value: str, rest: str, note: Noting) -> str:
    """Return an id that a value begins with, without a comma at its end. A comma with a backslash is a part of it.

    `rest` is what follows the id in the value.

    >>> without_comma("A:1,", "A:1, ! knife", " ! knife", print)
    trailing-comma
    'A:1'
    """
    written = value[: len(value) - len(rest)]
    if not written.endswith(",") or written.endswith("\\,"):
        return identifier
    note("trailing-comma")
    return identifier.rstrip(",")


def read_plain(value: str, note: Noting) -> tuple[str, Qualifiers]:
    """Return the text of a name or comment, which has no quotation marks, and its qualifiers.

    A “!” begins a comment between spaces only. Braces that hold no qualifiers are text.
    """
    qualifiers: Qualifiers = {}
    if "{" in value:
        found = _BRACES_AFTER_TEXT.search(value)
        if found:
            qualifiers = _read_braces(found["braces"])
            value = value[: found.start()]
        if _OPEN_BRACE.search(value):
            note("unescaped-brace")
    if "!" in value:
        value = _without_comment(value)
        if _MARK.search(value):
            note("unescaped-mark")
    return unescape(value), qualifiers


def _without_comment(value: str) -> str:
    found = _COMMENT.search(value)
    return value[: found.start()] if found else value


def read_text(value: str, after: re.Pattern[str], note: Noting) -> tuple[str, str]:
    """Return the quoted text at the start of a value, and the rest. `after` matches what may follow it.

    The end of a text that has no quotation marks, or more than two, is where a rest begins that may follow a text.
    """
    found = _TEXT.match(value)
    if found and after.match(value, found.end()):
        return unescape(found[0][1:-1]), value[found.end() :]
    inside = value.removeprefix('"')
    end = _last_end(inside, after)
    if end is not None:
        note("inner-quote" if value.startswith('"') else "no-quotes")
        return unescape(inside[:end]), inside[end + 1 :]
    if found:
        return unescape(found[0][1:-1]), value[found.end() :]
    note("no-quotes")
    begin = _begin_of_rest(inside, after)
    return unescape(_without_other_marks(inside[:begin].strip())), inside[begin:]


def _without_other_marks(text: str) -> str:
    """Return a text without the typographic or single quotation marks around it.

    Marks inside it may be those of other words: `'one' and 'two'` stays as it is.
    """
    inside = text[1:-1]
    is_quoted = len(text) > 1 and _OTHER_MARKS.get(text[0]) == text[-1]
    return inside if is_quoted and text[0] not in inside and text[-1] not in inside else text


def _last_end(inside: str, after: re.Pattern[str]) -> int | None:
    """Return the place of the last quotation mark outside of brackets that may end a text, or None.

    Names in the list of cross-references have marks of their own: the last mark before ` [` goes first.
    """
    bracket = inside.rfind('" [')
    if bracket >= 0 and after.match(inside, bracket + 1):
        return bracket
    places = [match.start() for match in re.finditer(r'(?<!\\)"', inside)]
    return next((place for place in reversed(places) if after.match(inside, place + 1)), None)


def _begin_of_rest(inside: str, after: re.Pattern[str]) -> int:
    """Return where the scope or the list of cross-references begins after a text without quotation marks."""
    begin = inside.rfind(" [") if inside.rstrip().endswith("]") else -1
    if begin < 0:
        begin = len(inside)
    scope = _SCOPE_AT_END.search(inside[:begin]) if after is AFTER_SYNONYM else None
    return scope.start() if scope else begin


def read_xrefs(rest: str, note: Noting) -> tuple[list[str], str]:
    """Return the ids of a list of cross-references, and what follows it.

    A list without its brackets is read up to the end. What is not an id is left out and noted, once for a list.
    """
    rest = rest.lstrip(" \t")
    if not rest or rest.startswith(("{", "!")):
        note("no-brackets")
        return [], rest
    inside, rest = _cut_list(rest, note)
    if not inside:
        return [], rest
    return _ids_of_pieces(inside, note), rest


def _ids_of_pieces(inside: str, note: Noting) -> list[str]:
    pieces = _separated([match[0].strip() for match in _PIECE.finditer(inside)], note)
    read = [read_xref(piece, note) for piece in pieces if piece]
    found = [each for each in read if each]
    if len(found) < len(read):
        note("bad-xref")
    if any(xref.name or qualifiers for xref, qualifiers in found):
        note("xref-name")
    return [xref.id for xref, _ in found]


def _separated(pieces: Sequence[str], note: Noting) -> list[str]:
    """Return the pieces of a list. One that is several ids with spaces or semicolons between them is taken apart."""
    parts = [split_ids(piece) for piece in pieces]
    if any(len(each) > 1 for each in parts):
        note("xref-separator")
    return [part for each in parts for part in each]


def split_ids(text: str) -> Sequence[str]:
    """Return the ids of which a text consists, with spaces, commas or semicolons between them; else the text itself.

    >>> split_ids("PMID:1 PMID:2; PMID:3"), split_ids("TAO:Bird and Mabee")
    (['PMID:1', 'PMID:2', 'PMID:3'], ['TAO:Bird and Mabee'])
    """
    if not _SEVERAL_IDS.fullmatch(text):
        return [text]
    return [part for part in _BETWEEN_IDS.split(text) if part]


def _cut_list(rest: str, note: Noting) -> tuple[str, str]:
    found = _LIST.match(rest)
    if found:
        return found[1], rest[found.end() :]
    note("no-brackets")
    inside = rest.removeprefix("[")
    end = inside.rfind("]")
    if end >= 0:
        return inside[:end], inside[end + 1 :]
    return _without_comment(inside), ""


def read_xref(text: str, note: Noting) -> tuple[Xref, Qualifiers] | None:
    """Return the cross-reference that a text begins with, and its qualifiers, or None if the text is none.

    A space after the prefix (`PMID: 1`) is repaired.

    >>> read_xref('OTHER:7 "a knife"', print), read_xref("a field guide", print)
    ((Xref(id='OTHER:7', name='a knife'), {}), None)
    """
    spaced = _SPACED_ID.match(text)
    if spaced:
        note("spaced-id")
        text = spaced[1] + text[spaced.end() :]
    identifier, rest = read_id(text)
    name = _NAME.match(rest)
    left_out: list[str] = []
    qualifiers = read_tail(rest[name.end() :] if name else rest, left_out.append)
    if (
        not identifier
        or identifier.endswith(":")
        or identifier.startswith('"')
        or (left_out and not _PREFIXED.match(text))
    ):
        return None
    identifier = without_comma(identifier, text, rest, left_out.append)
    for code in left_out[:1]:
        note(code)
    return Xref(identifier, unescape(name[1][1:-1]) if name else ""), qualifiers


def _read_braces(braces: str) -> Qualifiers:
    qualifiers: dict[str, list[str]] = {}
    for name, value in _ONE_PAIR.findall(braces):
        text = value[1:-1] if value.startswith('"') else value
        qualifiers.setdefault(unescape(name), []).append(unescape(text))
    return qualifiers
