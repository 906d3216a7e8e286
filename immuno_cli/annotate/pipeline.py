"""Find the terms in a text: candidates are found, those that mean something else are dropped, overlaps are resolved.

The rules in their order. All but the last two see candidates, of which none hides another yet:

| rule | example | what it does |
| --- | --- | --- |
| labels | T cells | finds the labels and their forms, word by word |
| redefined | "DC, or direct current," | drops an abbreviation to which the text gives another sense |
| interrupted, remark | glucose-6-phosphate dehydrogenase (G6PD) deficiency | finds names around a parenthesis |
| kinds | cone photoreceptors … cones | finds a kind by the end of its name |
| glued, laboratory | CD4+CD25+, CD 20 positive | finds names behind a plus, and markers in other spellings |
| joined, coordinated | B and T cells | finds names that share words |
| addresses | example.org/lupus | drops what stands in an address |
| genes | the APC gene | drops cells and therapies that name a gene |
| other senses | PD beside levodopa | drops abbreviations that words beside them give another sense |
| phrases, proper names, notation | in response to, Dr. Crohn, PD-L2 | drops a meaning, which then hides nothing |
| longer names | lung xylophosis | drops a part of an unknown name, and what stands inside it |
| doubt | a text with "OS" alone | drops all if a short abbreviation is all that is found |
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache, partial
from itertools import chain
from string import ascii_lowercase
from typing import Final
from unicodedata import combining

from immuno_cli.annotate.disambiguation.chooser import Chooser
from immuno_cli.annotate.disambiguation.shortened_names import ShortenedNames
from immuno_cli.annotate.finders.bracketed import find_interrupted, find_with_remark, with_joined
from immuno_cli.annotate.finders.coordination import BEFORE, BEHIND, begins_plainly, ends_plainly, find_coordinated
from immuno_cli.annotate.finders.defined_abbreviations import OWN, Abbreviations, read_abbreviations
from immuno_cli.annotate.finders.glued import find_glued
from immuno_cli.annotate.finders.kinds import find_kinds
from immuno_cli.annotate.finders.parts import find_in_parts
from immuno_cli.annotate.forms.german import is_adverb_here, is_german
from immuno_cli.annotate.matcher.matcher import Matcher
from immuno_cli.annotate.reading.addresses import Addresses
from immuno_cli.annotate.reading.folding import UNSEEN
from immuno_cli.annotate.reading.line_breaks import Sentence, broken_words, find_breaks, read_over
from immuno_cli.annotate.reading.rare_strings import RareStrings
from immuno_cli.annotate.reading.signs import HYPHENS
from immuno_cli.annotate.records import SHORTENED, WEAK, Annotation, Candidate, Meaning, Mention
from immuno_cli.annotate.refusals.context import is_disease_here, is_short, is_something_else
from immuno_cli.annotate.refusals.fixed_phrases import stands_in_phrase
from immuno_cli.annotate.refusals.genes import without_genes
from immuno_cli.annotate.refusals.headings import Headings
from immuno_cli.annotate.refusals.longer_names import LongerNames
from immuno_cli.annotate.refusals.notation import is_chained_after, is_chained_before, is_second_name
from immuno_cli.annotate.refusals.other_senses import without_other_senses
from immuno_cli.annotate.refusals.proper_names import begins_proper_name, ends_proper_name, is_surname
from immuno_cli.annotate.refusals.redefined import without_redefined
from immuno_cli.language.abbreviations import is_abbreviation
from immuno_cli.language.english import is_word
from immuno_cli.language.normalize import plain
from immuno_cli.language.numerals import is_roman
from immuno_cli.language.senses.phrases import may_be_in_phrase

_CONTINUES_PLAINLY: Final = frozenset(
    (*(f" {letter}" for letter in ascii_lowercase), *(sign + blank for sign in ".,;:)" for blank in " \n"), " (", " [")
)
"""What usually stands behind a name. It begins no name of a company or a street."""
_MOST_REMEMBERED: Final = 1 << 12
"""Answers of a quick check that are remembered: enough for most texts."""

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
    found = _with_context(sentence, found, abbreviations, matcher)
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
        if meaning is None or _is_refused(headings, start, end, meaning, matcher):
            continue
        last = 0 if all_matches else end
        if not longer_names.hold(start, end, meaning):
            yield start, end, meaning
            place = (start, end)


def _is_refused(headings: Headings, start: int, end: int, meaning: Meaning, matcher: Matcher) -> bool:
    """Return whether what stands around the words between these offsets shows that they do not mean this."""
    text = headings.text
    stands_alone = text[end : end + 2] in _CONTINUES_PLAINLY and text[start - 1 : start] not in HYPHENS
    if stands_alone and _is_never_refused(text[start:end], meaning[2], meaning[3]):  # most are so: fast
        return False
    if stands_in_phrase(text, start, end, meaning) or ends_proper_name(text, start):
        return True
    if _is_name_of_person(text, start, end, meaning, matcher):
        return True
    return not (stands_alone and meaning[3] == "") and _is_misread(headings, start, end, meaning, matcher)


@lru_cache(maxsize=_MOST_REMEMBERED)
def _is_never_refused(words: str, label: str, own_case: str) -> bool:
    """Return whether words that stand alone mean this label wherever they do.

    They count in any case, stand in no phrase, begin with no capital as a name does, and are no name of a person.
    """
    if own_case or may_be_in_phrase(words):
        return False
    return not (words[:2].istitle() or _may_name_person(words, label))


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


def _with_context(
    sentence: Sentence, candidates: list[Candidate], abbreviations: Abbreviations, matcher: Matcher
) -> list[Candidate]:
    """Return the candidates with those that are told by what stands around them, without those inside addresses."""
    text = sentence.text
    candidates = without_redefined(text, candidates, matcher)
    found = [*candidates, *find_interrupted(text, abbreviations.before_words, matcher)]
    found += find_kinds(text, candidates, matcher)
    found += find_with_remark(text, matcher)
    found += find_glued(sentence, matcher)
    found = with_joined(sentence, found, matcher)
    beside = _beside_something(text, found)
    coordinated = _coordinated(text, found, beside, matcher)
    if coordinated:
        starts = {start for start, _ in coordinated}
        found = [one for one in found if one[0] not in starts or one[:2] not in coordinated]
        found += coordinated.values()
    addresses = Addresses(text)
    inside = {one[:2] for one in chain(beside, coordinated.values()) if addresses.holds(one[0], one[1])}
    found = [one for one in found if one[:2] not in inside] if inside else found
    return without_other_senses(text, without_genes(text, found, matcher), matcher)


def _beside_something(text: str, candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return the candidates beside which stands more than blanks and other words. Most have no sign and no "and"."""
    return [
        one
        for one in candidates
        if not (begins_plainly(text[one[0] - BEFORE : one[0]]) and ends_plainly(text[one[1] : one[1] + BEHIND]))
    ]


