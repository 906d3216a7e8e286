"""All places in a text that could be a term, window by window."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from immuno_cli.annotate.finders.defined_abbreviations import Abbreviations, DefinedForm, spells_out
from immuno_cli.annotate.finders.footnotes import is_footnote
from immuno_cli.annotate.finders.windows import Window, iter_windows
from immuno_cli.annotate.forms.german import without_adverbs
from immuno_cli.annotate.matcher.automaton import build_automaton
from immuno_cli.annotate.matcher.matcher import KeyFinder, Matcher
from immuno_cli.annotate.reading.folding import Offsets, fold, fold_words
from immuno_cli.annotate.reading.line_breaks import (
    Break,
    as_gaps,
    covers_break,
    passages_read_over,
    seen,
)
from immuno_cli.annotate.reading.signs import BLANK_LINE
from immuno_cli.annotate.records import DERIVED, Candidate, Meaning
from immuno_cli.language.abbreviations import is_abbreviation
from immuno_cli.language.letters import GREEK, OF_FAMILIES
from immuno_cli.language.stop_words import FUNCTION_WORDS
from immuno_cli.language.variants import adds_es

_BLANK, _S, _E, _A, _PLUS = b" sea+"
_SIGNED: Final = re.compile(r"\S{2,}[A-Z0-9]")
"""What the plus of a cell stands after: a marker's name of three characters or more. "PR+" is no partial response."""
_DIGITS: Final = frozenset(b"0123456789")
_BLANK_OR_DIGIT: Final = _DIGITS | {_BLANK}
_BLANK_OR_PLUS: Final = frozenset((_BLANK, _PLUS))
_LETTERS: Final = "|".join(sorted((*OF_FAMILIES, *map(GREEK.__getitem__, OF_FAMILIES))))
_LETTER: Final = re.compile(rf" ?(?:{_LETTERS})(?= )".encode())
_LETTER_AT_END: Final = re.compile(rf"(?<=[0-9])\W?(?:{_LETTERS})\Z", re.IGNORECASE)
"""It tells a member of the family that the name without it is: "IL-1β"."""
_JOINING: Final = "~‒–−﹣－"  # a LaTeX tie, and dashes that stand for a hyphen where no blank is beside them
_ODD: Final = re.compile(
    rf"[^\w\s'’´ʼ′‐‑{_JOINING}+⁺\x01\x7f\u00ad\u0300-\u036f\u200b-\u200f\u2060\ufeff-]"
    rf"|[{_JOINING}](?![\w\x7f])|(?<![\w\x7f])[{_JOINING}]"
    r"|(?<![0-9])[+⁺](?!\x7f*+\s)|(?<![\w\x7f])[+⁺]"  # "CD8+ T cell" has the plus of a spelling, "A + B" has a gap
)
_MOST_REMEMBERED: Final = 1 << 12
"""Maximum number of words whose meanings a matcher caches. Texts repeat the same words."""
_SHORTEST_STEM: Final = 8
_PREPOSITION: Final = re.compile(r"(?:at|by|for|from|in|of|on|to|with)\s", re.IGNORECASE)
_JOINED_PREPOSITION: Final = re.compile(rf"{_PREPOSITION.pattern[:-2]}[-‐‑]\w+", re.IGNORECASE)
_IN_CAPITALS: Final = ("IGG", "IGM")
"""The other classes have the letters of a score of skin ("IGA"), of an epilepsy and of a disorder."""
_HYPHENS: Final = str.maketrans(dict.fromkeys("-‐‑‒–−﹣－", " "))
_NOT_WORD: Final = re.compile(r"[\W_]+")


_Hit = tuple[int, int, bool, int]
"""Where a key begins and ends, whether the text defines it, and its number. A plain tuple is fast."""


class _Search(NamedTuple):
    """All that is looked for in a text."""

    matcher: Matcher
    abbreviations: Abbreviations
    own_automaton: KeyFinder | None
    """Finds the keys of the forms that the text defines."""
    own_forms: Sequence[Sequence[DefinedForm]]
    """The forms of each of these keys."""
    most_words: int
    """Words of the longest key."""
    known: dict[tuple[str, int], Sequence[Meaning]]
    """What the words of a match, with the number of its key, were found to mean. A text often has the same words."""


