"""The technical words of an English text that no vocabulary explains.

A word is technical if it is no English word and has a form that names of people and places do not have. It is written
in lower case somewhere in the text, or it mixes letters with digits or Greek letters ("IL-6", "TGF-β"), or it has
capitals after a small letter ("mRNA"), or its end is that of a drug's name, or the text itself defines it. A word of
capitals alone is technical where it stands beside what is measured or tested ("TSH level"), or joined to one that does.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import chain, islice, starmap
from typing import Final, NamedTuple

from immuno_cli.annotate.definitions.said_definitions import find_all_definitions
from immuno_cli.annotate.definitions.schwartz_hearst import Definition
from immuno_cli.annotate.reading.addresses import Addresses
from immuno_cli.annotate.records import Annotation
from immuno_cli.annotate.refusals.shouted import is_shouted
from immuno_cli.language.english import LONGEST_WORD, is_word, words_near
from immuno_cli.language.fragments import is_author, is_fragment
from immuno_cli.language.ordinary import COMMON_CODES, LEAST_LEFT, is_ordinary
from immuno_cli.language.plurals import singular
from immuno_cli.language.senses.capitals import (
    is_explained_by,
    is_technical_beside,
    joined_abbreviation,
    may_be_technical,
)
from immuno_cli.language.stop_words import FUNCTION_WORDS, OTHER_FUNCTION_WORDS, SHARED_FUNCTION_WORDS

MOST: Final = 1000
"""Maximum number of words that are listed for one text."""
_MOST_TRIED: Final = 10_000
"""Maximum number of words that are examined. Few texts have so many that are not English."""
_LONGEST_TEXT: Final = 5_000_000
"""Maximum number of characters that are examined."""
_LONGEST: Final = 80
"""Maximum number of characters in a word."""
_SHORTEST: Final = 5
"""Minimum number of letters in a technical word in lower case."""
_MOST_UNKNOWN: Final = 0.25
"""Maximum share of unknown words among the different words in lower case of an English text."""
_FEWEST_WORDS: Final = 8
"""Different words from which on the share of unknown ones tells the language."""
_FEWEST_FUNCTION_WORDS: Final = 0.15
"""Minimum share of function words in English sentences. They are nearly half of the words."""
_MOST_LETTERS: Final = 16
"""Maximum number of letters in a name with digits. A sequence of DNA has more."""
_MOST_DIGITS: Final = 4
"""Maximum number of digits in a name. Codes have more: NCT01234567."""

_MOST_MENTIONS: Final = 50
"""Maximum number of mentions of an abbreviation that are examined."""
_BESIDE: Final = 40
"""Characters before and after an abbreviation that are looked at."""
_INSIDE: Final = r"[\w\u00ad\x7f]*"
"""What a word goes on with: also soft hyphens, and what stands for markup."""
_TOKEN: Final = re.compile(rf"[^\W_]{_INSIDE}(?:(?:[-‐‑–'’·]|[-‐]\r?\n[ \t]*(?=[a-z]))[^\W_]{_INSIDE})*\+?")
_UNSEEN: Final = re.compile("[\u00ad\x7f]")
_BROKEN: Final = re.compile(r"[-‐]\s+")
"""Where a word is broken at the end of a line."""
_PARTS: Final = re.compile("[-‐‑–]")
_POSSESSIVE: Final = re.compile("['’]s?$")
_IN_CODE: Final = re.compile(r"[@\\_=#{}~$]")
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_GREEK: Final = re.compile("[α-ωΑ-Ω]")
_QUOTES: Final = "\"'“”‘’ "
_SENTENCE_END: Final = '.!?:;•*-–—()[]"“'
_YEAR: Final = re.compile("(?:19|20)[0-9]{2}")
_MIXED: Final = re.compile("[^\\W\\d_A-Z]{1,3}[A-Z]{2,}[a-z]?")
"""Capitals after one to three small letters: "mRNA", "cfDNA"."""
_NAME_WITH_DIGITS: Final = re.compile("(?=.*[A-Zα-ωΑ-Ω]|[a-z]+[0-9]+$)[^\\W\\d_].*", re.DOTALL)
_UNIT: Final = re.compile("(?:[0-9].*)|(?:[cdkmnµμpf]?(?:m|g|l|mol|M|L|Hz|Pa|J|V|W|A|s|bp|b|Da)[-0-9]*)")


_OTHER_KEYS: Final = frozenset(map(singular, OTHER_FUNCTION_WORDS))


class Unexplained(NamedTuple):
    """A technical word without a term: its first spelling, how often it occurs, where first, and what is said of it."""

    text: str
    mentions: int
    start: int
    meaning: str = ""


class _Found(NamedTuple):
    """A word of the text without a term: its spelling, and where it stands."""

    text: str
    start: int


_Words = dict[str, list[_Found]]
"""The words of a text without a term, by the key that the spellings and numbers of a word share."""


_Context = tuple[str, str]
"""What stands before and after a word."""


class _Anything:
    """Holds everything. A definition counts here whatever its words are."""

    def __contains__(self, word: object) -> bool:
        return True


_ANYTHING: Final[Container[str]] = _Anything()


def find_unexplained(
    text: str,
    annotations: Sequence[Annotation],
    *,
    is_known: Callable[[str], bool],
    meaning: Callable[[str], str],
) -> list[Unexplained]:
    """Return the technical words of a text that have no term, the most frequent ones first; none if it is not English.

    Args:
        text: the text in which the terms were found.
        annotations: its terms, in order.
        is_known: returns whether a vocabulary has a word as a label.
        meaning: returns what the end of a word says of it, "" for nothing.
    """
    text = text[:_LONGEST_TEXT]
    words = _words(text, annotations)
    if not _is_english(words):
        return []
    definitions = list(islice(find_all_definitions(text, _ANYTHING), MOST))
    defined = _defined(definitions, annotations)
    abbreviations = _technical_abbreviations(text, words, {_key(one.short) for one in definitions})

    def said_of(key: str, found: Sequence[_Found]) -> str | None:
        if key in defined:
            return f"{defined[key]}, as the text says"
        if is_known(found[0].text.removesuffix("+")) or key in COMMON_CODES or _are_authors(text, found):
            return None
        said = "" if _is_name(text, found) else meaning(found[0].text)
        return said if said or key in abbreviations or _is_technical(key, found) else None

    return list(islice(_unexplained(words, defined, said_of), MOST))


def _unexplained(
    words: _Words,
    defined: Container[str],
    said_of: Callable[[str, Sequence[_Found]], str | None],
) -> Iterator[Unexplained]:
    """Yield the words of which `said_of` returns something, if only "": the most frequent ones first."""
    by_frequency = sorted(words.items(), key=lambda item: (-len(item[1]), item[1][0].start))
    strange = ((key, found) for key, found in by_frequency if key in defined or not is_ordinary(key))
    for key, found in islice(strange, _MOST_TRIED):
        said = said_of(key, found)
        if said is not None:
            yield Unexplained(found[0].text, len(found), found[0].start, said)


def _words(text: str, annotations: Sequence[Annotation]) -> _Words:
    """Return the words outside of terms, addresses and code."""
    words: _Words = defaultdict(list)
    addresses = Addresses(text)
    read = cache(_read)  # a text has most of its words again and again
    make = partial(tuple.__new__, _Found)  # half of what a plain call takes
    for token in _outside_of_terms(text, annotations):
        start, end = token.span()
        if not (text[start - 1 : start].isspace() and text[end : end + 1].isspace()) and (  # most are so: fast
            _is_in_code(text, start, end) or addresses.holds(start, end) or is_fragment(text, start, end)
        ):
            continue
        word, key = read(token[0])
        if len(word) > 1:
            words[key].append(make((word, start)))
    return words


def _outside_of_terms(text: str, annotations: Sequence[Annotation]) -> Iterator[re.Match[str]]:
    """Yield the words of several characters that no term covers."""
    behind_all = (len(text), 0)
    terms = chain(((one.start, one.end) for one in annotations), [behind_all])
    begin, stop = next(terms)
    covered = 0
    for token in _TOKEN.finditer(text):
        start, end = token.span()
        while begin < end:
            covered = max(covered, stop)
            begin, stop = next(terms)
        if covered <= start and 1 < end - start <= _LONGEST:
            yield token


def _read(token: str) -> tuple[str, str]:
    """Return the word that stands in a text, and its key."""
    word = _POSSESSIVE.sub("", _joined(_UNSEEN.sub("", token)))
    return word, _key(word)


def _joined(word: str) -> str:
    r"""Return a word as it is without the end of a line in it: its parts joined, by a hyphen if each is a word itself.

    >>> _joined("tralokin-\numab"), _joined("cell-\nmediated")
    ('tralokinumab', 'cell-mediated')
    """
    parts = _BROKEN.split(word)
    if len(parts) == 1:
        return word
    return ("-" if all(is_ordinary(part.lower()) for part in parts) else "").join(parts)


def _is_in_code(text: str, start: int, end: int) -> bool:
    """Return whether a word touches a sign of code, or a dot with more after it, as in the name of a file."""
    around = text[max(start - 1, 0) : start] + text[end : end + 1]
    if _IN_CODE.search(around):
        return True
    return (text[end : end + 1] == "." and text[end + 1 : end + 2].isalnum()) or (
        text[start - 1 : start] == "." and start > 1 and text[start - 2].isalnum()
    )


def _key(word: str) -> str:
    """Return what words that count as one share: in lower case and the singular; as they are if they are no word.

    >>> _key("Anthracyclines"), _key("IL-6"), _key("TILs")
    ('anthracycline', 'IL-6', 'TIL')
    """
    if word[1:].islower() or word.islower():
        return singular(word.lower())
    return word[:-1] if word.endswith("s") and word[:-1].isupper() else word


def _begins_sentence(text: str, start: int) -> bool:
    before = text[max(start - 4, 0) : start]
    return not before.strip() or "\n" in before or before.rstrip()[-1] in _SENTENCE_END


def _is_name(text: str, found: Sequence[_Found]) -> bool:
    """Return whether a word has a capital inside a sentence and is never written without one: it may name anything."""
    if any(one.text[:1].islower() for one in found):
        return False
    return any(one.text[1:].islower() and not _begins_sentence(text, one.start) for one in found)


def _are_authors(text: str, found: Sequence[_Found]) -> bool:
    return found[0].text[-1].isdecimal() and all(is_author(text, one.start) for one in found)


def _is_english(words: _Words) -> bool:
    """Return whether the text is English: it has function words, or most of its words in lower case are English."""
    function_words = _count(words, FUNCTION_WORDS)
    if _count(words, _OTHER_KEYS) > function_words - _count(words, SHARED_FUNCTION_WORDS):
        return False
    if function_words >= sum(map(len, words.values())) * _FEWEST_FUNCTION_WORDS:
        return True
    last = (found[-1].text for found in words.values())
    plain = [word for word in last if word.isalpha() and word.islower() and len(word) >= _SHORTEST]
    unknown = sum(not is_ordinary(word) for word in plain)
    return len(plain) < _FEWEST_WORDS or unknown <= len(plain) * _MOST_UNKNOWN


def _count(words: _Words, keys: Iterable[str]) -> int:
    """Return how often some words occur."""
    return sum(len(words[key]) for key in keys if key in words)


def _defined(definitions: Iterable[Definition], annotations: Sequence[Annotation]) -> dict[str, str]:
    """Return the short forms that are defined, with their long forms; none that has a term or is of a name."""
    starts = {annotation.start for annotation in annotations}
    defined: dict[str, str] = {}
    for definition in definitions:
        words = [word for word in definition.long.split() if word.lower() not in FUNCTION_WORDS]
        is_name = all(word[:1].isupper() for word in words)
        if not is_name and "<" not in definition.long and definition.start not in starts:
            defined[_key(definition.short)] = " ".join(_UNSEEN.sub("", definition.long).split()).strip(_QUOTES)
    return defined


def _technical_abbreviations(text: str, words: Mapping[str, Sequence[_Found]], defined: Container[str]) -> set[str]:
    """Return the abbreviations in capitals that a laboratory or a clinic uses, and the text does not explain."""
    used: dict[str, list[_Context]] = {}
    for key in filter(may_be_technical, words):
        contexts = [_context(text, key, one) for one in words[key][:_MOST_MENTIONS]]
        if key not in defined and not any(is_explained_by(after) for _, after in contexts):
            used[key] = contexts
    technical = {key for key, contexts in used.items() if any(starmap(_is_used_so, contexts))}
    return technical | _joined_to(technical, used)


def _context(text: str, key: str, found: _Found) -> _Context:
    end = found.start + len(key)
    return text[max(0, found.start - _BESIDE) : found.start], text[end : end + _BESIDE]


def _is_used_so(before: str, after: str) -> bool:
    """Return whether an abbreviation is technical, and does not stand in a heading of capitals."""
    return is_technical_beside(before, after) and not is_shouted(before, after)


def _joined_to(technical: Container[str], used: Mapping[str, Sequence[_Context]]) -> set[str]:
    """Return the abbreviations that a comma, a slash or "and" joins to technical ones, over others as well."""
    pairs = [(key, joined_abbreviation(after)) for key, contexts in used.items() for _, after in contexts]
    found = set[str]()
    for pair in (*pairs, *reversed(pairs)):
        if pair[1] in used and any(one in technical or one in found for one in pair):
            found.update(pair)
    return found


def _is_technical(key: str, found: Sequence[_Found]) -> bool:
    """Return whether a word without a meaning has a form that only technical words have."""
    if _UNIT.fullmatch(key) or len(key) > LONGEST_WORD:
        return False
    if any(character.isdigit() for character in key) or _GREEK.search(key):
        return _is_coded(key) or _is_strange(found)
    return bool(_MIXED.fullmatch(key)) or _is_strange(found)


def _is_strange(found: Sequence[_Found]) -> bool:
    """Return whether a word in lower case is not English, and not an English word with one slip."""
    small = next((one.text for one in found if one.text.islower()), "")
    parts = _PARTS.split(small)
    strange = [part for part in parts if part.isalpha() and not is_ordinary(part)]
    if all(len(part) < _SHORTEST for part in strange):
        return False
    return len(found) > 1 or len(parts) > 1 or not _is_slip(small)


def _is_slip(word: str) -> bool:
    """Return whether a word is an English word with one slip. Another ending is none: "eosinophilia" is no slip."""
    return any(near[-2:] == word[-2:] for near in words_near(word))


def _is_coded(key: str) -> bool:
    """Return whether a string with digits or Greek letters is a name: "IL-6", "CD19", "gp100"; not "Table1", "2nd".

    >>> [_is_coded(word) for word in ("IL-6", "TGF-β", "gp100", "Table1", "NCT01234567", "B7", "3D")]
    [True, True, True, False, False, False, False]
    """
    letters = _LETTERS.findall(key)
    digits = sum(character.isdigit() for character in key)
    if not 1 < sum(map(len, letters)) <= _MOST_LETTERS or digits > _MOST_DIGITS or not _NAME_WITH_DIGITS.fullmatch(key):
        return False
    return not _YEAR.search(key) and not all(len(part) == 1 or _is_long_word(part.lower()) for part in letters)


def _is_long_word(word: str) -> bool:
    return len(word) >= LEAST_LEFT and is_word(word)