def _coordinated(
    text: str, candidates: Iterable[Candidate], beside: Sequence[Candidate], matcher: Matcher
) -> dict[tuple[int, int], Candidate]:
    """Return the candidates that share a head, by their place. "skin" is no skin in "skin and breast cancer"."""
    coordinated = {one[:2]: one for one in find_coordinated(text, beside, matcher)}
    starts = {start for start, _ in coordinated}
    for one in candidates:
        if one[0] in starts and _is_a_name_itself(text, one, coordinated.get(one[:2]), matcher):
            del coordinated[one[:2]]
    return coordinated


def _is_a_name_itself(text: str, candidate: Candidate, coordinated: Candidate | None, matcher: Matcher) -> bool:
    """Return whether a candidate of several words means something else than with the head that it may share.

    A symbol is one word: "IL-17" is a part of the drug's name in "IL-17 and IL-23 inhibitors".
    """
    start, end, meanings = candidate
    if coordinated is None or text[start:end].isalnum() or is_abbreviation(text[start:end]):
        return False
    concept = matcher.labels.concept
    return concept(coordinated[2][0].label) != concept(meanings[0].label)


def _is_misread(headings: Headings, start: int, end: int, meaning: Meaning, matcher: Matcher) -> bool:
    """Return whether an abbreviation or a name means something else where it stands, or begins a name of no term."""
    text = headings.text
    is_joined = text[start - 1 : start] in HYPHENS or text[end : end + 1] in HYPHENS
    if _is_in_longer_name(text, start, end, meaning, is_joined=is_joined):
        return True
    if meaning.own_case != meaning.text:
        return meaning.own_case != "" and _is_another_word(text, start, end, meaning, matcher)
    is_spelled_out = meaning.rank == WEAK  # else the chooser had not chosen it
    name = matcher.names(meaning.label).pref_label
    return is_something_else(headings, start, end, matcher.has_key, name, is_spelled_out=is_spelled_out)


def _is_another_word(text: str, start: int, end: int, meaning: Meaning, matcher: Matcher) -> bool:
    """Return whether a form that counts only in its own case is a surname here, or a German adverb."""
    is_name = meaning.own_case[1:2].islower() and meaning.own_case[:1].isupper()
    return (is_name and is_surname(text, start, end)) or is_adverb_here(text, start, end, meaning, matcher.labels)


def _is_name_of_person(text: str, start: int, end: int, meaning: Meaning, matcher: Matcher) -> bool:
    """Return whether a name without the "s" of its label, or without the disease, is a person's: "Dr. Hashimoto"."""
    words = text[start:end]
    may_be_person = _may_name_person(words, meaning.text) or _is_eponym(words, meaning, matcher)
    return may_be_person and is_surname(text, start, end)


def _is_eponym(words: str, meaning: Meaning, matcher: Matcher) -> bool:
    """Return whether a word with a capital begins the name of its concept: "Sjögren" that of "Sjögren disease"."""
    if not (words.istitle() and words.isalpha()) or is_word(words.lower()):
        return False
    return plain(matcher.names(meaning.label).pref_label).startswith(f"{plain(words)} ")


def _may_name_person(words: str, label: str) -> bool:
    return label[-1] == "s" and label[0].isupper() and label[:-1] == words


def _is_in_longer_name(text: str, start: int, end: int, meaning: Meaning, *, is_joined: bool) -> bool:
    """Return whether a name or an abbreviation is a part of a pair, of a chain, or of a name of no term.

    `is_joined`: a hyphen stands before or behind it.
    """
    if is_joined and (is_second_name(text, start) or _is_chained(text, start, end, meaning)):
        return True
    return (is_joined or _may_go_on(text[end : end + 2])) and begins_proper_name(text, end)


def _may_go_on(after: str) -> bool:
    """Return whether a proper name can have these two characters behind its first words."""
    return after[1:].isupper() or after == " &" or after[:1] in "\n\v"


def _is_chained(text: str, start: int, end: int, meaning: Meaning) -> bool:
    """Return whether an abbreviation is a part of a chain. A sure one may go before others: "HLA-DR".

    The numeral at the end of a range is none: "stage III-IV".
    """
    words = text[start:end]
    if not is_abbreviation(words) or (is_roman(words.lower()) and not meaning.own_case):
        return False
    is_sure = OWN < meaning.rank < WEAK
    return is_chained_before(text, start) or (not is_sure and is_chained_after(text, end))


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
    """Return the end moved behind accents that combine with the last letter."""
    while end < len(text) and text[end] > UNSEEN and combining(text[end]):
        end += 1
    return end