def find_candidates(
    text: str,
    matcher: Matcher,
    abbreviations: Abbreviations,
    breaks: Sequence[Break],
    progress: Callable[[int, int], None] | None = None,
) -> list[Candidate]:
    """Return the candidates of a text, window by window. They may overlap. Broken words are found in both readings.

    `breaks`: what `broken_words` returns.
    """
    search = _search(matcher, abbreviations, len(text))
    found = _with_gaps(text, breaks, search, progress)
    if not breaks:
        return found
    found += _read_over(text, breaks, search)
    left, right = {one.start for one in breaks if one.before}, {one.end for one in breaks if one.before}
    return [(start, end, meanings) for start, end, meanings in found if end not in left and start not in right]


def _search(matcher: Matcher, abbreviations: Abbreviations, length: int) -> _Search:
    forms: dict[str, list[DefinedForm]] = {}
    for form in abbreviations.forms:
        forms.setdefault(form.key, []).append(form)
    own_automaton = build_automaton(forms, length) if forms else None
    own_forms = [forms[key] for key in own_automaton.keys] if own_automaton else []
    most_words = max([matcher.most_words, *(key.count(" ") + 1 for key in forms)])
    return _Search(matcher, abbreviations, own_automaton, own_forms, most_words, {})


def _with_gaps(
    text: str, breaks: Sequence[Break], search: _Search, progress: Callable[[int, int], None] | None
) -> list[Candidate]:
    """Return the candidates of the text with gaps for its breaks."""
    found: list[Candidate] = []
    for window in iter_windows(as_gaps(text, breaks) if breaks else text, search.most_words):
        found += _meant(window.text, window.begin, _placed_hits(window, search), search)
        if progress:
            progress(window.end, len(text))
    return found


def _read_over(text: str, breaks: Sequence[Break], search: _Search) -> Iterator[Candidate]:
    """Yield the candidates that run over a break inside a word. The other breaks are gaps there, too."""
    starts = [one.start for one in breaks if one.before]
    for passage in passages_read_over(as_gaps(text, [one for one in breaks if not one.before]), breaks):
        for window in iter_windows(passage.text, search.most_words):
            placed = _placed_hits(window, search)
            begin = window.begin + passage.start
            over = [hit for hit in placed if covers_break(begin + hit[0], begin + hit[1], starts)]
            yield from _meant(window.text, begin, over, search)


def _meant(text: str, begin: int, hits: Iterable[_Hit], search: _Search) -> list[Candidate]:
    """Return the candidates that hits in the text of a window are. It begins at `begin` in the whole text."""
    candidates: list[Candidate] = []
    meanings: Sequence[Meaning] | None
    known = search.known
    for first, last, own, number in hits:
        if own:
            candidates += _as_defined(text, begin, first, last, search.own_forms[number])
            continue
        words = text[first:last]
        meanings = known.get((words, number))
        if meanings is None:
            meanings = known[words, number] = _meanings_of_member(words, number, search)
        if meanings:
            candidates.append((begin + first, begin + last, meanings))
    return candidates


def _placed_hits(window: Window, search: _Search) -> list[_Hit]:
    """Return where keys stand in the text of a window, in order.

    A number after one must be that of a footnote, and before a plus stands the name of a marker.
    """
    text, length = window.text, window.end - window.begin
    folded = fold(text)
    data, offsets = folded.data, Offsets(folded)
    placed: list[_Hit] = []
    low = high = shift = 0
    for start, stop, own, number in _hits(data, search):
        if start < low or stop > high:
            first, last = offsets.span(start, stop)
            low, high, shift = offsets.begin, offsets.end, offsets.shift
        else:  # most are so, and a call would take as long as all the rest
            first, last = start + shift, stop + shift
        if first >= length:
            break
        after = data[stop + 1]
        if after == _PLUS:
            if _SIGNED.fullmatch(text, first, last):
                placed.append((first, last, own, number))
        elif after not in _DIGITS or is_footnote(text, last, data[start + 1 : stop + 1], search.matcher):
            placed.append((first, last, own, number))
    return placed


