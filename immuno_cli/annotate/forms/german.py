"""The cases and the plural of German names: "monoklonalen Antikörpern" for "monoklonaler Antikörper".

On 1,736 German notes of the STW thesaurus, 672 marks become 835; of 60 new ones, 54 were right.

Only the labels of a vocabulary that is shown in German have these forms. German marks the case on the noun at the end
and on the adjectives before it. A noun of several genders has more endings here than in the grammar. Wrong extra
endings do no harm: no text has them.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Final

from immuno_cli.annotate.forms.derived_forms import DerivedForm, Labels
from immuno_cli.annotate.records import Meaning
from immuno_cli.language.abbreviations import is_abbreviation
from immuno_cli.vocabularies.protocol import Vocabulary

_GERMAN: Final = "de"
_SHORTEST: Final = 4
"""Minimum number of letters in a noun that has other forms here."""
_ADJECTIVE: Final = ("er", "en", "em", "es", "e")
_SHORTEST_ADJECTIVE: Final = 5
_REPLACED: Final = {
    "ium": ("ien", "iums", "ia"),
    "um": ("en", "ums", "a"),
    "us": ("en", "i", "usse", "ussen"),
    "ma": ("men", "mata", "mas"),
    "nis": ("nisse", "nissen", "nisses"),
    "in": ("ine", "inen", "ins", "innen"),
}
"""Endings of a noun, and what stands for each in its other forms. The first one counts."""
_ADDED: Final = {
    "e": ("n", "s"),
    "er": ("n", "s"),
    "el": ("n", "s"),
    "en": ("s",),
    "ung": ("en",),
    "heit": ("en",),
    "keit": ("en",),
    "schaft": ("en",),
    "ion": ("en", "s"),
    "tat": ("en",),
    "ik": ("en",),
    "ie": ("n",),
    "enz": ("en",),
    "anz": ("en",),
    "ei": ("en",),
}
"""Folded endings of a noun, and what its other forms add. The first one counts."""
_WITH_ER: Final = (
    "bild",
    "blatt",
    "ei",
    "feld",
    "gesicht",
    "geschlecht",
    "glied",
    "kind",
    "land",
    "licht",
    "lied",
    "rind",
)
"""Endings of nouns whose plural adds "er". Others with it name who does a thing: "Wettbewerb", "Wettbewerber"."""
_ADDED_TO_OTHERS: Final = ("e", "en", "es", "s")
_PLURALS: Final = {"ungen": "ung", "heiten": "heit", "keiten": "keit", "schaften": "schaft", "ionen": "ion", "en": "e"}
"""The ending of a label in the plural, and that of its singular."""
_SHORTEST_PLURAL: Final = 6
_ADVERB_NAMES: Final = (
    "abends anfangs angesichts eingangs falls flugs links mangels mittags mittels morgens nachts namens rechts rings "
    "seitens tags teils vormittags zwecks"
)
_ADVERBS: Final = frozenset(_ADVERB_NAMES.split())
"""Adverbs, prepositions and conjunctions that are spelled like the genitive of a noun."""
_SENTENCE_BEGINS: Final = re.compile(r"(?:\A|[.!?:;]\s+|\n\s*)[\W_]{0,3}\Z")
_REACH: Final = 20
_ADJECTIVES_ALONE: Final = ("isch", "lich")


def german(labels: Labels, _head: str) -> Iterator[DerivedForm]:
    """Yield the other cases and numbers of the labels of vocabularies in German."""
    are_german = [is_german(vocabulary) for vocabulary in labels.vocabularies]
    if not any(are_german):
        return
    for number, (key, label) in enumerate(zip(labels.keys, labels.labels, strict=True)):
        if are_german[labels.concept(number)[0]] and not is_abbreviation(label.text):
            capital = _capital(label.text)
            for form in _forms(key, label.text):
                yield DerivedForm(form, number, own_case=capital)


def without_adverbs(words: str, meanings: Sequence[Meaning], labels: Labels) -> Sequence[Meaning]:
    """Return the meanings of words that end with s, without German nouns that are adverbs here: "rechts" is no "Recht".

    A noun has a capital. With an s, and without the capital, it is an adverb or a preposition. With the capital, what
    may be an adverb keeps only the form in its own case: `is_adverb_here` is asked about that.
    """
    if not (words.islower() or words.lower() in _ADVERBS):
        return meanings
    return [meaning for meaning in meanings if not _is_adverb(words, meaning, labels)]


def is_adverb_here(text: str, start: int, end: int, meaning: Meaning, labels: Labels) -> bool:
    """Return whether a word that may be a German adverb begins a sentence: "Falls nötig", but not "des Falls"."""
    if text[end - 1] != "s" or text[start:end].lower() not in _ADVERBS:
        return False
    if not is_german(labels.vocabularies[labels.concept(meaning.label)[0]]):
        return False
    return _SENTENCE_BEGINS.search(text[max(0, start - _REACH) : start]) is not None


def _is_adverb(words: str, meaning: Meaning, labels: Labels) -> bool:
    if meaning.own_case:
        return False
    label = meaning.text
    if not label[0].isupper() or not label.isalpha() or len(words) != len(label) + 1:
        return False
    return is_german(labels.vocabularies[labels.concept(meaning.label)[0]])


def is_german(vocabulary: Vocabulary) -> bool:
    """Return whether a vocabulary is shown in German."""
    language = vocabulary.shown_language or vocabulary.scheme.language
    return language.partition("-")[0].lower() == _GERMAN


def _capital(text: str) -> str:
    """Return the capital with which a noun alone begins, "" for other labels: "folgen" is a verb, "Folgen" are not."""
    return text[0] if text.isalpha() and text[0].isupper() else ""


def _forms(key: str, text: str) -> Iterator[str]:
    """Yield the other forms of a folded label. `text` is the label as it is written."""
    *before, noun = key.split(" ")
    if len(noun) < _SHORTEST or not noun.isalpha() or noun.endswith(_ADJECTIVES_ALONE):
        return
    count = _adjectives(before, text)
    rest, nouns = before[count:], [noun, *_nouns(noun)]
    for ending, one in product(_ADJECTIVE if count else ("",), nouns):
        adjectives = [_bare(word) + ending for word in before[:count]]
        form = " ".join([*adjectives, *rest, one])
        if form != key:
            yield form


def _adjectives(words: list[str], text: str) -> int:
    """Return how many of the folded words before the noun are adjectives: those at the beginning that have an ending.

    In the label, a noun has a capital. Only the first word of a label may be an adjective with one.
    """
    written = text.split()
    count = 0
    while count < min(len(words), len(written) - 1):
        word = written[count]
        is_like_one = word.isalpha() and len(word) >= _SHORTEST_ADJECTIVE and word.lower().endswith(_ADJECTIVE)
        if not is_like_one or (word[0].isupper() and (count or not written[1][0].isupper())):
            break
        count += 1
    return count


def _bare(adjective: str) -> str:
    ending = next(ending for ending in _ADJECTIVE if adjective.endswith(ending))
    return adjective[: -len(ending)]


def _nouns(noun: str) -> Iterator[str]:
    """Yield the other forms of a folded noun."""
    for ending, one in _PLURALS.items():
        if noun.endswith(ending) and len(noun) >= _SHORTEST_PLURAL:
            yield noun[: -len(ending)] + one
            break
    if noun.endswith(_WITH_ER):
        yield from (noun + "er", noun + "ern")
    for ending, others in _REPLACED.items():
        if noun.endswith(ending):
            yield from (noun[: -len(ending)] + other for other in others)
            return
    added = next((added for ending, added in _ADDED.items() if noun.endswith(ending)), _ADDED_TO_OTHERS)
    yield from (noun + one for one in added)
