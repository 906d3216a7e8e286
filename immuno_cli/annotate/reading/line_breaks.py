"""Words that a line end breaks: "anti-⏎bodies" is one word, "T-⏎cell" are two, and "immuno-⏎therapy" is no therapy.

A broken text has two readings. In the first, each break is a gap. In the second, each break that can stand inside a
word is read over. A vocabulary is looked for in both.
"""

import re
import sys
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from immuno_cli.annotate.reading.folding import SKIPPED, UNSEEN
from immuno_cli.annotate.reading.rare_strings import BROKEN_LINES, GAPS, RareStrings
from immuno_cli.language.combining_forms import COMBINING
from immuno_cli.language.rare_signs import matches

REACH: Final = 120
"""Characters before and after a break in which a term that runs over it begins and ends."""
_HYPHENS: Final = "-\u00ad‐‑¬"
_TWO_HYPHENS: Final = ("-\u00ad", "\u00ad-", "‐\u00ad", "\u00ad‐")
"""A hyphen with a soft hyphen beside it. Two hyphens alone are a dash."""
_LINE_END: Final = re.compile(
    rf"\n(?<=[{_HYPHENS}\r \t\x7f]\n)(?:(?<=[{_HYPHENS}\x7f]\n)|(?<=[{_HYPHENS}\x7f][\r \t]\n)"
    rf"|(?<=[{_HYPHENS}\x7f][ \t][\r \t]\n)|(?<=[{_HYPHENS}\x7f][ \t][ \t][\r \t]\n))"
)
"""The line end after a hyphen or markup. It begins with a plain character: searching takes 1 ns a character."""
_SHOWN_LINE_END: Final = re.compile(rf"\v(?<=[{_HYPHENS}\x7f]\v)")
"""The same for `<br>`, whose mask begins with a vertical tab."""
_NOT_TEXT: Final = "\r\t \x7f"
_INDENT: Final = re.compile(r"[ \t\x01\x7f\u00a0]*")
_INDENT_AFTER_TAG: Final = re.compile(r"[ ]*\r?\n?[ \t\x01\x7f\u00a0]*")
_SIGNS_WITHOUT_MARKUP: Final = "\u00ad\u200b\u2060\ufeff¹²³"
"""What may be read over in a text without markup: the most frequent characters."""
_UNSEEN_SIGNS: Final = rf"{SKIPPED}{UNSEEN}\u00ad\u200b-\u200f\u2060\ufeff"
_UNSEEN: Final = re.compile(rf"[{_UNSEEN_SIGNS}]+")
_NUMBERS: Final = re.compile(r"[⁰¹²³⁴-⁹](?<=\w[⁰¹²³⁴-⁹])[⁰¹²³⁴-⁹]{0,9}+(?![⁺\w])")
"""Numbers of footnotes. A footnote has few of them; a limit keeps long rows fast."""
_READ_OVER: Final = re.compile(rf"{_UNSEEN.pattern}|{_NUMBERS.pattern}")
"""What is read over."""
_NEAR: Final = 10_000
"""Characters before and after a break in which its word is looked for in one piece."""
_LONGEST_WORD: Final = 40
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_BLANKS: Final = " \t\r\n\v\u00a0"
_LINE_ENDS: Final = "\n\v"
_SHOWN_WITH_LINE_END: Final = ["\v", "\n"]
"""The mask of `<br>` and a line end in the file: one line end is shown."""
_LONGEST_GAP: Final = 2000
"""A longer gap counts as several."""
_MOST_LINE_ENDS: Final = 3
"""Line ends of a gap that stay. Two of them part paragraphs, and more say no more."""
_GAP: Final = re.compile(rf"[{_BLANKS}{_UNSEEN_SIGNS}]{{2,{_LONGEST_GAP}}}+|[{_UNSEEN_SIGNS}]")
"""A gap of several characters, in which markup may stand, or what is not seen."""
_SPACED: Final = bytes(ord(" ") if chr(byte) in _BLANKS else byte for byte in range(256))
_MOST_REMEMBERED: Final = 1024
"""Gaps that are remembered. A page often has the same ones again."""
_JOINS: Final = frozenset(("and", "or", "nor", "to", "und", "oder", "sowie", "bzw", "bis", "beziehungsweise"))
"""Words after a hyphen that stands for a word, in English and in German."""
_PREFIXES: Final = frozenset((*COMBINING, "dis", "infra", "inter", "mis", "re", "un"))
"""Beginnings of words that are no words, or mean something else as words."""
_SPACE: Final = re.compile(r"\s")
_REST_OF_WORD: Final = re.compile(r"\S*+")