def _hits(data: bytes, search: _Search) -> list[_Hit]:
    """Return where keys of the matcher and of what the text defines stand in folded text, in order."""
    hits = _find(search.matcher.automaton, data)
    if search.own_automaton is not None:
        hits += _find(search.own_automaton, data, own=True)
    hits.sort()
    return hits


def _meanings_of_member(words: str, number: int, search: _Search) -> Sequence[Meaning]:
    """Return the meanings of the words of a match. If no label is "IL-1β", return the meanings of "IL-1"."""
    letter = _LETTER_AT_END.search(words) if search.matcher.keys[number][-1].isdigit() else None
    if letter is None:
        return _meanings(words, number, search)
    if search.matcher.has_key(fold_words(words)):
        return ()
    return [one for one in _meanings(words[: letter.start()], number, search) if is_abbreviation(one.text)]


def _meanings(words: str, number: int, search: _Search) -> Sequence[Meaning]:
    """Return the meanings of the key of this number whose condition holds for the words of a match.

    Where the text does not give these words other meanings, they mean the same in all texts.
    """
    others = _other_meanings(words, search.abbreviations)
    if others:
        return _meanings_beside(others, words, number, search)
    known = search.matcher.meant
    found = known.get((words, number))
    if found is None:
        if len(known) >= _MOST_REMEMBERED:
            known.clear()
        found = known[words, number] = _meanings_beside({}, words, number, search)
    return found


def _meanings_beside(others: Mapping[str, str], words: str, number: int, search: _Search) -> Sequence[Meaning]:
    """Return the meanings of words in a text that gives some words these other meanings."""
    meanings = search.matcher.meanings_at(number)
    if others or len(meanings) != 1 or meanings[0].own_case:
        meanings = [meaning for meaning in meanings if _holds(words, meaning, search.matcher, others)]
    if words[-1] in "sS":
        meanings = without_adverbs(words, meanings, search.matcher.labels)
        if meanings and _is_label_itself(words, number, search):
            return ()
    if not meanings or not _has_plain_gaps(words, meanings[0].text) or _is_apart(words, meanings[0].text):
        return ()
    return meanings


def _is_label_itself(words: str, number: int, search: _Search) -> bool:
    """Return whether the plural of a key is a label itself: "lymphs" are lymphocytes, and there is one lymph."""
    if search.matcher.keys[number][-1] == words[-1].lower():
        return False
    own = search.matcher.find_plural(number)
    meanings = _meanings(words, own, search) if own is not None else ()
    return bool(meanings) and meanings[0].rank < DERIVED


def _other_meanings(words: str, abbreviations: Abbreviations) -> Mapping[str, str]:
    """Return what the text says of its abbreviations otherwise, nothing for words in lower case."""
    others = abbreviations.alone if words.isalnum() else abbreviations.other_meanings
    return {} if others and words.islower() else others


def _find(automaton: KeyFinder, data: bytes, *, own: bool = False) -> list[_Hit]:
    """Return where keys stand in folded text as whole words, also before the ending of a plural, a digit or a sign.

    Offsets do not count the blank in front of `data`. So they are those of the key without the blank in front of it.
    """
    hits: list[_Hit] = []
    for start, stop, number in automaton.find_overlapping(data):
        after, last = data[stop], data[stop - 1]
        if after in _BLANK_OR_PLUS or (after in _DIGITS and last >= _A):
            hits.append((start, stop - 1, own, number))
        elif after == _S and _is_plural(data, stop):
            hits.append((start, stop, own, number))
        elif after == _E and data.startswith(b"es ", stop) and adds_es(automaton.keys[number]):
            hits.append((start, stop + 1, own, number))
        if last in _DIGITS and (letter := _LETTER.match(data, stop)):
            hits.append((start, letter.end() - 1, own, number))
    return hits


def _is_plural(data: bytes, stop: int) -> bool:
    """Return whether the s after a key is the ending of its plural."""
    return data[stop + 1] in _BLANK_OR_DIGIT and data[stop - 1] != _S and data[stop - 2] != _BLANK


