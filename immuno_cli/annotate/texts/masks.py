"""The characters that stand for what is not read. Each stands for one character, so that every offset stays."""

import re
from collections.abc import Callable, Iterable, Iterator
from string import ascii_letters, digits
from typing import Final

from immuno_cli.annotate.reading.addresses import address_in, word_around
from immuno_cli.annotate.reading.folding import SKIPPED, UNSEEN
from immuno_cli.language.rare_signs import matches, places

PADDING: Final = UNSEEN
"""Stands for markup inside a sentence. Annotating reads over it, and it is not shown."""
FOOTNOTE: Final = SKIPPED
"""Stands for the number of a footnote. Annotating reads over it, but it is shown."""
CODE: Final = "\0"
"""Stands for code, and for what only links need. No term runs over it, but it is shown."""
_NOT_LINE_END: Final = re.compile(r"[^\r\n]")
_CITATION: Final = re.compile(rf"\[(?<=[\w{PADDING}]\[)[0-9]{{1,3}}(?:[,;–-] ?[0-9]{{1,3}})*\](?!\w)")
_ENCLOSED_PLUS: Final = re.compile(r"(?:\(\+\)|\^\+\^)\w?")
_MARKER_BEFORE: Final = re.compile(rf"CD[0-9]{{1,3}}[A-Za-z]{{0,2}}{PADDING}{{0,40}}\Z")
_LONGEST_MARKER: Final = 50
_NOTE_SIGNS: Final = "*†‡§"
_NOTE_SIGN: Final = re.compile(rf"(?<=[^\W\d_]{{2}})([{_NOTE_SIGNS}])\1{{0,2}}(?=\s[^\W\d_])")
_SIGN_IN_ADDRESS: Final = re.compile(r"[*_]")
_BEHIND_ADDRESS: Final = ".,;:!?'’)]}*_"
_NAME_OF_ACCOUNT: Final = re.compile(r"@(?<![\w.+@/-]@)[A-Za-z_][\w-]*+(?:\.\w++)*+")
_ANCHOR: Final = re.compile(r"#(?<=\w#)[A-Za-z_][\w/.:?=&%#~-]*(?<![.:?])")
_CALL: Final = re.compile(r"\(\)(?<=\w\(\))")
_UNDERSCORE: Final = re.compile(rf"_(?<=[^\W_]_|{PADDING}_)_*+(?=\w|{PADDING})")
_REST_OF_NAME: Final = re.compile(rf"(?:[\w{PADDING}]|\.(?=[a-z])){{0,100}}+")
_BETWEEN_DASHES: Final = r"(?:[^\n]|\n(?!\s*\n)){0,300}?(?<=\w)--(?![\w-])"
_OPTION: Final = re.compile(
    rf"-(?=-[a-z])(?:(?<=[ (\[\"'=/|]-)-[a-z]\w++(?:-\w++)*+(?:=\S++)?+(?!{_BETWEEN_DASHES})"
    r"|(?<![^\s]-)-[a-z][\w-]*+=\S+)"
)
"""An option of a command, but not what stands between two dashes: "the cells --T cells-- rest"."""
_GOES_ON: Final = re.compile(r"\s(?:is|are|was|were|has|have|had|can|may|will|would|which|who)\b")
_BEFORE_DASH: Final = re.compile(
    r"(?<![\w-])(?!(?:add|argument|command|flag|option|parameter|pass|run|set|setting|switch|use|using|with|without)\b)"
    r"[a-z]{2,}[ ]\Z"
)
_LONGEST_BEFORE: Final = 30
_VARIABLE: Final = re.compile(r"\$(?<![\w$\\]\$)(?:\{\w{2,100}\}|[A-Za-z_]\w{1,100}+)(?![/\\]|[^\n$]*[^\s$]\$(?!\w))")
"""A variable or the symbol of a share, but not a formula between two signs."""
_IN_NAME: Final = f"{ascii_letters}{digits}_.:$"
_LONGEST_NAME: Final = 100
_SHOWN: Final = re.compile(f"[{CODE}{FOOTNOTE}]+")

