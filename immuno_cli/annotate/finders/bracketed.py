"""Names with a bracket inside: with their abbreviation, with a remark, or with a second name.

"glucose-6-phosphate dehydrogenase (G6PD) deficiency", "cytotoxic (CD8+) T cells", "lung (and bladder) cancer".
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from immuno_cli.annotate.matcher.lookup import look_up, look_up_abbreviation
from immuno_cli.annotate.matcher.matcher import Matcher
from immuno_cli.annotate.reading.folding import fold_words
from immuno_cli.annotate.reading.line_breaks import Sentence
from immuno_cli.annotate.reading.rare_strings import JOINS
from immuno_cli.annotate.reading.signs import BLANK_LINE
from immuno_cli.annotate.records import Candidate, Meaning
from immuno_cli.language.long_forms import initials
from immuno_cli.language.stop_words import FUNCTION_WORDS

_REACH: Final = 100
"""Characters before the bracket that are looked at."""
_LONGEST_REMARK: Final = 40
_GAP: Final = 3
"""Maximum number of blanks and hyphens before the bracket."""
_LONGEST_GAP: Final = 20
"""Maximum number of blanks between the bracket and the words that follow."""
_GAPS: Final = " \t\r\n\u00a0-"
_LONGEST_WORD: Final = 40
_SHORTEST_WORD: Final = 3
_MOST_LABELS: Final = 500
"""Maximum number of labels that a quick check examines."""
_MOST_WORDS: Final = 6
"""Maximum number of words before the bracket."""
_CLOSED: Final = re.compile(r"\)[\s-]\s{0,8}([a-z][a-zﬀ-ﬆ'’-]{2,40}+)(?![\w+])")
_NEXT: Final = re.compile(r"\s{1,9}[a-z][\w'’-]{2,40}+")
_ABBREVIATION: Final = re.compile(r"[\w+/-]*?[A-Z][\w+/-]*+")
_MARKER: Final = re.compile(r"CD[0-9]{1,3}[a-z]?[+⁺]?")
_BRACKETS: Final = {")": "(", "]": "["}
_JOIN: Final = (
    r"(?:and/or|and|or|&|(?:as\s+well\s+as|but\s+not|but\s+also|rather\s+than|instead\s+of|not|versus|vs\.?|plus))"
)
_JOINED: Final = re.compile(
    rf"\({_JOIN}\s{{1,3}}(?P<inside>[^()]{{1,{_LONGEST_REMARK}}}?)-?\)\s?-?"
    r"(?P<after>\w[\w+'’-]{0,40}+(?:\s\w[\w+'’-]{0,40}+){0,2})(?![\w'’+])"
)
"""`JOINS` has how it begins."""
_JOINS: Final = re.compile(rf"{_JOIN}\s")
_AFTER: Final = re.compile(r"(?=[\s-])[^\S\r\n]*(?:\r?\n)?[^\S\r\n]*-?(\w+)(?:(?:\r?\n|[^\S\r\n]|-)(\w+))?")
_WORD: Final = re.compile(r"[\w'’+]+")
_PHRASE_BACKWARDS: Final = re.compile(r"[\w\s'’+‐‑-]*+(?:(?<=\w)–(?=\w)[\w\s'’+‐‑-]*+)*+")
"""A phrase read from right to left. To look for the last sign from left to right takes ten times as long."""
_BLANK: Final = re.compile(r"\s")
_ITEM: Final = re.compile(r"[0-9]{1,3}|[A-Za-z]|[ivxIVX]{1,4}| ")
"""What stands in brackets before an item of a list: "(2)", "[ ]"."""
_BEGINS_LINE: Final = re.compile(r"\n[\s*+•–-]*\Z")
_LONGEST_MARK: Final = 12


class _Found(NamedTuple):
    """A name that was put together: how many characters of its own words count, and what it means."""

    length: int
    meanings: "tuple[Meaning, ...]"


def with_joined(sentence: Sentence, candidates: list[Candidate], matcher: Matcher) -> list[Candidate]:
    """Return the candidates and the names that a parenthesis joins, each with its own words: "lung" and "bladder".

    The words that they share, "cancer" in "lung (and bladder) cancer", are no candidate, nor is a part of them.
    """
    shared: dict[int, int] = {}
    names: list[Candidate] = []
    for place in sentence.rare.places(*JOINS):
        joined = _JOINED.match(sentence.text, place)
        found, end = _joined(sentence.text, joined, matcher) if joined else ([], 0)
        if joined and found:
            names += found
            shared |= dict.fromkeys(range(joined.start("after"), end), end)
    own = {(start, end) for start, end, _ in names}
    others = (one for one in candidates if one[:2] not in own and one[1] > shared.get(one[0], 0))
    return [*others, *names] if names else candidates


def find_interrupted(text: str, places: Iterable[tuple[int, int]], matcher: Matcher) -> Iterator[Candidate]:
    """Yield the names in a text that one of these short forms in brackets interrupts.

    A word of such a name begins as the short form does: "stem (ES) cell" is only a part of a name.

    `places` says where each short form begins, and where the bracket after it ends.
    """
    for start, end in places:
        following = _AFTER.match(text, end)
        if text[start - 1 : start] not in ("(", "[") or not following or not _may_go_on(following[1].lower(), matcher):
            continue
        rests = [(text[end : following.end(group)], following.end(group)) for group in (2, 1) if following[group]]
        yield from _around(text, start - 1, rests, matcher, initial=text[start].lower())


def find_around(text: str, candidate: Candidate, matcher: Matcher) -> Iterator[Candidate]:
    """Yield the name that the words before a bracket are, together with a candidate after it.

    There is none where no bracket ends before the candidate.
    """
    start, end, meanings = candidate
    closing = max(0, start - _LONGEST_GAP) + len(text[max(0, start - _LONGEST_GAP) : start].rstrip()) - 1
    if closing < 0 or text[closing] not in _BRACKETS:
        return
    bracket = text.rfind(_BRACKETS[text[closing]], max(0, closing - _LONGEST_REMARK), closing)
    if not _is_inside_name(text, bracket, closing, start, matcher):
        return
    for found in _around(text, bracket, [(text[start:end], end)], matcher):
        if matcher.labels.concept(found[2][0].label) != matcher.labels.concept(meanings[0].label):
            yield found


def find_with_remark(text: str, matcher: Matcher) -> Iterator[Candidate]:
    """Yield the names with a remark in parentheses before their last words: "overall (5-year) survival".

    The last words need not be a name. Where an abbreviation alone stands in the parentheses, it may be that of a name
    before them. Then there is none, unless it has the initials of the whole name, or both name one concept.
    """
    for closed in _CLOSED.finditer(text):
        word = closed[1]
        if word in FUNCTION_WORDS or not _may_go_on(word, matcher):
            continue
        closing, start, end = closed.start(), closed.start(1), closed.end()
        bracket = text.rfind("(", max(0, closing - _LONGEST_REMARK), closing)
        if bracket < 0:
            continue
        short = _ABBREVIATION.fullmatch(text, bracket + 1, closing)
        if short and not _may_interrupt(short[0], text, bracket, word, matcher):
            continue
        if _is_inside_name(text, bracket, closing, start, matcher) and _may_follow(word, text, bracket, matcher):
            following = _NEXT.match(text, end)
            ends = [following.end(), end] if following else [end]
            yield from _around(text, bracket, [(text[start:last], last) for last in ends], matcher)


def _may_interrupt(short: str, text: str, bracket: int, after: str, matcher: Matcher) -> bool:
    """Return whether an abbreviation alone in brackets can stand inside a name that goes on with a word."""
    if _MARKER.fullmatch(short) or _abbreviates(short, text, bracket, after):
        return True
    concepts = {matcher.labels.concept(one.label) for one in look_up_abbreviation(short, matcher)}
    return bool(concepts) and not concepts.isdisjoint(_concepts_before(text, bracket, matcher))


def _concepts_before(text: str, bracket: int, matcher: Matcher) -> Iterator[tuple[int, int]]:
    """Yield the concepts that the last words before a bracket name."""
    phrase = _phrase_before(text, bracket).rstrip()
    for found in list(_WORD.finditer(phrase))[-_MOST_WORDS:]:
        for meaning in look_up(phrase[found.start() :], matcher):
            yield matcher.labels.concept(meaning.label)


def _abbreviates(short: str, text: str, bracket: int, after: str) -> bool:
    """Return whether a short form has the initials of the last words before a bracket and of the word after it.

    So "RGC" interrupts a name in "retinal ganglion (RGC) cells".
    """
    if short[-1].lower() != after[0]:  # most are so, and this is fast
        return False
    own = len(short) - 1
    words = [*_WORD.findall(_phrase_before(text, bracket))[-own:], after] if own > 0 else []
    return initials(words) == short.lower()


def _may_follow(word: str, text: str, bracket: int, matcher: Matcher) -> bool:
    """Return whether a label may have a word after that before a bracket. A quick check: a yes may be wrong."""
    last = _last_word(text, bracket - 1)
    beginning = f"{last} {word[:_SHORTEST_WORD]}"
    labels = matcher.labels_by_word[last]
    return len(labels) > _MOST_LABELS or any(beginning in label for label in labels)


def _is_inside_name(text: str, bracket: int, closing: int, start: int, matcher: Matcher) -> bool:
    """Return whether two brackets with a remark can stand inside a name that goes on at `start`."""
    opening = bracket - 1
    if opening < 0 or not text[opening].isspace() or _last_word(text, opening) not in matcher.labels_by_word:
        return False
    remark = text[bracket + 1 : closing]
    if not remark or text[closing] in remark or _JOINS.match(remark):
        return False
    if _ITEM.fullmatch(remark) and _BEGINS_LINE.search(text, max(0, bracket - _LONGEST_MARK), bracket):
        return False
    return not BLANK_LINE.search(text, max(0, opening - _GAP), start)


def _around(
    text: str, bracket: int, rests: Sequence[tuple[str, int]], matcher: Matcher, *, initial: str = ""
) -> Iterator[Candidate]:
    """Yield the longest name of words before a bracket and one of the rests, each with where it ends.

    `initial`: a letter in lower case with which one of the words before the bracket begins.
    """
    phrase = _phrase_before(text, bracket)
    begins = [found.start() for found in _WORD.finditer(phrase)][-_MOST_WORDS:]
    while initial and begins and phrase[begins[-1]].lower() != initial:
        begins.pop()
    for begin in begins:
        own = phrase[begin:]
        for rest, end in rests:
            meanings = look_up(f"{own} {rest}", matcher)
            if meanings and not (len(own.strip()) == 1 and own.islower()):
                yield bracket - len(own), end, meanings
                return


def _may_go_on(word: str, matcher: Matcher) -> bool:
    """Return whether a word in lower case stands in a label, in singular or plural, and is no function word."""
    if word in FUNCTION_WORDS:
        return False
    word = word if word.isascii() else fold_words(word)
    holders = matcher.labels_by_word
    if word in holders:
        return True
    return word[-1] == "s" and (word[:-1] in holders or word.removesuffix("ies") + "y" in holders)


def _joined(text: str, joined: re.Match[str], matcher: Matcher) -> tuple[list[Candidate], int]:
    """Return the names that a parenthesis joins, and where the words end that belong to the name inside it."""
    begin = max(0, joined.start() - _GAP)
    end = begin + len(text[begin : joined.start()].rstrip(_GAPS))
    if BLANK_LINE.search(text, end, joined.end()):
        return [], end
    before = _phrase_before(text, end)
    ends = [gap.start() for gap in _BLANK.finditer(joined["after"])]
    for length in [len(joined["after"]), *reversed(ends)]:
        shared = joined["after"][:length]
        first, second = (_longest(words, shared, matcher) for words in (before, joined["inside"]))
        if first or second:
            places = ((end, first), (joined.end("inside"), second))
            names: list[Candidate] = [(place - one.length, place, one.meanings) for place, one in places if one]
            return names, joined.start("after") + (length if second else 0)
    return [], end


def _last_word(text: str, end: int) -> str:
    """Return the word that ends at a place, in lower case."""
    before = text[max(0, end - _LONGEST_WORD) : end]
    words = (before.replace("-", " ") if before.isascii() else fold_words(before)).split()
    return words[-1].lower() if words else ""


def _phrase_before(text: str, end: int) -> str:
    """Return what stands before a parenthesis, back to a sign, a blank line, or as far as names reach."""
    return last_phrase(text[max(0, end - _REACH) : end])


def last_phrase(text: str) -> str:
    """Return the end of a text, back to a sign that is no part of a name, or to a blank line.

    >>> last_phrase("In mice (all male), B–T cell ")
    ' B–T cell '
    """
    if not text.isprintable():  # else it has no line end
        text = BLANK_LINE.split(text)[-1]
    backwards = _PHRASE_BACKWARDS.match(text[::-1])
    return backwards[0][::-1] if backwards else ""


def _longest(phrase: str, rest: str, matcher: Matcher) -> _Found | None:
    """Return the longest name that the last words of a phrase form with the rest."""
    if _last_word(phrase, len(phrase)) not in matcher.labels_by_word:
        return None
    for begin in [found.start() for found in _WORD.finditer(phrase)][-_MOST_WORDS:]:
        own = phrase[begin:]
        meanings = () if len(own) == 1 and own.islower() else look_up(f"{own} {rest}", matcher)
        if meanings:
            return _Found(len(own), tuple(meanings))
    return None
