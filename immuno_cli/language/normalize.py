"""What makes two labels the same: case, accents, hyphens, plural, British or American spelling, Greek, numerals.

A key is for comparing, never for showing: a rule may bend words that it was not made for ("lens" becomes "len"), as
long as it bends them the same way on both sides and does not bring two different words together.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

_GREEK: Final = dict(
    zip(
        "αβγδεζηθικλμνξοπρστυφχψω",
        (
            *("alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu"),
            *("nu", "xi", "omicron", "pi", "rho", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega"),
        ),
        strict=True,
    )
)
_LETTERS: Final = str.maketrans(
    {
        **{letter: f" {name} " for letter, name in _GREEK.items()},
        "'": "",
        "’": "",
        "‘": "",
        "ʼ": "",
        "`": "",
        "´": "",
        "+": " positive ",
        "&": " and ",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ı": "i",
    }
)
_SHORT: Final = 4  # words of fewer letters are left as they are
_LONGEST_ABBREVIATION: Final = 10
_FEW: Final = 2
_NOT_A_WORD: Final = re.compile(r"[\W_]+")
_CAPITALS_IN_PLURAL: Final = re.compile(r"\b([A-Z][A-Za-z]*[A-Z])s\b")
_ROMAN: Final = {
    ten + one: str(10 * tens + ones)
    for tens, ten in enumerate(("", "x"))
    for ones, one in enumerate(("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"))
    if ten + one
}
_NUMBER_WORDS: Final = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"),
    *("fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_NUMBERS: Final = _ROMAN | {word: str(number) for number, word in enumerate(_NUMBER_WORDS, 1)}
"""What the last word of a label may be that stands for a number: "interleukin II" is heard as "interleukin two"."""

IRREGULAR: Final = {
    "bacteria": "bacterium",
    "mice": "mouse",
    "lice": "louse",
    "teeth": "tooth",
    "feet": "foot",
    "children": "child",
    "women": "woman",
    "men": "man",
    "criteria": "criterion",
    "phenomena": "phenomenon",
    "mitochondria": "mitochondrion",
    "ganglia": "ganglion",
    "fungi": "fungus",
    "nuclei": "nucleus",
    "stimuli": "stimulus",
    "bacilli": "bacillus",
    "emboli": "embolus",
    "thrombi": "thrombus",
    "bronchi": "bronchus",
    "alveoli": "alveolus",
    "villi": "villus",
    "indices": "index",
    "matrices": "matrix",
    "cortices": "cortex",
    "phalanges": "phalanx",
    "headaches": "headache",
    "toothaches": "toothache",
    "backaches": "backache",
    "stomachaches": "stomachache",
    "earaches": "earache",
    "species": "species",
    "series": "series",
    "grey": "gray",
    "ageing": "aging",
    "aluminium": "aluminum",
    "programme": "program",
    "neurone": "neuron",
    "artefact": "artifact",
    "judgement": "judgment",
    "practise": "practice",
    "tyre": "tire",
    "mould": "mold",
    "sceptic": "skeptic",
}
# Ending, its replacement, the fewest letters before it, endings to which the rule does not apply. The first that fits
# counts. Not regular expressions: compiling twenty of them costs 5 ms of every start.
_Rule = tuple[str, str, int, tuple[str, ...]]
_PLURALS: Final[tuple[_Rule, ...]] = (
    ("ies", "y", 2, ("species", "series")),
    ("sses", "ss", 1, ()),
    ("shes", "sh", 1, ()),
    ("ches", "ch", 1, ("aches",)),
    ("zzes", "zz", 1, ()),
    ("xes", "x", 1, ()),
    ("uses", "us", 3, ("auses", "ouses")),
    ("oses", "osis", 3, ("doses", "poses", "closes")),
    ("stases", "stasis", 1, ()),
    ("alyses", "alysis", 1, ()),
    ("crises", "crisis", 0, ()),
    ("theses", "thesis", 0, ()),
    ("s", "", 3, ("ss", "us", "is")),
    ("mata", "ma", 2, ()),
    ("ae", "a", 3, ()),
)
_BRITISH: Final[tuple[_Rule, ...]] = (
    *((f"our{ending}", f"or{ending}", 2, ()) for ending in ("", "al", "ed", "ing", "able", "less", "ful", "ist")),
    *((f"is{ending}", f"iz{ending}", 3, ()) for ending in ("e", "ed", "er", "ing", "ation", "ational")),
    *((f"lys{ending}", f"lyz{ending}", 2, ()) for ending in ("e", "ed", "er", "ing")),
    *((f"ll{ending}", f"l{ending}", 4, ()) for ending in ("ed", "ing", "er", "ation")),
    ("tre", "ter", 2, ()),
    ("bre", "ber", 2, ()),
    ("uvre", "uver", 2, ()),
    ("ogue", "og", 3, ()),
    ("efence", "efense", 1, ()),
    ("offence", "offense", 0, ()),
    ("licence", "license", 0, ()),
)


def plain(text: str) -> str:
    """Return the words of a label in lower case without accents and punctuation, otherwise spelled as they are."""
    folded = text.casefold() if text.isascii() else _fold(text)
    return " ".join(_NOT_A_WORD.sub(" ", folded.translate(_LETTERS)).split())


def normalize(text: str) -> str:
    """Return the key under which all spellings of one label fall together; "" where nothing is left. Idempotent."""
    return key_and_plain(text)[0]


def key_and_plain(text: str) -> tuple[str, str]:
    """Return `normalize(text)` and `plain(text)`, both for the price of one."""
    words = plain(text)
    singular = _CAPITALS_IN_PLURAL.sub(r"\1", text) if "s" in text else text
    split = (words if singular == text else plain(singular)).split()
    keys = [word if len(word) < _SHORT else _word_key(word) for word in split]
    if len(keys) > 1 and keys[-1] in _NUMBERS:
        keys[-1] = _NUMBERS[keys[-1]]
    return " ".join(keys), words


def is_abbreviation(text: str) -> bool:
    """Return whether a label has the shape of an abbreviation: short, one word, mostly capitals and digits."""
    if len(text) > _LONGEST_ABBREVIATION or text.islower() or " " in text:
        return False
    letters = [character for character in text if character.isalpha()]
    capitals = sum(map(str.isupper, letters))
    if len(letters) <= _FEW:
        return capitals > 0
    inside = any(map(str.isupper, letters[1:]))
    return inside and (len(letters) <= _SHORT or (capitals >= _FEW and capitals * 2 >= len(letters)))


def has_digit(text: str) -> bool:
    """Return whether there is a digit: a number is not misspelled, another number is another thing."""
    return not text.isalpha() and any(character.isdigit() for character in text)


def is_roman(word: str) -> bool:
    """Return whether a word in lower case is a Roman numeral from i to xix."""
    return word in _ROMAN


def numeral(word: str) -> str | None:
    """Return the number that a Roman numeral or a number word stands for ("iv" and "four" for "4"), None for others."""
    return _NUMBERS.get(word)


def phonetic_key(text: str) -> str:
    """Return how the words of a key sound: their Metaphone codes (L. Philips, 1990), separated by single spaces."""
    from jellyfish import metaphone  # 2 ms that an exact hit does not pay

    return " ".join(metaphone(text).split())


def _fold(text: str) -> str:
    import unicodedata  # only for text beyond ASCII

    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    kept = (c for c in decomposed if unicodedata.category(c) not in ("Mn", "Cf", "Cc") or c.isspace())
    return unicodedata.normalize("NFKC", "".join(kept)).casefold()


def _by_last_letter(rules: Iterable[_Rule]) -> dict[str, list[_Rule]]:
    table: dict[str, list[_Rule]] = {}
    for rule in rules:
        table.setdefault(rule[0][-1], []).append(rule)
    return table


_PLURALS_BY_LETTER: Final = _by_last_letter(_PLURALS)
_BRITISH_BY_LETTER: Final = _by_last_letter(_BRITISH)


@lru_cache(maxsize=1 << 18)
def _word_key(word: str) -> str:
    """Return the American singular of a word of four letters or more."""
    for _ in range(8):
        before = word
        word = IRREGULAR.get(word, word)
        if word.isalpha():
            word = _apply(_BRITISH_BY_LETTER, _apply(_PLURALS_BY_LETTER, word))
            word = _plain_vowels(word)
        if word == before or len(word) < _SHORT:
            break
    return word


def _apply(table: dict[str, list[_Rule]], word: str) -> str:
    for ending, replacement, least, unless in table.get(word[-1], ()):
        if word.endswith(ending) and len(word) - len(ending) >= least and not word.endswith(unless):
            return word[: -len(ending)] + replacement
    return word


def _plain_vowels(word: str) -> str:
    """Write ae and oe inside a word as e, sulph as sulf, leuc at its start as leuk."""
    if "ae" in word:
        word = word.replace("ae", "e")
    if "oe" in word and len(word) > _SHORT:  # not "poet"
        word = word[:-2].replace("oe", "e") + word[-2:] if word.endswith("oe") else word.replace("oe", "e")
    if word.startswith("leuc"):
        word = "leuk" + word[4:]
    return word.replace("sulph", "sulf") if "ph" in word else word
