"""Names without a word, in a text that speaks of what they lack: "beta cell" for "pancreatic beta cell".

The text has the name in full, or it often has the words that are left out ("pancreas"). If several concepts have such
a name ("pituitary beta cell"), the text must speak of one of them far more often than of the others.
"""

import re
from collections.abc import Collection, Sequence
from functools import cached_property
from itertools import islice
from typing import Final

from immuno_cli.annotate.disambiguation.chooser import Chooser
from immuno_cli.annotate.disambiguation.events import happens_to_organ, has_organ_beside, is_by_somebody, is_qualified
from immuno_cli.annotate.matcher.hidden_words import what_it_happens_to
from immuno_cli.annotate.matcher.matcher import Matcher
from immuno_cli.annotate.records import SHORTENED, Meaning
from immuno_cli.language.letters import GREEK
from immuno_cli.language.rare_signs import places
from immuno_cli.language.stop_words import FUNCTION_WORDS

_FEWEST: Final = 5
"""Times that a text must have the words that are left out."""
_FAR_MORE: Final = 3
_ENOUGH: Final = 60
"""Times after which no more are counted."""
_BLOCK: Final = 100_000
"""Characters of a part of a text. The one before and the one after are looked at, too."""
_SHORT: Final = 3
"""Words of so few letters tell nothing."""
_ADJECTIVAL: Final = ("tic", "al", "ar", "ic")
"""Endings that a noun lacks: "pancreatic" and "pancreas"."""
_SEPARATORS: Final = re.compile(r"[\W_]+")


class ShortenedNames:
    """Chooses what a shortened name means in a text."""

    def __init__(self, text: str, matcher: Matcher, chooser: Chooser) -> None:
        """Keep the text, and what chooses among labels."""
        self._text = text
        self._matcher = matcher
        self._chooser = chooser
        self._block = -1
        self._counts: dict[str, int] = {}
        self._chosen: dict[str, Meaning | None] = {}

    def choose(self, start: int, end: int, meanings: Sequence[Meaning]) -> Meaning | None:
        """Return the meaning that the text speaks for, None if it speaks for none or for several.

        A label goes before a shortened name, unless the text has nothing else of its concept.
        """
        self._look_near(start)
        written = self._text[start:end]
        if written not in self._chosen:
            self._chosen[written] = self._choose(_SEPARATORS.split(written.lower().strip()), meanings)
        chosen = self._chosen[written]
        if chosen is None and meanings[-1].rank >= SHORTENED:
            chosen = next((one for one in meanings if self._happens_here(start, end, one)), None)
        is_done = chosen is not None and is_by_somebody(self._text, end) and self._what_it_happens_to(chosen)
        return None if is_done else chosen

    def _happens_here(self, start: int, end: int, meaning: Meaning) -> bool:
        """Return whether a meaning is an event, and the words beside it tell that it happens in a body."""
        things = self._what_it_happens_to(meaning)
        if not things:
            return False
        return is_qualified(self._text, start) or happens_to_organ(self._text, start, end, things)

    def _choose(self, words: Sequence[str], meanings: Sequence[Meaning]) -> Meaning | None:
        label = self._chooser.choose([one for one in meanings if one.rank < SHORTENED])
        if label is not None and self._speaks_of(label, words):
            return label
        return self._best([one for one in meanings if one.rank == SHORTENED], words) or label

    def _speaks_of(self, label: Meaning, words: Sequence[str]) -> bool:
        """Return whether the text names the concept of a label otherwise, or has the words of its preferred label."""
        if label.own_case or self._is_named(label):
            return True
        others = _SEPARATORS.split(self._matcher.names(label.label).pref_label.lower())
        long = [word for word in others if len(word) > _SHORT and word not in words and f"{word}s" not in words]
        return not long or min(map(self._count, long)) > 0

    def _is_named(self, meaning: Meaning) -> bool:
        return self._chooser.named.get(self._matcher.labels.concept(meaning.label), 0) > 0

    def _best(self, meanings: Sequence[Meaning], words: Sequence[str]) -> Meaning | None:
        """Return the one for which the text has the words that are left out, far more often than for the others."""
        if len(meanings) == 1 and self._is_named(meanings[0]):
            return meanings[0]
        found = sorted(((self._evidence(one, words), one) for one in meanings), key=lambda pair: -pair[0])
        fewest = max([_FEWEST, *(_FAR_MORE * count for count, _ in found[1:2])])
        return next((one for count, one in found[:1] if count >= fewest), None)

    def _evidence(self, meaning: Meaning, words: Sequence[str]) -> int:
        """Return how often the text has the word that is left out, or each of those after "of", at least.

        Where the vocabulary itself has the shortened name, once is enough.
        """
        things = self._what_it_happens_to(meaning)
        if things:
            return _FEWEST if self._speaks_of_any(things) else 0
        return min(map(self._count, _left_out(meaning.text, words)), default=0)

    def _what_it_happens_to(self, meaning: Meaning) -> tuple[str, ...]:
        """Return what an event happens to, nothing for other meanings."""
        if meaning.rank < SHORTENED:
            return ()
        place, number = self._matcher.labels.concept(meaning.label)
        concept = self._matcher.labels.vocabularies[place].concept_at(number)
        return what_it_happens_to(meaning.text.lower(), concept)

    def _speaks_of_any(self, things: Sequence[str]) -> bool:
        """Return whether the text near has one of these with an organ, or names a concept that is called so."""
        if not any(map(self._count, things)):
            return False
        near = self._text[max(0, (self._block - 1) * _BLOCK) : (self._block + 2) * _BLOCK]
        return has_organ_beside(near, things) or any(thing in name for name in self._names for thing in things)

    @cached_property
    def _names(self) -> Collection[str]:
        """The preferred labels of the concepts that the text names, in lower case."""
        labels = self._matcher.labels
        concepts = [labels.vocabularies[place].concept_at(number) for place, number in self._chooser.named]
        return [concept.pref_label.lower() for concept in concepts]

    def _look_near(self, place: int) -> None:
        """Take the text around a place for the text that speaks of something. Few articles are longer."""
        block = place // _BLOCK
        if block != self._block:
            self._block = block
            self._counts = {}
            self._chosen = {}

    def _count(self, word: str) -> int:
        """Return how often the text nearby has a word in lower case, as a noun or an adjective, up to `_ENOUGH`."""
        count = self._counts.get(word)
        if count is None:
            ending = next((one for one in _ADJECTIVAL if word.endswith(one)), "")
            count = self._counts[word] = self._count_beginnings(word.removesuffix(ending))
        return count

    def _count_beginnings(self, stem: str) -> int:
        text = self._text
        found = places(stem, text, max(0, (self._block - 1) * _BLOCK), (self._block + 2) * _BLOCK)
        begins = (place for place in found if not text[place - 1 : place].isalnum())
        return sum(1 for _ in islice(begins, _ENOUGH))


def _left_out(label: str, words: Sequence[str]) -> list[str]:
    """Return the word of a label that a text leaves out, or those after "of". Several others are no evidence."""
    before, of, after = label.lower().partition(" of ")
    if of:
        return [word for word in _SEPARATORS.split(after) if word and word not in FUNCTION_WORDS]
    spelled = {GREEK.get(word, word) for word in words[:-1]}
    found = [word for word in _SEPARATORS.split(before)[:-1] if word not in spelled]
    return found if len(found) == 1 else []
