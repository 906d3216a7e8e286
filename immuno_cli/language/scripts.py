"""Recognizes the language of a text by its script, or by letters that English does not have."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

_SCRIPTS: Final = (
    ("ja", re.compile("[\u3041-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af\u1100-\u11ff]")),
    ("zh", re.compile("[\u3400-\u9fff]")),
    ("el", re.compile("[\u0370-\u03ff\u1f00-\u1fff]{2}")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("hy", re.compile("[\u0530-\u058f]")),
    ("ka", re.compile("[\u10a0-\u10ff]")),
    ("", re.compile("[\u0400-\u052f\u0600-\u06ff\u0900-\u0dff]{2}")),
)
"""Scripts by the language that writes in them, "" for those of several: Cyrillic, Arabic, and those of India.

One Greek letter is a sign in other languages, too. Chinese characters are Japanese where kana stand beside them.
"""
_LATIN: Final = re.compile("[A-Za-z]{2}")
_ACCENTED: Final = re.compile("[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff]")
_HALF: Final = 0.5
_MANY: Final = 0.3
"""The share of labels with a letter such as é from which on they are not English."""
_FEW: Final = 5
"""Texts from which on that is judged."""


def language_of_letters(labels: Sequence[str], texts: Iterable[str] = ()) -> str | None:
    """Return the language that the letters of labels, and of the texts beside them, tell.

    "" is returned if they only tell that it is not English, and None if it may be English.

    >>> language_of_letters(["血清"], ["血液の一部です。"]), language_of_letters(["serum"])
    ('ja', None)
    >>> language_of_letters(["сыворотка"]), language_of_letters(["Serum"], ["сыворотка"])
    ('', '')
    """
    if not labels:
        return None
    for language, script in _SCRIPTS:
        written = [label for label in labels if script.search(label)]
        if len(written) > _HALF * len(labels) and not _are_mostly_latin(written):
            return _japanese(texts) if language == "zh" else language
    told = list(texts)
    if _are_in_other_script(told) or _are_accented(labels, _MANY) or _are_accented(told, _HALF):
        return ""
    return None


def _are_in_other_script(texts: Sequence[str]) -> bool:
    """Return whether most texts are in one of the scripts: terms in Latin letters may be in any language then."""
    return any(sum(script.search(text) is not None for text in texts) > _HALF * len(texts) for _, script in _SCRIPTS)


def _are_accented(texts: Sequence[str], share: float) -> bool:
    """Return whether more of the texts than this share have a letter such as é, if there are enough of them."""
    return len(texts) >= _FEW and sum(_ACCENTED.search(text) is not None for text in texts) > share * len(texts)


def _japanese(texts: Iterable[str]) -> str:
    """Return the language of labels in Chinese characters, by the texts beside them."""
    kana = dict(_SCRIPTS)["ja"]
    return "ja" if any(map(kana.search, texts)) else "zh"


def _are_mostly_latin(labels: Sequence[str]) -> bool:
    """Return whether most labels have words in Latin letters, too: `serum (血清)`."""
    return sum(_LATIN.search(label) is not None for label in labels) > _HALF * len(labels)
