"""Other spellings of a label's words that a text may use: plural and singular, British and American, Greek letters.

Search bends both sides to one key. A text is not bent, its length must stay; so the spellings are made here, once, and
looked for. A spelling counts only where `labels.normalize` makes it the same as the word it stands for.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from immuno_cli.language.normalize import IRREGULAR, normalize

_SHORTEST_SPELLED: Final = 5
_BENT: Final = frozenset("aesxymni")
_SIBILANT: Final = ("s", "x", "z", "ch", "sh")
_PLURAL_ENDINGS: Final = (
    ("is", "es"),
    ("us", "i"),
    ("um", "a"),
    ("ma", "mata"),
    ("la", "lae"),
    ("va", "vae"),
    ("ix", "ices"),
)
_PLURALS: Final[dict[str, list[str]]] = {}
for _plural, _singular in IRREGULAR.items():
    _PLURALS.setdefault(_singular, []).append(_plural)

_AMERICAN_BRITISH: Final = (
    *(("or" + ending, "our" + ending) for ending in ("", "s", "al", "ed", "ing", "able", "less")),
    *(("iz" + ending, "is" + ending) for ending in ("e", "es", "ed", "er", "ers", "ing", "ation", "ations")),
    *(("lyz" + ending, "lys" + ending) for ending in ("e", "es", "ed", "er", "ing")),
    *(("l" + ending, "ll" + ending) for ending in ("ed", "ing", "er")),
    ("ter", "tre"),
    ("ber", "bre"),
    ("bers", "bres"),
    ("og", "ogue"),
    ("gray", "grey"),
    ("aging", "ageing"),
)
_STEMS: Final = (
    *(("hem", "haem"), ("emia", "aemia"), ("emic", "aemic"), ("leuk", "leuc"), ("esoph", "oesoph"), ("edem", "oedem")),
    *(("estr", "oestr"), ("fet", "foet"), ("ped", "paed"), ("rrhe", "rrhoe"), ("cec", "caec"), ("fec", "faec")),
    *(
        ("gynec", "gynaec"),
        ("esth", "aesth"),
        ("etiol", "aetiol"),
        ("celi", "coeli"),
        ("sche", "schae"),
        ("pne", "pnoe"),
    ),
    *(("sulf", "sulph"), ("pheo", "phaeo"), ("deme", "daeme"), ("eval", "aeval"), ("mold", "mould")),
)
_MAYBE: Final = re.compile(
    "(?:"
    + "|".join(form for pair in _AMERICAN_BRITISH for form in pair)
    + ")$|"
    + "|".join(f for p in _STEMS for f in p)
)
_GREEK_NAMES: Final = (
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu "
    "nu xi pi rho sigma tau upsilon phi chi psi omega"
)
_GREEK: Final = dict(zip(_GREEK_NAMES.split(), "αβγδεζηθικλμνξπρστυφχψω", strict=True))
_NAMES: Final = {letter: name for name, letter in _GREEK.items()}
_GREEK_NAME: Final = re.compile(r"\b(?:" + "|".join(_GREEK) + r")\b")
_GREEK_LETTER: Final = re.compile("[" + "".join(_NAMES) + "]")
_PREPOSITION: Final = re.compile(" (?:of|for|in|to|with|from) ")


@lru_cache(maxsize=1 << 17)
def other_numbers(word: str) -> tuple[str, ...]:
    """Return the plural forms of a word that do not merely add s or es, and the singular of a plural; mostly none."""
    found = dict.fromkeys(_PLURALS.get(word, ()))
    if word[-1:] in _BENT:
        if word.endswith("y") and word[-2:-1] not in "aeiou":
            found[word[:-1] + "ies"] = None
        elif word.endswith("s") or word in IRREGULAR:
            found[word[:-1]] = found[normalize(word)] = None
        if len(word) > _SHORTEST_SPELLED:
            for singular, plural in _PLURAL_ENDINGS:
                if word.endswith(singular):
                    found[word[: -len(singular)] + plural] = None
    if not found:
        return ()
    key = normalize(word)
    return tuple(form for form in found if form not in ("", word) and normalize(form) == key)


def adds_es(key: str) -> bool:
    """Return whether the plural of a folded label adds es rather than s."""
    return key.endswith(_SIBILANT)


@lru_cache(maxsize=1 << 17)
def other_spellings(word: str) -> tuple[str, ...]:
    """Return the British spelling of an American word, and the other way round; mostly none."""
    if len(word) < _SHORTEST_SPELLED or not _MAYBE.search(word):
        return ()
    found: set[str] = set()
    for american, british in _AMERICAN_BRITISH:
        for one, other in ((american, british), (british, american)):
            if word.endswith(one):
                found.add(word[: -len(one)] + other)
    for american, british in _STEMS:
        found.add(word.replace(british, american) if british in word else word.replace(american, british))
    found.discard(word)
    key = normalize(word)
    return tuple(sorted(form for form in found if normalize(form) == key))


def spellings(key: str) -> Iterator[str]:
    """Yield the other spellings of a folded label: at most a few, each the same to `labels.normalize`."""
    forms = [key]
    words = key.split(" ")
    for i, word in enumerate(words):
        forms += [" ".join([*words[:i], other, *words[i + 1 :]]) for other in other_spellings(word)]
    changed = " ".join((*other_spellings(word), word)[0] for word in words)  # all words at once
    forms.append(changed)
    if not key.isascii() and _GREEK_LETTER.search(key):
        forms.append(" ".join(_GREEK_LETTER.sub(lambda m: f" {_NAMES[m.group()]} ", key).split()))
    elif _GREEK_NAME.search(key):
        lettered = _GREEK_NAME.sub(lambda m: _GREEK[m.group()], key)
        forms += [lettered, re.sub(r"(?<=[α-ω]) (?=[α-ω]\b)", "", lettered)]
    if " positive" in key:
        forms += [form.replace(" positive", "+") for form in forms]
    yield from dict.fromkeys(form for form in forms if form and form != key)


def numbers(key: str) -> Iterator[str]:
    """Yield a folded label with its last word, or the one before its first preposition, in the other number.

    A last word that merely adds s or es is left out: whoever searches looks at what follows a match.
    """
    cut = key.rfind(" ") + 1
    for other in other_numbers(key[cut:]):
        yield key[:cut] + other
    preposition = _PREPOSITION.search(key) if cut else None
    if preposition:
        end = preposition.start()
        begin = key.rfind(" ", 0, end) + 1
        word = key[begin:end]
        for other in (*other_numbers(word), word + ("es" if adds_es(word) else "s")):
            yield key[:begin] + other + key[end:]


def telling_words(words: Iterable[str]) -> set[str]:
    """Return the words that make other spellings of a label possible; a label with none of them has none."""
    telling = {word for word in words if other_spellings(word)}
    return telling.union(_GREEK, ("positive",))