def _holds(words: str, meaning: Meaning, matcher: Matcher, others: Mapping[str, str]) -> bool:
    """Return whether words mean this: they are in its own case, and the text defines no other meaning for them."""
    if meaning.own_case and not _is_in_own_case(words, meaning):
        return False
    return not others or not is_defined_otherwise(words, matcher, meaning, others)


def _as_defined(text: str, begin: int, first: int, last: int, forms: Iterable[DefinedForm]) -> Iterator[Candidate]:
    """Yield the candidate that words are, for each of these forms that the text defines.

    There is none where the form does not count yet, in another case, and where the text says what it abbreviates.
    """
    words = text[first:last]
    for form in forms:
        is_meant = begin + first >= form.start and form.short in seen(words)
        if is_meant and _has_plain_gaps(words, form.meaning.text) and not spells_out(text, last, form):
            yield begin + first, begin + last, [form.meaning]


def is_defined_otherwise(words: str, matcher: Matcher, meaning: Meaning, other_meanings: Mapping[str, str]) -> bool:
    """Return whether a word of a match is an abbreviation to which the text gives a meaning of its own."""
    parts = (words if words.isprintable() else seen(words)).split()
    if other_meanings.keys().isdisjoint(parts):
        return False
    return any(
        not _has_same_head(other_meanings[word], matcher, meaning, inside=len(parts) > 1)
        for word in parts
        if word in other_meanings
    )


def _has_same_head(long: str, matcher: Matcher, meaning: Meaning, *, inside: bool) -> bool:
    """Return whether a long form names the concept in part: "Duchenne or Becker dystrophy" for "Duchenne dystrophy".

    It ends with a word of the preferred label and has another one: "conditioned response" is no "complete response".
    A word alone begins with one of it: "intravenously" names the intravenous injection.
    `inside`: the abbreviation is one word of several ("G6PD deficiency"). Then the end is enough, of any label.
    """
    place, number = matcher.labels.concept(meaning.label)
    *others, head = _NOT_WORD.split(long.lower().strip(" -/"))
    head = head.removesuffix("s")
    concept = matcher.labels.vocabularies[place].concept_at(number)
    if inside:
        return any(head in label.lower().split() for label in (concept.pref_label, *concept.alt_labels))
    words = _NOT_WORD.split(concept.pref_label.lower())
    if not others:
        return any(len(word) >= _SHORTEST_STEM and head.startswith(word) for word in words)
    return head in words and not set(others).isdisjoint(set(words) - {head} - FUNCTION_WORDS)


def _is_in_own_case(words: str, meaning: Meaning) -> bool:
    if meaning.own_case != meaning.text:
        return words.startswith(meaning.own_case) or _plainly(words).startswith(_plainly(meaning.own_case))
    bare, own = _NOT_WORD.sub("", words), _NOT_WORD.sub("", meaning.own_case)
    return bare in (own, own + "s", own + "es") or _is_immunoglobulin(bare, own)


def _is_immunoglobulin(bare: str, own: str) -> bool:
    """Return whether an immunoglobulin is written in small letters, or in capitals that mean nothing else: "igE"."""
    if not own.startswith("Ig") or bare.lower() != own.lower():
        return False
    return bare.startswith("ig") or bare in _IN_CAPITALS


def _is_apart(words: str, label: str) -> bool:
    """Return whether a preposition stands apart that a label joins to a noun: "in patients" are no in-patients."""
    return _PREPOSITION.match(words) is not None and _JOINED_PREPOSITION.fullmatch(label) is not None


def _plainly(words: str) -> str:
    """Return words in their own case with one blank between two, also for a hyphen."""
    return " ".join(seen(words).translate(_HYPHENS).split())


def _has_plain_gaps(words: str, label: str) -> bool:
    """Return whether only blanks, hyphens and signs of the label itself stand between the words of a match."""
    if words.isalnum() or words.replace(" ", "").replace("-", "").isalnum():  # most are so, and this takes 0.1 µs
        return True
    odd = _ODD.findall(words)
    return (not odd or set(odd) <= set(label)) and not BLANK_LINE.search(words)