class Break(NamedTuple):
    """A hyphen at the end of a line, with the line end and the indentation after it."""

    start: int
    end: int
    before: str
    """The letters before the hyphen, in lower case; "" where the break cannot stand inside a word."""
    after: str
    """The letters that continue them on the next line."""


class Passage(NamedTuple):
    """A part of a text in which breaks are read over."""

    start: int
    """Where it begins in the text."""
    text: str
    """The part, of the same length as in the text."""


def find_breaks(text: str, rare: RareStrings | None = None) -> list[Break]:
    r"""Return the breaks of a text. `rare` has its rare strings, if they are known.

    >>> find_breaks("anti-\nbodies against T-\ncells")
    [Break(start=4, end=6, before='anti', after='bodies'), Break(start=22, end=24, before='', after='')]
    """
    ends: list[int] = []
    if (rare or RareStrings(text)).has_any(BROKEN_LINES):
        ends = [found.start() for found in _LINE_END.finditer(text)]
    if "\v" in text:
        ends = sorted([*ends, *(found.start() for found in _SHOWN_LINE_END.finditer(text))])
    return [one for end in ends if (one := _break_at(text, end)) is not None]


def as_gaps(text: str, breaks: Sequence[Break]) -> str:
    """Return the text with blanks for the hyphens of each break: the first reading."""
    hyphens = ((one.start, 2 if text[one.start : one.start + 2] in _TWO_HYPHENS else 1) for one in breaks)
    return _replaced(text, ((start, start + count, " " * count) for start, count in hyphens))


def passages_read_over(text: str, breaks: Iterable[Break]) -> Iterator[Passage]:
    """Yield the parts of a text around the breaks that can stand inside a word: the second reading."""
    together: list[Break] = []
    for one in breaks:
        if not one.before:
            continue
        if together and one.start - together[-1].end > 2 * REACH:
            yield _passage(text, together)
            together = []
        together.append(one)
    if together:
        yield _passage(text, together)


class Sentence(NamedTuple):
    """A text without what is read over, and the way to the offsets of the original and back."""

    text: str
    places: Sequence[int]
    """Where something is left out, in characters of this text, ascending."""
    ends: Sequence[int]
    """For each place, where the original goes on after what is left out."""
    rare: RareStrings
    """The rare strings of this text."""

    def offset(self, place: int) -> int:
        """Return where a character of this text stands in the original."""
        return self.offsets([place])[place]

    def offsets(self, places: Iterable[int]) -> dict[int, int]:
        """Return where each of these characters of this text stands in the original."""
        offsets: dict[int, int] = {}
        starts, before, shift, next_start = self.places, -1, 0, _next_of(self.places, 0)
        for place in sorted(set(places)):
            if place >= next_start:
                before = bisect_right(starts, place, before + 1) - 1
                shift, next_start = self.ends[before] - starts[before], _next_of(starts, before + 1)
            offsets[place] = place + shift
        return offsets

    def read_places(self, offsets: Iterable[int]) -> dict[int, int]:
        """Return where each of these characters of the original stands in this text.

        What is left out stands where the text goes on after it.
        """
        places: dict[int, int] = {}
        ends, before, shift, next_end = self.ends, -1, 0, _next_of(self.ends, 0)
        cut = left_out = _next_of(self.places, 0)
        for offset in sorted(set(offsets)):
            if offset >= next_end:
                before = bisect_right(ends, offset, before + 1) - 1
                shift, next_end = self.places[before] - ends[before], _next_of(ends, before + 1)
                left_out = _next_of(self.places, before + 1)
                cut = left_out - shift
            places[offset] = offset + shift if offset < cut else left_out
        return places