_PLAIN_SIGNS: Final = {
    **dict.fromkeys("\u00a0\u2002\u2003\u2007\u2008\u2009\u200a\u202f\u3000", " "),
    **dict.fromkeys("\u2010\u2011", "-"),
}
"""Signs that differ from plain ones in their width, or in where a line may end."""
_MINUS_IN_NAME: Final = re.compile(r"−(?<=[^\W_]−)(?=[^\W\d_])|−(?<=[^\W\d_]−)(?=[^\W_])")

Span = tuple[int, int]
"""Two offsets, the end exclusive."""


def as_code(part: str) -> str:
    """Return the mask of a part that is code. Its line ends stay."""
    return _NOT_LINE_END.sub(CODE, part)


def with_plain_signs(text: str) -> str:
    r"""Return the text with a blank for each blank of another width or that keeps a line, and a hyphen for each hyphen.

    >>> with_plain_signs("T\u2011cells\u00a0grow")
    'T-cells grow'
    """
    if text.isascii():
        return text
    for sign, plain in _PLAIN_SIGNS.items():
        if sign in text:
            text = text.replace(sign, plain)
    return _MINUS_IN_NAME.sub("-", text) if "−" in text else text


def match_as_code(found: re.Match[str]) -> str:
    """Return a match as CODE."""
    return as_code(found[0])


def padded(shape: re.Pattern[str], text: str) -> str:
    """Return the text with PADDING in the place of each match of a shape."""
    return shape.sub(lambda found: PADDING * len(found[0]), text)


def masked(text: str, spans: Iterable[Span], mask: Callable[[str], str] = as_code) -> str:
    r"""Return a text with the mask in the place of each span. The spans rise and do not overlap.

    >>> masked("a x b", [(2, 3)])
    'a \x00 b'
    """
    pieces: list[str] = []
    done = 0
    for start, end in spans:
        pieces += text[done:start], mask(text[start:end])
        done = end
    return "".join((*pieces, text[done:])) if pieces else text


def mask_enclosed(text: str, opening: re.Pattern[str], closing: Callable[[str], re.Pattern[str]]) -> str:
    """Return the text with the tags and what is between them as CODE.

    Args:
        text: the text.
        opening: the shape of the first tag. Its first group is the name.
        closing: returns the shape of the last tag for a name. A name without a closing tag is searched for once.
    """
    return masked(text, _enclosed(text, opening, closing))


def _enclosed(text: str, opening: re.Pattern[str], closing: Callable[[str], re.Pattern[str]]) -> Iterator[Span]:
    unclosed = set[str]()
    done = 0
    for found in opening.finditer(text):
        name = found[1] or ""
        if found.start() < done or name in unclosed:
            continue
        end = closing(name).search(text, found.end())
        if end is None:
            unclosed.add(name)
        else:
            yield found.start(), end.end()
            done = end.end()


def mask_citations(text: str) -> str:
    r"""Return the text with the number of a source or the sign of a note after a word as FOOTNOTE: "antibodies[12]".

    >>> mask_citations("antibodies[12] bind")
    'antibodies\x01\x01\x01\x01 bind'
    """
    if "[" in text:
        text = _CITATION.sub(lambda found: FOOTNOTE * len(found[0]), text)
    notes = sorted(found.span() for sign in _NOTE_SIGNS for found in matches(sign, _NOTE_SIGN, text))
    return masked(text, notes, lambda part: FOOTNOTE * len(part)) if notes else text


def mask_plus_signs(text: str) -> str:
    r"""Return the text with what encloses the plus after the name of a marker as PADDING: "CD8(+)", "CD8^+^".

    Where a word follows at once, a blank stands before it.

    >>> mask_plus_signs("CD8(+) cell"), mask_plus_signs("CD8(+)T cell")
    ('CD8\x7f\x7f+ cell', 'CD8\x7f+ T cell')
    """
    enclosed = (_ENCLOSED_PLUS.match(text, place - 1) for place in places("+", text) if place)
    spans = (found.span() for found in enclosed if found and _is_behind_marker(text, found.start()))
    return masked(text, spans, _plus)


