"""English words in capitals for stress, told by the words beside them: "ALL of them", "HE said", "I was SO tired".

An abbreviation may be spelled so, too: "a child with ALL". The grammar of English tells which words a pronoun or an
auxiliary verb has beside it, and an abbreviation has others.
"""

import re
from collections.abc import Callable
from string import ascii_letters
from typing import Final, NamedTuple

from immuno_cli.language.plurals import singular
from immuno_cli.language.stop_words import FUNCTION_WORDS


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_LETTERS: Final = f"{ascii_letters}'’"
_RIGHT: Final = re.compile(r"\s([A-Za-z][A-Za-z'’]*)(?:\s([A-Za-z]+))?")
_SENTENCE_ENDS: Final = ("", ".", "!", "?")

_SUBJECTS: Final = _words("i you we they he she it")
_OBJECTS: Final = _words("me you us them it")
_DETERMINERS: Final = _words("the a an my your his her its our their this that these those")
_BE: Final = _words("am are be been being is isn't was wasn't were weren't feel feels felt")
_HAVE: Final = _words("had has have having")
_MODALS: Final = _words(
    "can can't cannot could couldn't did didn't do does doesn't don't let's may might must please shall should "
    "shouldn't will won't would wouldn't"
)
_LINKS: Final = _words(
    "although because but how if since so that though unless until what when where whether while why"
)
_SAID: Final = _words(
    "asked asks called came comes gave gives goes got hurts keeps kept knew knows likes looked loves made makes needs "
    "said says takes talked tells thinks thought told took wanted wants went works"
)
_GIVING: Final = _words("ask asked gave give gives help helped helps let lets made make makes tell tells thank told")
_INJECTED: Final = _words("administered and given injected or with") | {""}
_BEFORE_TERM: Final = _words("a about an for from had has have having in of the to versus with without")
"""Words that stand before an abbreviation more often than before a word in capitals for stress."""

_BEFORE_DISEASE: Final = _words("had has have having in versus with without")
"""Those that stand before the name of a disease: "with ALL the bones hurt"."""

_QUANTIFIERS: Final = _words("all any both each every few many more most much no other own same some such")
_COUNTED: Final = _words("day days else gone kinds longer matter month night nights problem sorts time week weeks year")
"""What "all" and "no" have after them, and no abbreviation."""
_OF_DISEASE: Final = _words(
    "accounts affects arises begins blasts causes cells comes develops gets grows happens makes means needs occurs "
    "progresses relapses remains requires responds spreads starts subtypes survivors"
)
"""What is more often said of "ALL" as a disease."""
_MANY: Final = _words(
    "blood care chemotherapy children equipment food information medication men milk people personnel staff treatment "
    "women work"
)
"""What "all" has after it without an "s"."""
_ALL_OVER: Final = _words("along around over")
"""What "all" has after it: "all over the body". The name of a disease may have it, too: "adults with ALL over 60"."""
_PRONOUNS: Final = _words("he her him i it me she them they us we you")
_AUXILIARIES: Final = _words("am are be been can could did do does had has have is may might must was were will would")
_COORDINATORS: Final = _words("and but nor or versus vs")
_RELATIVES: Final = _words("which whom")
_OF_RATIO: Final = _words(
    "above and are below between estimate estimates for from in is of or per ranged values was were with"
)
"""What an odds ratio has after it."""
_RATIOS: Final = _words("a adjusted an crude estimated higher lower odds of pooled summary the unadjusted with")
_PHRASES: Final = _words("far just long many much not same so soon such well")
"""Words beside "as" and "so": "as long as", "so much"."""
_DOERS: Final = _words("he i she they we")
_COMMANDS: Final = _words("don't let's please")
_ORDERS: Final = _MODALS - {"did", "do", "does"}
_AT_CLAUSE: Final = _words("and to you") | {""}
_MANNER: Final = _words("again as fast immediately like now on out quick quickly right soon today up")
"""What stands after a verb: "act now"."""


class _Beside(NamedTuple):
    """The words in lower case directly before and after a word, each "" where a sign stands there."""

    left: str
    right: str
    begins: bool
    """Whether the word begins a sentence."""
    second_left: str
    second_right: str
    """The words before `left` and after `right`."""


def is_stressed(word: str, before: str, after: str) -> bool:
    """Return whether an abbreviation that is spelled as an English word is that word where it stands.

    Args:
        word: the word in lower case.
        before: the text before it.
        after: the text after it.

    >>> is_stressed("all", "They took ", " my blood"), is_stressed("all", "My son has ", " and asthma")
    (True, False)
    """
    beside = _read_beside(before, after)
    if beside.right in ("or", "and") and beside.left in _BEFORE_TERM:
        return False
    return any(word in words and is_so(word, beside) for words, is_so in _CLASSES) or _is_verb(word, beside)


def begins_with_number_of(before: str, after: str) -> bool:
    """Return whether "all" may say how many there are of what stands after it, at the beginning of a sentence.

    A disease may stand there, too, but not before what no disease has: "ALL cells were found" is read as a disease.

    >>> begins_with_number_of("Read this. ", " medicines can help"), begins_with_number_of("", " is treated")
    (True, False)
    """
    beside = _read_beside(before, after)
    word = beside.right
    begins = beside.begins or before.rstrip()[-1:] == ":"
    if not begins or word in _OF_DISEASE or word in FUNCTION_WORDS:
        return False
    return word in _MANY or (word.endswith("s") and singular(word) != word)


