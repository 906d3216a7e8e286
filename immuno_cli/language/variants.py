"""The spellings of a label that a text may use: plural and singular, British and American, Greek letters.

Search reduces both sides to one key. A text cannot be reduced: its offsets must stay. So the spellings are made from
the label, once, and looked for. They are made from the same tables as the key, read the other way round. A spelling
counts only if it has the key of the word that it stands for.

All functions take folded labels (`annotate.reading.folding`) or words of them.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from typing import Final

from immuno_cli.language import plurals, spelling
from immuno_cli.language.letters import GREEK
from immuno_cli.language.normalize import SIGNS, forget_keys, normalize
from immuno_cli.language.stop_words import NOUN_PREPOSITIONS

_SHORTEST_SPELLED: Final = 4
_NEVER_WITH_AE: Final = ("ma", "ia", "rrhea", "rrhoea")
"""The plural of "melanoma" is "melanomata", that of "leukemia" is "leukemias"; "gonorrhoeae" names a species."""
_SIBILANTS: Final = ("s", "x", "z", "ch", "sh")

_ADJECTIVES: Final = frozenset(("coronary", "primary", "secondary", "tertiary"))
"""Adjectives whose plural is a noun: "secondaries" are tumors, and "secondary" says little."""

_IRREGULAR_PLURALS: Final = {singular: plural for plural, singular in plurals.IRREGULAR.items()}
_PLURAL_ENDINGS: Final = [
    (singular, plural, fewest)
    for plural, singular, fewest, _ in plurals.ENDINGS
    if plural not in (singular + "s", singular + "es")
]
"""The ending of a singular, that of its plural, the fewest letters before it; none that merely adds s or es."""
_SINGULAR_ENDINGS: Final = tuple({singular for singular, _, _ in _PLURAL_ENDINGS})

_ENDINGS: Final = [
    *((british, american) for british, american, _, _ in spelling.ENDINGS),
    *((american, british) for british, american, _, _ in spelling.ENDINGS),
]
"""Endings with that of the other spelling, both ways round."""
_ENDINGS_BY_LETTER: Final = {
    letter: tuple(ending for ending, _ in _ENDINGS if ending.endswith(letter))
    for letter in {ending[-1] for ending, _ in _ENDINGS}
}
"""The endings by their last letter."""
_WORDS: Final = {**spelling.WORDS, **{american: british for british, american in spelling.WORDS.items()}}
_STEMS: Final = (*spelling.STARTS, *spelling.CONSONANTS, *spelling.VOWELS)
_ENDS_BY_FIRST_LETTER: Final = {
    letter: "|".join(stem[1:] for pair in _STEMS for stem in pair if stem[0] == letter)
    for letter in {stem[0] for pair in _STEMS for stem in pair}
}
_ANY_STEM: Final = re.compile("|".join(f"{letter}(?:{ends})" for letter, ends in _ENDS_BY_FIRST_LETTER.items()))
"""Any of the stems. By their first letters, a word is searched in half of the time."""

_GREEK_LETTERS: Final = {name: letter for letter, name in GREEK.items()}
_GREEK_LETTER: Final = re.compile("[" + "".join(GREEK) + "]")
_GREEK_NAME: Final = re.compile(r"\b(?:" + "|".join(_GREEK_LETTERS) + r")\b")
_BETWEEN_GREEK_LETTERS: Final = re.compile("(?<=[α-ω]) (?=[α-ω]\\b)")
_PREPOSITION: Final = re.compile(" (?:" + "|".join(sorted(NOUN_PREPOSITIONS)) + ") ")
_BEFORE_PLUS: Final = " " + SIGNS["+"]


@lru_cache(maxsize=1 << 17)
def other_numbers(word: str) -> tuple[str, ...]:
    """Return the plurals of a word that do not merely add s or es, and the singular of a plural. Most words have none.

    >>> other_numbers("antibody"), other_numbers("mouse"), other_numbers("viruses"), other_numbers("cell")
    (('antibodies',), ('mice',), ('virus',), ())
    """
    found = [*_plurals(word), *_singulars(word)]
    return _with_key_of(word, found) if found else ()


def _plurals(word: str) -> Iterator[str]:
    if word in _IRREGULAR_PLURALS:
        yield _IRREGULAR_PLURALS[word]
    if not word.endswith(_SINGULAR_ENDINGS):
        return
    for singular, plural, fewest in _PLURAL_ENDINGS:
        if word.endswith(singular) and len(word) - len(singular) >= fewest and not _adds_s(word, singular):
            yield word[: -len(singular)] + plural


def _adds_s(word: str, ending: str) -> bool:
    """Return whether a word with this ending has a regular plural all the same: "assay", "leukemia"."""
    if ending == "y":
        return word[-2:-1] in "aeiou"
    return ending == "a" and word.endswith(_NEVER_WITH_AE)


def _singulars(word: str) -> Iterator[str]:
    singular = plurals.singular(word)
    if singular != word and singular not in _ADJECTIVES:
        yield singular
        yield normalize(word)


def _with_key_of(word: str, candidates: Iterable[str]) -> tuple[str, ...]:
    """Return the candidates, each once, that have the key of the word and are not the word itself."""
    key = normalize(word)
    return tuple(form for form in dict.fromkeys(candidates) if form not in ("", word) and normalize(form) == key)


def adds_es(word: str) -> bool:
    """Return whether the plural of a word adds es rather than s.

    >>> adds_es("reflex"), adds_es("cell")
    (True, False)
    """
    return word.endswith(_SIBILANTS)


@lru_cache(maxsize=1 << 17)
def other_spellings(word: str) -> tuple[str, ...]:
    """Return the British spellings of an American word, and the other way round. Most words have none.

    >>> other_spellings("tumour"), other_spellings("centers"), other_spellings("anemia"), other_spellings("cell")
    (('tumor',), ('centres',), ('anaemia',), ())
    """
    if not _may_be_respelled(word):
        return ()
    found = {*_respelled(word), *_with_other_stem(word)}
    if word.endswith("s"):
        found.update(other + "s" for other in _respelled(word[:-1]))
    return _with_key_of(word, sorted(found)) if found else ()


def _may_be_respelled(word: str) -> bool:
    """Return whether a word has the form of one that has other spellings. Few words do, and this is fast."""
    if len(word) < _SHORTEST_SPELLED:
        return False
    bare = word[:-1] if word[-1] == "s" else word
    return _is_respelled(word) or (bare != word and _is_respelled(bare)) or _ANY_STEM.search(word) is not None


def _is_respelled(word: str) -> bool:
    return word in _WORDS or word.endswith(_ENDINGS_BY_LETTER.get(word[-1], ()))


def _respelled(word: str) -> Iterator[str]:
    if word in _WORDS:
        yield _WORDS[word]
    if _is_respelled(word):
        for ending, other in _ENDINGS:
            if word.endswith(ending):
                yield word[: -len(ending)] + other


def _with_other_stem(word: str) -> Iterator[str]:
    if not _ANY_STEM.search(word):
        return
    for british, american in _STEMS:
        if british in word:
            yield word.replace(british, american)
        elif american in word:
            yield word.replace(american, british)


_MOST_RESPELLED: Final = 12
"""If more words than these have another spelling, all are replaced together."""


def spellings(key: str) -> Iterator[str]:
    """Yield the other spellings of a folded label, at most a few, each with the same key.

    >>> list(spellings("alpha tumour")), list(spellings("cd8 positive"))
    (['alpha tumor', 'α tumour', 'α tumor'], ['cd8+'])
    """
    forms = [key, *_with_words_respelled(key.split(" "))]
    forms += [other for form in dict.fromkeys(forms) for other in _greek_forms(form)]
    if _BEFORE_PLUS in key:
        forms += [form.replace(_BEFORE_PLUS, "+") for form in forms]
    yield from dict.fromkeys(form for form in forms if form and form != key)


def _with_words_respelled(words: list[str]) -> Iterator[str]:
    """Yield the label with each one of its words spelled otherwise, then with all of them.

    If very many words have another spelling, only all of them change: a label of 30 KB has a thousand.
    """
    others = {place: found for place, word in enumerate(words) if (found := other_spellings(word))}
    if len(others) <= _MOST_RESPELLED:
        for place, spelled in others.items():
            for other in spelled:
                yield " ".join([*words[:place], other, *words[place + 1 :]])
    yield " ".join(others[place][0] if place in others else word for place, word in enumerate(words))


def _greek_forms(key: str) -> Iterator[str]:
    """Yield the label with the names of its Greek letters, or with letters for the names, also without gaps."""
    if not key.isascii() and _GREEK_LETTER.search(key):
        yield " ".join(_GREEK_LETTER.sub(lambda found: f" {GREEK[found.group()]} ", key).split())
    elif _GREEK_NAME.search(key):
        with_letters = _GREEK_NAME.sub(lambda found: _GREEK_LETTERS[found.group()], key)
        yield with_letters
        yield _BETWEEN_GREEK_LETTERS.sub("", with_letters)


def number_variants(key: str) -> Iterator[str]:
    """Yield a folded label with its last word, or the one before its first preposition, in the other number.

    Plurals of the last word that merely add s or es are left out: the search looks at what follows a match.

    >>> list(number_variants("response to therapy"))
    ['response to therapies', 'responses to therapy']
    """
    last = key.rfind(" ") + 1
    for other in other_numbers(key[last:]):
        yield key[:last] + other
    preposition = _PREPOSITION.search(key) if key.count(" ") > 1 else None
    if preposition:
        end = preposition.start()
        begin = key.rfind(" ", 0, end) + 1
        word = key[begin:end]
        for other in (*other_numbers(word), word + ("es" if adds_es(word) else "s")):
            yield key[:begin] + other + key[end:]


def in_both_numbers(key: str) -> Iterator[str]:
    """Yield a folded label, then the same with its last word in the other number. Some of the forms are no words.

    >>> list(in_both_numbers("reflexes"))
    ['reflexes', 'reflexe', 'reflex']
    """
    without_ending = (key.removesuffix(ending) for ending in ("s", "es"))
    yield from dict.fromkeys((key, *without_ending, *number_variants(key)))


def forget_words() -> None:
    """Give up the forms of words that are remembered: those of a large vocabulary take some memory."""
    other_numbers.cache_clear()
    other_spellings.cache_clear()
    forget_keys()


def words_with_variants(words: Collection[str]) -> set[str]:
    """Return the words that give a label other spellings. A label in ASCII without any of them has none."""
    respelled = {word for word in words if _may_be_respelled(word) and other_spellings(word)}
    return respelled.union(word for word in (*_GREEK_LETTERS, SIGNS["+"]) if word in words)
