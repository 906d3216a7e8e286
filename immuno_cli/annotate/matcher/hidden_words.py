"""Hidden labels that are English words: which of them name their concept in a text, and when.

An adjective or a verb of a name always does ("allergic"). An event does where a text has what it happens to
("rejection" of a graft), and a rare word where a text also has the concept by another name ("tiredness" beside
"fatigue"). The others are everyday words ("shot", "lump") that usually mean something else, and are not looked for.
"""

from collections.abc import Iterator
from typing import Final

from immuno_cli.language.derivation import is_form_of
from immuno_cli.language.endings import PARTICIPLE_ENDINGS
from immuno_cli.language.english import is_common
from immuno_cli.model import Concept

_OF_WHO_DOES_IT: Final = ("er", "or")
_OF_PERSONS: Final = (*_OF_WHO_DOES_IT, "ers", "ors", "ant", "ants")
_OF_EVENTS: Final = ("ion", "ing")


def is_form_of_name(word: str, concept: Concept) -> bool:
    """Return whether a word is an adjective or a verb of a name of a concept: "metastatic" of "metastasis".

    Everyday words are left out: forms of a common verb ("masked"), who does something ("responder"), and what is as
    common as the name itself ("pregnant").
    """
    if word.endswith(_OF_WHO_DOES_IT) or any(map(is_common, _verbs(word))):
        return False
    names = [name.lower() for name in (concept.pref_label, *concept.alt_labels) if name.isalpha()]
    return any(is_form_of(word, name) and not (is_common(word) and is_common(name)) for name in names)


def what_it_happens_to(word: str, concept: Concept) -> tuple[str, ...]:
    """Return what names of a concept say that an event happens to: "graft" of "graft rejection" for "rejection".

    Where a text speaks of it, the event alone means the same. Common words ("organ") tell nothing.
    """
    if not word.endswith(_OF_EVENTS):
        return ()
    parts = (name.lower().rpartition(" ") for name in (concept.pref_label, *concept.alt_labels))
    return tuple(thing for thing, _, event in parts if event == word and thing.isalpha() and not is_common(thing))


def may_name(word: str) -> bool:
    """Return whether a word means a concept where the text also has it by another name: a rare word of no person.

    >>> may_name("tiredness"), may_name("shot"), may_name("responder")
    (True, False, False)
    """
    return not (is_common(word) or word.endswith(_OF_PERSONS))


def _verbs(word: str) -> Iterator[str]:
    """Yield the verbs of which a word may be a participle: "mask" and "maske" for "masked"."""
    for ending in PARTICIPLE_ENDINGS:
        if word.endswith(ending):
            yield word.removesuffix(ending)
            yield word.removesuffix(ending) + "e"