def _is_behind_marker(text: str, place: int) -> bool:
    return _MARKER_BEFORE.search(text, max(0, place - _LONGEST_MARKER), place) is not None


def _plus(enclosed: str) -> str:
    word = enclosed[len("(+)") :]
    return f"{PADDING}+ {word}" if word else f"{2 * PADDING}+"


def mask_addresses(text: str) -> str:
    r"""Return the text with addresses that have signs of emphasis or of a name for a machine in them as CODE.

    Other addresses are found where a term would stand in them. These would be torn by what is masked in them.

    >>> mask_addresses("see x.org/a_b, _x.org_")
    'see \x00\x00\x00\x00\x00\x00\x00\x00\x00, _x.org_'
    """
    return masked(text, _marked_addresses(text)) if "_" in text or "*" in text else text


def _marked_addresses(text: str) -> Iterator[Span]:
    done = 0
    for sign in _SIGN_IN_ADDRESS.finditer(text):
        if sign.start() < done:
            continue
        start, done = word_around(text, sign.start(), done)
        word = text[start:done].rstrip(_BEHIND_ADDRESS)
        begin = address_in(word)
        if begin >= 0 and _SIGN_IN_ADDRESS.search(word, begin):
            yield start + begin, start + len(word)


def mask_names(text: str) -> str:
    r"""Return the text with what is a name for a machine as CODE: "@tcell", "page#tumor", "antigen()".

    >>> mask_names("by @tumor in b()")
    'by \x00\x00\x00\x00\x00\x00 in \x00\x00\x00'
    """
    if "@" in text:
        text = _NAME_OF_ACCOUNT.sub(match_as_code, text)
    if "#" in text:
        text = _ANCHOR.sub(match_as_code, text)
    return masked(text, _calls(text)) if "()" in text else text


def _calls(text: str) -> Iterator[Span]:
    done = 0
    for found in _CALL.finditer(text):
        before = text[max(done, found.start() - _LONGEST_NAME) : found.start()]
        done = found.end()
        yield found.start() - len(before) + len(before.rstrip(_IN_NAME)), done


def mask_identifiers(text: str) -> str:
    r"""Return the text with words that underscores join as CODE. Emphasis has to be masked before.

    >>> mask_identifiers("a tumor_antigen")
    'a \x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00'
    """
    return masked(text, _identifiers(text)) if "_" in text else text


def _identifiers(text: str) -> Iterator[Span]:
    done = 0
    for found in _UNDERSCORE.finditer(text):
        begin = max(done, found.start() - _LONGEST_NAME)
        before = text[begin : found.start()]
        begin += len(before.rstrip(_IN_NAME + PADDING))
        rest = _REST_OF_NAME.match(text, found.end())
        if rest and text[begin : found.start()].strip(PADDING) and rest[0].strip(PADDING):
            done = rest.end()
            yield begin, done


def mask_commands(text: str) -> str:
    r"""Return the text with the options and the variables of commands as CODE: "--antigen=fever", "$ANTIGEN".

    >>> mask_commands("run --fever now")
    'run \x00\x00\x00\x00\x00\x00\x00 now'
    """
    text = _OPTION.sub(_coded_unless_dash, text)
    return _VARIABLE.sub(match_as_code, text) if "$" in text else text


def _coded_unless_dash(found: re.Match[str]) -> str:
    """Return the mask of an option, but two hyphens in a sentence that goes on are a dash: "the cause --fever is"."""
    text, start = found.string, found.start()
    is_dash = (
        found[0][2:].isalpha()
        and _GOES_ON.match(text, found.end())
        and _BEFORE_DASH.search(text[max(0, start - _LONGEST_BEFORE) : start])
    )
    return found[0] if is_dash else as_code(found[0])


def unmasked(readable: str, whole: str, show: Callable[[str], str]) -> str:
    """Return the text with all that is shown. `show` is given each part of the whole text that a mask stands for."""
    return _SHOWN.sub(lambda found: show(whole[found.start() : found.end()]), readable)
