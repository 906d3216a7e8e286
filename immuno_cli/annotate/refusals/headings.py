"""Headings in capitals that name a disease whose abbreviation is an English word: "TREATMENT OF ALL IN CHILDREN"."""

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Final

from immuno_cli.annotate.refusals.shouted import is_shouted
from immuno_cli.language.english import is_word
from immuno_cli.language.senses.stressed_words import is_stressed
from immuno_cli.language.stop_words import FUNCTION_WORDS

_LONGEST: Final = 120
"""Maximum number of characters in a heading."""
_WORD_BEFORE: Final = re.compile(r"([^\W\d_]+)[\s(-]*\Z")
_WORD_BEHIND: Final = re.compile(r"[\s)-]*([^\W\d_]+)")
_BEFORE_NAME: Final = frozenset(("and", "is", "of", "or", "with"))
"""Function words before the name of a disease."""
_PHRASES: Final = frozenset(("above", "after", "around", "below", "beyond"))
"""Words before "all" that make a phrase with it, and are no function words."""
_TREATED_FOR: Final = re.compile(
    r"\b(?:care|chemotherapy|drugs?|immunotherapy|medicines?|screening|tested|tests?|therap(?:y|ies)|transplants?"
    r"|treated|treatments?|trials?)\s+for\s+\Z",
    re.IGNORECASE,
)
_BEHIND_NAME: Final = frozenset(("after", "and", "before", "during", "in", "is", "or", "versus", "with", "without"))
_MOST_OF_ALL: Final = re.compile(
    r"\b(?:best|biggest|first|greatest|last|least|most|one|some|worst)\s+of\s+\Z", re.IGNORECASE
)
_JOINED: Final = re.compile(r"\s(?:AND|OR)\s([A-Z]{2,5})(?!\w)")
"""Another abbreviation after it: "ALL AND AML"."""
_TOLD: Final = re.compile(r"\s(?:can|cells?|has|is|patients?|was)\b|,\san?\s")
"""What follows it at the beginning of a sentence about it."""
_CAPITALS: Final = re.compile(r"(?<![^\W_])[A-Z]+(?![^\W_])")
_REACH: Final = 60
_MOST_LOOKED_AT: Final = 50
"""Maximum number of mentions that are examined for one in a sentence."""


def is_in_heading(text: str, start: int, end: int) -> bool:
    r"""Return whether words stand in a line of capitals after another word.

    >>> is_in_heading("CARE OF ALL\n", 8, 11), is_in_heading("DIAGNOSIS: ALL", 11, 14), is_in_heading("on ALL", 3, 6)
    (True, False, False)
    """
    before, after = _line(text, start, end)
    return (before + after).isupper() and _WORD_BEFORE.search(before) is not None


class Headings:
    """The headings in capitals of one text, with what the text uses abbreviations for elsewhere."""

    def __init__(self, text: str) -> None:
        """Keep the text. It is looked through when the first such abbreviation is asked about."""
        self.text: Final = text
        self._are_used: dict[tuple[str, str], bool] = {}
        self._heads: dict[str, bool] = {}
        self._in_sentences: dict[str, list[int]] = {}

    def name_disease(self, start: int, end: int, name: str) -> bool:
        r"""Return whether an abbreviation in a heading is what the text uses it for elsewhere.

        Args:
            start: where the abbreviation begins. It is a function word in capitals.
            end: where it ends.
            name: the preferred label of its concept. A text that has it uses the abbreviation for it.

        >>> Headings("CARE OF ALL\n\nChildren with ALL are ill.").name_disease(8, 11, "leukemia")
        True
        """
        before, after = _line(self.text, start, end)
        word, following = _WORD_BEFORE.search(before), _WORD_BEHIND.match(after)
        if word is None or (following is not None and following[1].lower() not in _BEHIND_NAME):
            return False
        small = word[1].lower()
        may_name = small in _BEFORE_NAME or not (small in FUNCTION_WORDS or small in _PHRASES)
        if _MOST_OF_ALL.search(before) or not (may_name or _TREATED_FOR.search(before)):
            return False
        joined = _JOINED.match(after)
        is_beside_another = joined is not None and not is_word(joined[1].lower())
        return is_beside_another or self._is_used(self.text[start:end], name.lower())

    def speak_of(self, start: int, end: int, name: str) -> bool:
        """Return whether the text has the last word of a name, or its abbreviation in a sentence elsewhere.

        >>> Headings("ALL tablets. For leukaemia.").speak_of(0, 3, "acute leukemia")
        True
        """
        if self._has_head(name.lower().rpartition(" ")[2]):
            return True
        return any(place != start for place in self._places_in_sentences(self.text[start:end]))

    def _has_head(self, head: str) -> bool:
        """Return whether the text has a word, in British or American spelling."""
        has = self._heads.get(head)
        if has is None:
            spellings = re.escape(head).replace("e", "a?e")
            has = self._heads[head] = re.search(rf"\b{spellings}", self._lower) is not None
        return has

    def _places_in_sentences(self, abbreviation: str) -> list[int]:
        """Return where an abbreviation stands in a sentence, after another word of it."""
        places = self._in_sentences.get(abbreviation)
        if places is None:
            found = self._mentions.get(abbreviation, ())
            places = [one.start() for one in found if _is_in_sentence(self.text, one, told=False)]
            self._in_sentences[abbreviation] = places
        return places

    def _is_used(self, abbreviation: str, name: str) -> bool:
        """Return whether the text has a name in full, or its abbreviation in a sentence."""
        known = self._are_used.get((abbreviation, name))
        if known is None:
            is_in_sentence = any(_is_in_sentence(self.text, found) for found in self._mentions.get(abbreviation, ()))
            known = self._are_used[abbreviation, name] = is_in_sentence or name in self._lower
        return known

    @cached_property
    def _lower(self) -> str:
        return self.text.lower()

    @cached_property
    def _mentions(self) -> Mapping[str, list[re.Match[str]]]:
        """The first mentions of each abbreviation that is a function word, all found in one pass."""
        mentions: dict[str, list[re.Match[str]]] = {word.upper(): [] for word in FUNCTION_WORDS}
        for found in _CAPITALS.finditer(self.text):
            of_word = mentions.get(found[0])
            if of_word is not None and len(of_word) < _MOST_LOOKED_AT:
                of_word.append(found)
        return mentions


def _line(text: str, start: int, end: int) -> tuple[str, str]:
    """Return what stands before and after words in their line."""
    begin, stop = text.rfind("\n", max(0, start - _LONGEST), start) + 1, text.find("\n", end, end + _LONGEST)
    begin = max(begin, start - _LONGEST)
    return text[begin:start], text[end : stop if stop >= 0 else end + _LONGEST]


def _is_in_sentence(text: str, found: re.Match[str], *, told: bool = True) -> bool:
    """Return whether an abbreviation stands in a sentence with other words without capitals, and stresses no word.

    `told`: whether it may begin the sentence, if that sentence is about it.
    """
    before, after = text[max(0, found.start() - _REACH) : found.start()], text[found.end() : found.end() + _REACH]
    word = _WORD_BEFORE.search(before.rpartition("\n")[2])
    if not (word[1][1:].islower() if word else told and _TOLD.match(after)):
        return False
    return not is_shouted(before, after) and not is_stressed(found[0].lower(), before, after)