def _read_beside(before: str, after: str) -> _Beside:
    found = _RIGHT.match(after)
    right, second_right = (word.lower().replace("’", "'") for word in found.groups("")) if found else ("", "")
    left = _last_word(before)
    second_left = _last_word(before[: -len(left) - 1]) if left else ""
    begins = before.rstrip()[-1:] in _SENTENCE_ENDS or before.endswith("\n")
    return _Beside(left, right, begins, second_left, second_right)


def _last_word(before: str) -> str:
    """Return the word in lower case with which a text ends, "" where no blank is after it."""
    if not before[-1:].isspace():
        return ""
    bare = before[:-1]
    return bare[len(bare.rstrip(_LETTERS)) :].lower().replace("’", "'")


def _is_quantifier(word: str, beside: _Beside) -> bool:
    """Return whether "all" or "no" stands beside what it counts: "all my blood", "you all", "I have no fever"."""
    return _counts(beside) or (word != "all" and _denies(beside))


def _counts(beside: _Beside) -> bool:
    """Return whether what is counted stands beside a word: "you all", "all day", "all of them", "all my blood"."""
    left, right, _, _, second_right = beside
    if left in _SUBJECTS | _OBJECTS or right in _COUNTED:
        return True
    if right == "of":
        return second_right in _DETERMINERS | _OBJECTS | _RELATIVES
    if right in _DETERMINERS | _SUBJECTS:
        return left not in _BEFORE_DISEASE
    return right in _ALL_OVER and left not in _BEFORE_DISEASE | {"of"}


def _denies(beside: _Beside) -> bool:
    """Return whether a word says that there is none of something: "there is no fever", "no other drug"."""
    left, right, begins, *_ = beside
    if not right or right in _AUXILIARIES:
        return False
    return left in _BE | _HAVE | {"there", "with"} or (begins and right in _QUANTIFIERS | FUNCTION_WORDS)


def _is_pronoun(word: str, beside: _Beside) -> bool:
    """Return whether a pronoun is a subject or an object: "he said", "if it was", "they told me", "for me the rash"."""
    return _is_subject(word, beside) or _is_object(beside)


def _is_subject(word: str, beside: _Beside) -> bool:
    """Return whether a verb stands after a pronoun, or before it in a question."""
    left, right, begins, *_ = beside
    if right in _SAID or (left in _LINKS and right in FUNCTION_WORDS):
        return True
    if left in _BE | _AUXILIARIES and right in _DETERMINERS | _PRONOUNS:
        return True
    return begins and right in _AUXILIARIES | _BE and word in _SUBJECTS


def _is_object(beside: _Beside) -> bool:
    """Return whether a verb or a preposition stands before a pronoun."""
    left, right, *_ = beside
    if left in _GIVING or (right in _LINKS and left not in _INJECTED | _BEFORE_TERM):
        return True
    return left in ("for", "to", "with", "about") and right in _DETERMINERS | _SUBJECTS


def _is_auxiliary(word: str, beside: _Beside) -> bool:
    """Return whether an auxiliary verb has its subject, or what follows one: "it was the drug", "they are not"."""
    left, right, *_ = beside
    if left in _SUBJECTS | {"there", "this", "that", "these", "those", "what", "who", "how", "where"}:
        return True
    if left in _MODALS | {"to"} and word in ("be", "do", "have"):
        return True
    if left in _MODALS and not _asks(beside):
        return True
    return left not in _BEFORE_TERM and right in _DETERMINERS | _SUBJECTS | {
        "not",
        "so",
        "too",
        "very",
        "never",
        "always",
        "still",
    }


def _is_coordinator(_word: str, beside: _Beside) -> bool:
    """Return whether a word joins two others: "chemotherapy or immunotherapy", but not "the OR was"."""
    left, right, begins, *_ = beside
    return bool((left or begins) and right and left not in _RATIOS and right not in _OF_RATIO)


def _is_adverb(_word: str, beside: _Beside) -> bool:
    """Return whether an adverb, a preposition or a conjunction is used as such: "so tired", "as long as"."""
    left, right, begins, *_ = beside
    if left in _PHRASES or right in _PHRASES - {"not"}:
        return True
    if right and right not in _AUXILIARIES and left in _BE | _SUBJECTS and not _asks(beside):
        return right not in ("and", "or", "with")
    return right in _DETERMINERS | _SUBJECTS and (begins or left not in _BEFORE_TERM)


def _is_verb(word: str, beside: _Beside) -> bool:
    """Return whether a word is what somebody does, or should do: "we must act", "act now"."""
    if beside.left in _DOERS | _COMMANDS:
        return True
    if beside.left in _ORDERS:
        return not _asks(beside) and beside.right != "be"
    return word not in FUNCTION_WORDS and beside.left in _AT_CLAUSE and beside.right in _MANNER


def _asks(beside: _Beside) -> bool:
    """Return whether the verb before a word begins a question, and has its subject there: "how can AIDS be cured"."""
    return beside.left in _BE | _MODALS and beside.second_left in _LINKS | {""}


_KNOWN: Final = _QUANTIFIERS | _PRONOUNS | _AUXILIARIES | _COORDINATORS
_CLASSES: Final[tuple[tuple[frozenset[str], Callable[[str, _Beside], bool]], ...]] = (
    (_QUANTIFIERS, _is_quantifier),
    (_PRONOUNS, _is_pronoun),
    (_AUXILIARIES, _is_auxiliary),
    (_COORDINATORS, _is_coordinator),
    (FUNCTION_WORDS - _KNOWN, _is_adverb),
)
"""Which words belong together, and what tells that one of them is used."""
