"""The key of a label: what all its spellings have in common.

Case, accents, hyphens and other punctuation, plural, British or American spelling, Greek letters and Roman numerals
make no difference to a key. A key is for comparing, never for showing. A rule may change words that it was not made
for ("lens" becomes "len"), as long as different words keep different keys.
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import compress
from typing import Final

from immuno_cli.language.numerals import NUMERALS, numeral
from immuno_cli.language.plurals import singular
from immuno_cli.language.spelling import american

SIGNS: Final = {"+": "positive", "&": "and"}
"""Signs that stand for a word: "CD8+" is "CD8 positive"."""
_APOSTROPHES: Final = "'’‘ʼ`´"
_ASCII_APOSTROPHES: Final = b"'`"
_ASCII_LETTERS: Final = bytes(ord(chr(code).lower()) if chr(code).isalnum() else ord(" ") for code in range(128)) * 2
"""What each ASCII character becomes, but for apostrophes and signs."""
_BETWEEN: Final = "\0"
"""Separates texts processed in one call. Inside a text it is a space."""
_LETTERS_OF_MANY: Final = b"\0" + _ASCII_LETTERS[1:]
_AT_ONCE: Final = 200
"""Number of texts processed in one call."""
_REPLACED: Final = {
    **{code: " " for code in range(128) if not chr(code).isalnum()},
    **{ord(sign): f" {word} " for sign, word in SIGNS.items()},
    **{ord(apostrophe): "" for apostrophe in _APOSTROPHES},
}
_NOT_A_WORD: Final = r"[\W_]+"
_PLURAL_ABBREVIATION: Final = r"\b([A-Z][A-Za-z]*[A-Z])s\b"
_S_AFTER_CAPITAL: Final = r"[A-Z]s\b"
_SHORTEST_CHANGED: Final = 4
"""Words of fewer letters are left as they are."""
_MOST_PASSES: Final = 8
_MOST_WORDS: Final = 1 << 18
"""Maximum number of words whose keys are cached."""


def plain(text: str) -> str:
    """Return the words of a text in lower case, without accents and punctuation, otherwise spelled as they are.

    >>> plain("Tumour-infiltrating Lymphocytes")
    'tumour infiltrating lymphocytes'
    """
    return " ".join(_words(text))


def _words(text: str) -> list[str]:
    """Return the words of a text as `plain` has them."""
    if text.isascii():
        if "+" in text or "&" in text:
            text = text.replace("+", f" {SIGNS['+']} ").replace("&", f" {SIGNS['&']} ")
        # bytes: a third of the time that `str.translate` takes
        return text.encode().translate(_ASCII_LETTERS, _ASCII_APOSTROPHES).decode().split()
    from immuno_cli.language.letters import plain_letters  # only text beyond ASCII needs it

    return re.sub(_NOT_A_WORD, " ", plain_letters(text).translate(_REPLACED)).split()


def normalize(text: str) -> str:
    """Return the key of a text: words and single spaces, "" where the text has no letter or digit.

    The key of a key is the key itself.

    >>> normalize("Tumour-infiltrating Lymphocytes"), normalize("IFN-γ"), normalize("interleukin II")
    ('tumor infiltrating lymphocyte', 'ifn gamma', 'interleukin 2')
    """
    is_plain_word = text.isascii() and text.isalnum() and text.islower()
    return _key_of(text) if is_plain_word else " ".join(key_words(text))


def key_words(text: str) -> list[str]:
    """Return the words of the key of a text.

    >>> key_words("Tumour-infiltrating Lymphocytes")
    ['tumor', 'infiltrating', 'lymphocyte']
    """
    return _keys(_words(_singular_abbreviations(text)))


def key_and_plain(text: str) -> tuple[str, str]:
    """Return `normalize(text)` and `plain(text)`, computed together."""
    words = _words(text)
    singular_text = _singular_abbreviations(text)
    keys = _keys(words if singular_text == text else _words(singular_text))
    return " ".join(keys), " ".join(words)


def keys_and_plains(texts: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the key and the plain words of each text, as `key_and_plain` does, in a third of its time for many texts.

    >>> keys_and_plains(["T cells", "part II"])
    (['t cell', 'part 2'], ['t cells', 'part ii'])
    """
    keys: list[str] = []
    plains: list[str] = []
    for begin in range(0, len(texts), _AT_ONCE):
        part = texts[begin : begin + _AT_ONCE]
        of_part = _ordinary_keys_and_plains(part)
        if of_part is None:
            of_part = _mixed_keys_and_plains(part)
        keys += of_part[0]
        plains += of_part[1]
    return keys, plains


def key_words_of_each(texts: Sequence[str]) -> list[list[str]]:
    """Return the words of the key of each text, as `key_words` does, in a third of its time for many texts.

    >>> key_words_of_each(["T cells", "part II"])
    [['t', 'cell'], ['part', '2']]
    """
    found: list[list[str]] = []
    for begin in range(0, len(texts), _AT_ONCE):
        part = texts[begin : begin + _AT_ONCE]
        words = _ordinary_words(part)
        found += _mixed_key_words(part) if words is None else _split_keys(words)
    return found