def _next_of(numbers: Sequence[int], place: int) -> int:
    """Return the number at a place, one that no text reaches after the last."""
    return numbers[place] if place < len(numbers) else sys.maxsize


def read_over(text: str, breaks: Iterable[Break], rare: RareStrings | None = None) -> Sentence:
    r"""Return a text without masks of markup and of footnotes, and without line ends inside words.

    A gap is one blank, or its line ends. `rare` has the rare strings of the text, if they are known.

    >>> read_over("multiple \x7f  my\x7feloma", []).text
    'multiple myeloma'
    """
    cuts = [(one.start if one.before else one.start + 1, one.end) for one in breaks]
    rare = rare or RareStrings(text)
    unseen = _unseen_spans(text, rare)
    if unseen:
        cuts = sorted([*cuts, *unseen])
    pieces: list[str] = []
    places, ends = array("q"), array("q")
    done = kept = 0
    for start, end in cuts:
        begin = max(start, done)
        if end <= begin:
            continue
        pieces.append(text[done:begin])
        kept += begin - done
        done = end
        places.append(kept)
        ends.append(done)
    if not cuts:
        return Sentence(text, places, ends, rare)
    kept_text = "".join((*pieces, text[done:]))
    return Sentence(kept_text, places, ends, RareStrings(kept_text))


def _unseen_spans(text: str, rare: RareStrings) -> list[tuple[int, int]]:
    """Return where something is read over: what is not seen, and of each gap all but a blank or its first line ends."""
    is_ascii = text.isascii()
    has_markup = UNSEEN in text or SKIPPED in text
    gaps = _GAP.finditer(text) if has_markup else _wide_gaps(text, rare)
    cuts = [(found.start() + start, found.start() + end) for found in gaps for start, end in _cuts_of_gap(found[0])]
    if is_ascii:
        return cuts
    if has_markup:
        return [*cuts, *(found.span() for found in _NUMBERS.finditer(text))]
    signs = [sign for sign in _SIGNS_WITHOUT_MARKUP if sign in text]
    return [*cuts, *(found.span() for sign in signs for found in matches(sign, _READ_OVER, text))]


def _wide_gaps(text: str, rare: RareStrings) -> Iterator[re.Match[str]]:
    """Yield the gaps of several characters that are not two line ends alone, as most are.

    To look for two blanks in bytes takes a tenth of what a pattern takes.
    """
    if not (rare.has_any(GAPS) or "\r" in text or "\v" in text):  # most are so: fast
        return
    spaced = text.encode("latin-1", "replace").replace(b"\n\n", b"\0 ").translate(_SPACED)
    place = spaced.find(b"  ")
    while place >= 0:
        found = _GAP.match(text, place)
        if found is not None:
            yield found
        place = spaced.find(b"  ", found.end() if found is not None else place + 1)


@lru_cache(maxsize=_MOST_REMEMBERED)
def _cuts_of_gap(gap: str) -> Sequence[tuple[int, int]]:
    r"""Return which parts of a gap are left out. Its first line ends stay; without any, a tab, else the first blank.

    >>> _cuts_of_gap(" \x7f "), _cuts_of_gap(" \r\n  "), _cuts_of_gap("\n\n")
    ([(1, 3)], [(0, 2), (3, 5)], [])
    """
    kept = _kept_of_gap(gap)
    bounds = zip([0, *(place + 1 for place in kept)], [*kept, len(gap)], strict=True)
    return [(start, end) for start, end in bounds if start < end]


def _kept_of_gap(gap: str) -> list[int]:
    """Return which characters of a gap stay: its line ends, or one blank."""
    ends = _places_of(_LINE_ENDS, gap)
    if [gap[place] for place in ends] == _SHOWN_WITH_LINE_END:
        return ends[:1]
    return ends[:_MOST_LINE_ENDS] or _places_of("\t", gap)[:1] or _places_of(_BLANKS, gap)[:1]


def _places_of(signs: str, gap: str) -> list[int]:
    return [place for place, sign in enumerate(gap) if sign in signs]


def seen(text: str) -> str:
    r"""Return a part of a text without what is read over.

    >>> seen("M\x7f\x7fM")
    'MM'
    """
    return text if text.isascii() and text.isprintable() else _READ_OVER.sub("", text)


