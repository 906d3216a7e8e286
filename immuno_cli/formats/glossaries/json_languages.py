"""JSON glossaries by language: a map of terms to texts in several languages, or a map of languages to glossaries."""

import re
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any, Final

from immuno_cli.formats.glossaries.entries import Entry, gather
from immuno_cli.formats.languages import canonical
from immuno_cli.formats.tables.header_names.words import LANGUAGE_OF

Pairs = Sequence[tuple[str, Any]]
"""The pairs of a JSON object."""

_LANGUAGES: Final = frozenset(LANGUAGE_OF.values())
_TAG: Final = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
SENTENCE: Final = re.compile(r"\S+(?:\s+\S+){4}|.*\S{2}[.!?。]\s*$|[^\x00-\u2e7f]{12}", re.DOTALL)
"""Five words, a full stop, or a dozen characters of a writing system that has no spaces."""
_HALF: Final = 0.5


def are_languages(keys: Sequence[str]) -> bool:
    """Return whether all keys are tags of languages, one of a common language among them.

    >>> are_languages(["en", "de-AT"]), are_languages(["id", "term"])
    (True, False)
    """
    are_tags = bool(keys) and all(map(looks_like_tag, keys))
    return are_tags and any(map(_is_common_language, keys))


def looks_like_tag(key: str) -> bool:
    """Return whether a key is spelled as the tag of a language, common or not."""
    return _TAG.fullmatch(key) is not None


def entries_by_language(pairs: Sequence[tuple[str, Pairs]]) -> list[Entry]:
    """Return the entries of a map of maps with texts by language. There are none if it is something else.

    The outer keys are terms and the inner ones languages, or the other way round. Texts that are sentences are the
    definitions of the term. Others are its labels, and the key of the term is its id where one of them is English.

    >>> entries_by_language([("b", [("en", "blood"), ("de", "Blut")])])[0].cells
    {'id': 'b', 'term@en': 'blood', 'term@de': 'Blut'}
    """
    pairs = _turned(pairs) if _is_by_language_first(pairs) else pairs
    inner = list(chain.from_iterable(child for _, child in pairs))
    if not inner or not all(_is_by_language(child) for _, child in pairs):
        return []
    if _are_mostly_sentences(inner):
        return _entries(pairs, "term", "definition")
    return _entries(pairs, "id" if _is_english_among(inner) else "term", "term")


def _is_by_language_first(pairs: Sequence[tuple[str, Pairs]]) -> bool:
    """Return whether the outer keys of a map of maps are languages, and more surely so than the inner ones.

    Short abbreviations look like tags of languages: `IT`, `DNA`.
    """
    outer = [key for key, _ in pairs]
    inner = list(dict.fromkeys(key for _, child in pairs for key, _ in child))
    if len(outer) <= 1 or not are_languages(outer):
        return False
    return not are_languages(inner) or _share_of_languages(inner) < _share_of_languages(outer)


def _share_of_languages(keys: Sequence[str]) -> float:
    return sum(map(_is_common_language, keys)) / len(keys)


def _is_common_language(tag: str) -> bool:
    return canonical(tag).partition("-")[0] in _LANGUAGES


def _is_english_among(texts: Pairs) -> bool:
    return any(canonical(tag).partition("-")[0] == "en" for tag, _ in texts)


def _is_by_language(pairs: Pairs) -> bool:
    """Return whether an object holds texts by language, or nothing."""
    are_texts = all(type(text) is str or text is None for _, text in pairs)  # a number is a text of another type
    return not pairs or (are_texts and are_languages([key for key, _ in pairs]))


def _are_mostly_sentences(pairs: Pairs) -> bool:
    texts = [text for _, text in pairs if text]
    return sum(SENTENCE.match(text) is not None for text in texts) > _HALF * len(texts)


def _entries(pairs: Iterable[tuple[str, Pairs]], of_key: str, of_text: str) -> list[Entry]:
    entries = []
    for number, (key, child) in enumerate(pairs, 1):
        texts = gather((f"{of_text}@{canonical(tag)}", text or "") for tag, text in child)
        entries.append(Entry(number, {of_key: key, **texts}))
    return entries


def _turned(pairs: Sequence[tuple[str, Pairs]]) -> list[tuple[str, Pairs]]:
    """Return a map of languages to maps of terms as a map of terms to maps of languages."""
    by_term: dict[str, list[tuple[str, Any]]] = {}
    for language, child in pairs:
        for term, text in child:
            by_term.setdefault(term, []).append((language, text))
    return list(by_term.items())