def _mixed_key_words(texts: Sequence[str]) -> list[list[str]]:
    """Return the words of the keys of texts of which some need more than a look at each letter."""
    are_ordinary = [_BETWEEN not in text and _is_ordinary(text) for text in texts]
    words = _ordinary_words(list(compress(texts, are_ordinary)))
    of_ordinary = iter(_split_keys(words) if words is not None else ())
    return [
        next(of_ordinary) if is_ordinary else key_words(text)
        for text, is_ordinary in zip(texts, are_ordinary, strict=True)
    ]


def _split_keys(words: Sequence[str]) -> list[list[str]]:
    """Return the words of the key of each text. `words` are the words of all texts, with `_BETWEEN` between two."""
    keys = list(map(_key_of, words))
    found: list[list[str]] = []
    begin = 0
    for _ in range(keys.count(_BETWEEN)):
        end = keys.index(_BETWEEN, begin)
        found.append(_with_numeral(keys[begin:end]))
        begin = end + 1
    found.append(_with_numeral(keys[begin:]))
    return found


def _with_numeral(keys: list[str]) -> list[str]:
    """Return the words of a key, of which the last may be a numeral: "factor viii" is "factor 8"."""
    if len(keys) > 1:
        keys[-1] = numeral(keys[-1]) or keys[-1]
    return keys


def _mixed_keys_and_plains(texts: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return keys and plain words of texts of which some need more than a look at each letter."""
    ordinary = [text for text in texts if _is_ordinary(text)]
    of_ordinary = _ordinary_keys_and_plains(ordinary)
    if of_ordinary is None:
        of_ordinary = ([], [])
        ordinary = []
    found = dict(zip(ordinary, zip(*of_ordinary, strict=True), strict=True))
    pairs = [found.get(text) or key_and_plain(text) for text in texts]
    return [key for key, _ in pairs], [words for _, words in pairs]


def _is_ordinary(text: str) -> bool:
    return text.isascii() and "+" not in text and "&" not in text and _singular_abbreviations(text) == text


def _ordinary_keys_and_plains(texts: Sequence[str]) -> tuple[list[str], list[str]] | None:
    """Return keys and plain words of texts in ASCII without signs and abbreviations in the plural.

    None where a text is none of these, or has no word at all: then the texts cannot be told apart afterwards.
    """
    words = _ordinary_words(texts)
    if words is None:
        return None
    plains = " ".join(words).split(f" {_BETWEEN} ")
    if len(plains) != len(texts):
        return None
    key_of_each = list(map(_key_of, words))
    keys = " ".join(key_of_each).split(f" {_BETWEEN} ")
    for place, key in enumerate(() if NUMERALS.isdisjoint(key_of_each) else keys):
        before, space, last = key.rpartition(" ")
        number = numeral(last) if space else None
        if number:
            keys[place] = f"{before} {number}"
    return keys, plains


def _ordinary_words(texts: Sequence[str]) -> list[str] | None:
    """Return the words of texts in ASCII without signs and abbreviations in the plural, with `_BETWEEN` between texts.

    None where a text is none of these.
    """
    joined = f" {_BETWEEN} ".join(texts)
    is_ordinary = _is_ordinary(joined) and joined.count(_BETWEEN) == len(texts) - 1
    if not is_ordinary:
        return None
    return joined.encode().translate(_LETTERS_OF_MANY, _ASCII_APOSTROPHES).decode().split()


def _keys(words: Sequence[str]) -> list[str]:
    """Return the words of the key of a text that has these words."""
    return _with_numeral(list(map(_key_of, words)))


def _singular_abbreviations(text: str) -> str:
    """Return the text with "DC" for "DCs", "mAb" being no such abbreviation."""
    if "s" not in text or text.islower() or not _pattern(_S_AFTER_CAPITAL).search(text):
        return text
    return _pattern(_PLURAL_ABBREVIATION).sub(r"\1", text)


@cache
def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text)  # few queries need one, and each start would pay for it


class _WordKeys(dict[str, str]):
    """The keys of words, each made when it is first asked for. It forgets all when it is full.

    A cache that forgets the word used longest ago takes twice the time: it notes each use.
    """

    def __missing__(self, word: str) -> str:
        key = word if len(word) < _SHORTEST_CHANGED else _word_key(word)
        if len(self) >= _MOST_WORDS:
            self.clear()
        self[word] = key
        return key


_WORD_KEYS: Final = _WordKeys()
_key_of: Final = _WORD_KEYS.__getitem__


def forget_keys() -> None:
    """Give up the keys of words that are remembered: those of a large vocabulary take some memory."""
    _WORD_KEYS.clear()


def _word_key(word: str) -> str:
    """Return the American singular of a word, so often changed that the rules change it no more."""
    for _ in range(_MOST_PASSES):
        before = word
        if word.isalpha():
            word = american(singular(word))
        if word == before or len(word) < _SHORTEST_CHANGED:
            break
    return word