def broken_words(
    text: str,
    breaks: Iterable[Break],
    is_word: Callable[[str], bool],
    known: Container[str],
    *,
    is_german: bool = False,
) -> list[Break]:
    """Return the breaks, without letters where a hyphen joins two words ("tumor-infiltrating").

    `known` has the words of the vocabulary. A string that is no word on its own is a part of one, and two words are
    one where the text near the break has them as one ("germline"). So is a prefix with its word ("trans-gene"), and a
    German noun with a small letter after it: another noun has a capital ("T-Zelle"). Before "and", a hyphen stands
    for a word that follows ("pre- and post-treatment").
    """
    decided: dict[tuple[str, str], bool] = {}
    told: list[Break] = []
    for one in breaks:
        parts = (one.before, one.after)
        if one.before and parts not in decided:
            near = text[max(0, one.start - _NEAR) : one.end + _NEAR]
            decided[parts] = _is_one_word(*parts, near, lambda word: is_word(word) or word in known, is_german)
        told.append(one if decided.get(parts) else Break(one.start, one.end, "", ""))
    return told


def _is_one_word(before: str, after: str, near: str, exists: Callable[[str], bool], is_german: bool) -> bool:
    def is_known(word: str) -> bool:
        return exists(word) or exists(word.removesuffix("s"))

    whole = before + after
    if is_known(whole) or after in _JOINS:
        return is_known(whole)
    if is_german or before in _PREFIXES:
        return True
    return not (is_known(before) and is_known(after)) or whole in near


def covers_break(start: int, end: int, starts: Sequence[int]) -> bool:
    """Return whether a break begins between two offsets. `starts` has where the breaks begin, ascending."""
    place = bisect_left(starts, start)
    return place < len(starts) and starts[place] < end


def _break_at(text: str, line_end: int) -> Break | None:
    """Return the break whose line ends here, None where no word stands on one of its sides."""
    start = _hyphen_before(text, line_end)
    if start is None:
        return None
    indent = (_INDENT if text[line_end] == "\n" else _INDENT_AFTER_TAG).match(text, line_end + 1)
    end = indent.end() if indent else line_end + 1
    if not (text[start - 1 : start].isalnum() and text[end : end + 1].isalnum()):
        return None
    backwards = _LETTERS.match(text[max(0, start - _LONGEST_WORD) : start][::-1])
    after = _LETTERS.match(text, end, end + _LONGEST_WORD)
    before = backwards[0][::-1] if backwards else ""
    if not before or after is None or not _can_be_one_word(before, after[0]):
        return Break(start, end, "", "")
    return Break(start, end, before.lower(), after[0].lower())


def _hyphen_before(text: str, line_end: int) -> int | None:
    """Return where the hyphen before a line end begins, None where there is none."""
    start = line_end - 1
    while text[start] in _NOT_TEXT and start:
        start -= 1
    if text[start] not in _HYPHENS:
        return None
    return start - 1 if start and text[start - 1 : start + 1] in _TWO_HYPHENS else start


def _can_be_one_word(before: str, after: str) -> bool:
    """Return whether a hyphen may break a word here: "Lym-phoma", "LYM-PHOMA", but not "PD-ligand" or "anti-TNF"."""
    if after.islower():
        return before.islower() or before[1:].islower()
    return before.isupper() and after.isupper()


def _passage(text: str, breaks: Sequence[Break]) -> Passage:
    start = max(0, breaks[0].start - REACH)
    space = _SPACE.search(text, start, breaks[0].start)
    if start and space:
        start = space.end()
    last = breaks[-1].end + REACH
    rest = _REST_OF_WORD.match(text, last, last + REACH)
    end = rest.end() if rest else len(text)
    spans = ((one.start - start, one.end - start, UNSEEN * (one.end - one.start)) for one in breaks)
    return Passage(start, _replaced(text[start:end], spans))


def _replaced(text: str, spans: Iterable[tuple[int, int, str]]) -> str:
    pieces: list[str] = []
    done = 0
    for start, end, other in spans:
        pieces += text[done:start], other
        done = end
    return "".join((*pieces, text[done:]))
