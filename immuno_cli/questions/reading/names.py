"""Two names in some words: side by side, joined by a word, or one in a complaint and one after it."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from immuno_cli.questions.reading.asking_words import iter_splits, words_of

_MOST_WORDS: Final = 8
"""Most words of two names that stand side by side."""
_JOINING: Final = r"(?: (?:and|with|plus|together with) |\s*[&+]\s*)"
_MOST_WORDS_OF_TWO: Final = 6
"""Maximum number of words of two names and what joins them."""
_TWO_NAMES: Final = rf"([\w-]+){_JOINING}([\w-]+)"
_PERMISSION: Final = (
    r"(?:can|could|should|may|might|must|shall|will|would|do|does|is it|are (?:we|they|you)|am i) .*"
    r"|.*\b(?:safe|unsafe|ok|okay|allowed|advisable|(?:should|can) (?:i|we|he|she|they|you|my))\b.*"
)
"""How a question reads to which a path between two concepts could be taken for "yes" or "no"."""
_TAKE: Final = (
    "(?:take|have|get|use|receive|start|continue|restart|be on|be given|allowed|given|had|need|want)(?: to take| on)?"
)
_MAY_BE: Final = "safe|ok|okay|fine|allowed|advisable|dangerous|possible|be (?:given|taken|used)"
_BEHIND: Final = (
    r"(?P<complaint>.+?) (?:after|since|on|with|from|during|because of|due to|while|taking) "
    r"(?:(?:i|he|she|they|we|my|his|her|an?|the|am|is|are|was|were|got|get|had|have|has|started|began|took|on) )*"
    r"(?P<behind>.+)"
)


class Behind(NamedTuple):
    """A complaint, and what a reader connects it with: "my chest hurts after the flu vaccine"."""

    complaint: str
    behind: str


def iter_side_by_side(text: str) -> Iterator[tuple[str, str]]:
    """Yield how words may be two names and nothing else, for each place where the first may end.

    >>> list(iter_side_by_side("keytruda fever"))
    [('keytruda', 'fever')]
    """
    yield from iter_splits(words_of(text), _MOST_WORDS)


def joined_names(text: str) -> tuple[str, ...]:
    """Return the two names of one word between which a joining word stands; () elsewhere.

    >>> joined_names("azathioprine and allopurinol"), joined_names("azathioprine")
    (('azathioprine', 'allopurinol'), ())
    """
    names = re.fullmatch(_TWO_NAMES, words_of(text), re.IGNORECASE)
    return tuple(map(str, names.groups())) if names else ()


def joins_two(text: str) -> bool:
    """Return whether a text is two short names and a word between them: "methotrexate and trimethoprim"."""
    words = words_of(text)
    is_joined = re.fullmatch(rf".+?{_JOINING}.+", words, re.IGNORECASE) is not None
    return is_joined and len(words.split()) <= _MOST_WORDS_OF_TWO


def read_behind(text: str) -> Behind | None:
    """Return the complaint in a text and what stands after it; None where the text is no such sentence.

    >>> read_behind("my chest hurts after the flu vaccine")
    Behind(complaint='my chest hurts', behind='flu vaccine')
    """
    found = re.fullmatch(_BEHIND, words_of(text), re.IGNORECASE)
    return Behind(found["complaint"], found["behind"]) if found else None


def asks_to_take(text: str, name: str) -> bool:
    """Return whether a text asks if a treatment of that name may be taken, and so not what it causes.

    >>> asks_to_take("can I have yervoy with hepatitis", "Yervoy")
    True
    >>> asks_to_take("can I get hepatitis on yervoy", "Yervoy")
    False
    """
    treatment = rf"(?:(?:an?|the|my|his|her|some) )?{re.escape(name)}\b"
    return bool(re.search(rf"\b{_TAKE} {treatment}|{treatment} (?:{_MAY_BE})\b", words_of(text), re.IGNORECASE))


def asks_permission(text: str) -> bool:
    """Return whether a text asks for permission or advice. A path could be read as the answer.

    >>> asks_permission("can I take aspirin on keytruda"), asks_permission("aspirin and keytruda")
    (True, False)
    """
    return bool(re.fullmatch(_PERMISSION, words_of(text), re.IGNORECASE))
