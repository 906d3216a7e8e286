"""Find the terms in a text: candidates are found, those that mean something else are dropped, overlaps are resolved.

What is done, in this order:

1. The text is read: words broken at line ends are joined, and abbreviations that it defines are noted (`reading`).
2. The labels and their forms are found, word by word (`finders.labels`).
3. The steps of `steps` add what is told by what stands around it, and drop what the text shows to be another thing.
4. From left to right, the longest candidates are chosen, each with one meaning (`disambiguation`). A place that shows
   that it does not mean this is refused by the rules of `refusals.refusing`, and hides nothing. A part of a longer name
   that nobody knows is dropped, with what stands inside it ("lung xylophosis").
5. If a short abbreviation is all that is found, nothing is.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain
from unicodedata import combining

from immuno_cli.annotate.disambiguation.chooser import Chooser
from immuno_cli.annotate.disambiguation.shortened_names import ShortenedNames
from immuno_cli.annotate.finders.defined_abbreviations import read_abbreviations
from immuno_cli.annotate.finders.parts import find_in_parts
from immuno_cli.annotate.forms.german import is_german
from immuno_cli.annotate.matcher.matcher import Matcher
from immuno_cli.annotate.reading.folding import UNSEEN
from immuno_cli.annotate.reading.line_breaks import Sentence, broken_words, find_breaks, read_over
from immuno_cli.annotate.reading.rare_strings import RareStrings
from immuno_cli.annotate.records import SHORTENED, Annotation, Candidate, Meaning, Mention
from immuno_cli.annotate.refusals.context import is_disease_here, is_short
from immuno_cli.annotate.refusals.headings import Headings
from immuno_cli.annotate.refusals.longer_names import LongerNames
from immuno_cli.annotate.refusals.refusing import is_refused
from immuno_cli.annotate.steps import Reading, follow_steps
from immuno_cli.language.english import is_word

Progress = Callable[[int, int], None]
"""Called with the number of characters done and the number of all."""


def annotate(
    text: str,
    matcher: Matcher,
    *,
    all_matches: bool = False,
    min_length: int = 0,
    progress: Progress | None = None,
    definitions: Iterable[tuple[str, str]] = (),
) -> list[Annotation]:
    """Return the terms of the matcher's vocabularies in a text, in the order of the text.

    The longest match wins, from left to right, and no two overlap. No match crosses a blank line or stands in an
    address. An abbreviation that means something else where it stands ("stage IV") is left out, and so is an
    abbreviation of two letters if it is all that is found. So are hidden words with a number ("grade 3") where no other
    term is found, and terms that begin the name of a company or a street. In a vocabulary of thousands of concepts, an
    abbreviation of up to four letters counts only where the text names its concept in full as well, or defines it.

    Of names that share words, each is found: in "B and T cells", "B" is a B cell. A parenthesis inside a name is part
    of it. Of concepts that share a label, the one counts that the text names by its other labels.

    Args:
        text: the text. Offsets count its characters.
        matcher: what `build_matcher` returns.
        all_matches: also return the terms inside others and across them.
        min_length: the fewest characters of a match.
        progress: called from time to time with the number of characters done and the number of all.
        definitions: abbreviations that are known to stand for something in this text, each with its long form.
    """
    rare = RareStrings(text)
    breaks = find_breaks(text, rare)
    if breaks:
        are_german = any(map(is_german, matcher.labels.vocabularies))
        breaks = broken_words(text, breaks, is_word, matcher.labels_by_word, is_german=are_german)
    sentence = read_over(text, breaks, rare)
    abbreviations = read_abbreviations(sentence, matcher, definitions)
    found = _as_read(sentence, find_in_parts(text, matcher, abbreviations, breaks, progress))
    found = follow_steps(Reading(sentence, abbreviations, matcher), found)
    if min_length > 1:
        found = [one for one in found if one[1] - one[0] >= min_length]
    mentions = list(_mentions(sentence.text, found, matcher, all_matches=all_matches))
    if _are_doubtful(sentence.text, mentions, matcher):
        return []
    return list(_annotations(text, matcher, _as_written(sentence, mentions)))


def _mentions(text: str, candidates: Sequence[Candidate], matcher: Matcher, *, all_matches: bool) -> Iterator[Mention]:
    """Yield what the candidates mean, from left to right, of those that begin at one place the longest first.

    Without `all_matches`, none begins inside an earlier one. A candidate that means nothing hides none. A part of a
    longer name hides what stands inside it.
    """
    candidates = sorted(candidates, key=_longest_and_surest_first)
    chooser = Chooser(candidates, matcher)
    choose = chooser.choose
    shortened = ShortenedNames(text, matcher, chooser)
    longer_names = LongerNames(text, matcher)
    headings = Headings(text)
    last = 0
    place = (-1, -1)
    for start, end, meanings in candidates:
        if start < last or (all_matches and (start, end) == place):
            continue
        meaning = choose(meanings) if meanings[-1][0] < SHORTENED else shortened.choose(start, end, meanings)
        if meaning is None or is_refused(headings, start, end, meaning, matcher):
            continue
        last = 0 if all_matches else end
        if not longer_names.hold(start, end, meaning):
            yield start, end, meaning
            place = (start, end)


def _as_read(sentence: Sentence, candidates: list[Candidate]) -> list[Candidate]:
    """Return the candidates with their offsets in the text as it is read."""
    if not sentence.places:
        return candidates
    places = sentence.read_places(chain.from_iterable(one[:2] for one in candidates))
    return [(places[start], places[end], meanings) for start, end, meanings in candidates]


def _as_written(sentence: Sentence, mentions: Sequence[Mention]) -> Sequence[Mention]:
    """Return the mentions in the text as it is read with their offsets in the text as it is written."""
    if not sentence.places:
        return mentions
    offsets = sentence.offsets(chain.from_iterable((start, end - 1) for start, end, _ in mentions))
    return [(offsets[start], offsets[end - 1] + 1, meaning) for start, end, meaning in mentions]


def _longest_and_surest_first(candidate: Candidate) -> tuple[int, int, int]:
    start, end, meanings = candidate
    return start, -end, meanings[0][0]


def _are_doubtful(text: str, mentions: Sequence[Mention], matcher: Matcher) -> bool:
    """Return whether all that is found is one abbreviation of few letters, or hidden words with numbers ("grade 3")."""
    if len(mentions) == 1:
        start, end, meaning = mentions[0]
        if meaning.own_case and is_short(text[start:end]) and not is_disease_here(text[:start]):
            return True
    return all(_is_numbered_word(meaning, matcher) for _, _, meaning in mentions)


def _is_numbered_word(meaning: Meaning, matcher: Matcher) -> bool:
    """Return whether a hidden label is an English word with a number. It may mean anything, as the bare word may."""
    word, _, number = meaning.text.rpartition(" ")
    return number.isdecimal() and is_word(word) and matcher.labels.labels[meaning.label].role == "hidden"


def _annotations(text: str, matcher: Matcher, mentions: Iterable[Mention]) -> Iterator[Annotation]:
    spelled: dict[str, str] = {}
    make = partial(tuple.__new__, Annotation)  # half of what a plain call takes
    are_several = len(matcher.labels.vocabularies) > 1
    for start, stop, meaning in mentions:
        identifier, pref_label, vocabulary = matcher.names(meaning.label)
        after = text[stop : stop + 1]
        end = stop if after <= UNSEEN else _with_accents(text, stop)
        if after == ")" and meaning[2][-1] == ")" and "(" in text[start:stop]:
            end += 1
        words = text[start:end]
        words = spelled.setdefault(words, words)  # one string for each spelling, not for each mention
        also = matcher.namesakes(meaning.label) if are_several else ()
        yield make((start, end, words, identifier, pref_label, meaning[2], vocabulary, also))


def _with_accents(text: str, end: int) -> int:
    """Return the end moved past accents that combine with the last letter."""
    while end < len(text) and text[end] > UNSEEN and combining(text[end]):
        end += 1
    return end
