"""Whether a question compares terms ("A vs B"), and which ones.

A separating word is looked for before a pattern is compiled.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from immuno_cli.language.foreign_words import FOREIGN_DIFFERENCES
from immuno_cli.questions.reading.asking_words import iter_splits, words_of
from immuno_cli.search.query import LONGEST_QUERY

FEWEST, MOST = 2, 3
"""How many concepts are compared at a time: three columns of text are what a terminal has room for."""

_MOST_WORDS: Final = 6
"""Maximum number of words after "is" that are read as the names of two things."""
_DIFFERENCE: Final = r"d[ie]ff?e?rr?[ea]?nces?|diff|similarit(?:y|ies)|comparison"
_ASKING: Final = (
    r"(?:(?:what|wat)(?:'s|s| is| are)?|is there|tell me|(?:please )?explain|was ist|cuál es)?"
    r"\s*(?:the |an? |der |la )?"
)
_BETWEEN: Final = "|".join((rf"(?:{_DIFFERENCE}) (?:between|of|from)", *FOREIGN_DIFFERENCES))
_BETTER: Final = (
    r"(?:which|what)(?: (?:one|drug|treatment))? (?:is|works) (?:the )?(?:better|best|safer|stronger|worse)[:,]?"
)
_AMONG: Final = (
    rf"^(?:{_ASKING}(?:{_BETWEEN})|(?:please |can you )?compare(?: the)?|(?:the )?comparison of|{_BETTER})\s+"
)
"""What stands before the terms."""
_AFTER: Final = rf"[:,]? (?:{_ASKING}(?:{_DIFFERENCE})|compared)$"
"""What stands after them: "antigen antibody difference"."""
_VERSUS: Final = r"\s+(?:vs\.?|versus|v\.|compared (?:to|with)|or|and|,)\s+|,\s+(?:(?:and|or)\s+)?"
_LINKED: Final = r"\s+(?:with|to)\s+"
"""Where none other stands either: "compare A with B"."""
_CLEAR: Final = r"\s+(?:vs\.?|versus|v\.|compared (?:to|with)|or|/)\s+"
_BARE: Final = r"\s+v\s+"
"""Where no other separator stands. It may be a number: "factor V"."""
_FOREIGN: Final = r"\s+(?:und|y|e|et)\s+"
_SEPARATING: Final = frozenset(
    {"vs", "vs.", "versus", "v", "v.", "compared", "or", "and", "with", "to", "und", "y", "e", "et", ",", "/"}
)
"""The first words of all that separates terms."""
_ALIKE: Final = frozenset(
    {
        "cure",
        "cured",
        "healed",
        "same",
        "different",
        "differ",
        "better",
        "similar",
        "distinguishes",
        "separates",
        "apart",
    }
)
"""Words of which each question that `_IS_ALIKE` matches has one."""
_IS_KIND: Final = r"(?:is|are) (.+?) (?:an?|(?:an? )?(?:kinds?|types?|forms?) of(?: an?)?) (.+)"
_WHO: Final = r"(?:i|he|she|we|they|you|someone|my \w+)"
_OUTCOME: Final = "(cured?|healed|cancer[- ]free)"
_IS_ALIKE: Final = (
    rf"(?:am|is|are) {_WHO} {_OUTCOME} (?:if|when|once|now that) (?:{_WHO}(?: am| is| are|'?m|'s|'re) )?(?:in )?(.+)",
    rf"(?:does|do) (?:being )?(?:in )?(.+?) mean(?: that)?(?: {_WHO}(?: am| is| are|'?m|'s)?)?(?: being)? {_OUTCOME}",
    rf"is (?:being )?in (.+?) (?:the same as )?being {_OUTCOME}",
    r"(?:(?:is|are) )?(.+?) (?:really )?(?:the )?same(?: thing)? (?:as|like) (.+)",
    r"(?:is|are) (.+?) and (.+?) (?:really )?(?:the same(?: thing)?|different|similar)",
    r"(?:how |why )?(?:is|are) (.+?) (?:any )?(?:different (?:from|to|than)|better than) (.+)",
    r"what makes (.+?) (?:so |any )?(?:different|better) (?:from|to|than) (.+)",
    r"what (?:distinguishes|separates) (.+?) (?:from|and) (.+)",
    r"what (?:tells|sets) (.+?) apart from (.+)",
    r"(?:what|how) (?:tells|sets|do (?:i|you) tell) (.+?) and (.+?) apart",
    r"(?:how )?(?:is|are) (.+?) similar to (.+)",
    r"how (?:does|do) (.+?) differ from (.+)",
    r"how do (.+?) and (.+?) differ",
)


def compared_terms(text: str) -> tuple[str, ...]:
    """Return the terms that a question compares; () where it compares none.

    >>> compared_terms("yescarta vs kymriah"), compared_terms("difference between antigen and antibody")
    (('yescarta', 'kymriah'), ('antigen', 'antibody'))
    >>> compared_terms("is keytruda the same as opdivo?")
    ('keytruda', 'opdivo')
    >>> compared_terms("bone and joint")
    ()
    """
    if len(text) > LONGEST_QUERY:
        return ()
    whole = words_of(text)
    words = whole.casefold().split()
    alike = () if _ALIKE.isdisjoint(words) else _alike_terms(whole)
    return alike or (() if _SEPARATING.isdisjoint(words) and "," not in whole else _separated_terms(whole))


def _alike_terms(whole: str) -> tuple[str, ...]:
    """Return the two terms of a question whether, how or why they are alike or differ."""
    matches = (re.fullmatch(pattern, whole, re.IGNORECASE) for pattern in _IS_ALIKE)
    alike = next((match for match in matches if match), None)
    return tuple(map(str, alike.groups())) if alike else ()


def _separated_terms(whole: str) -> tuple[str, ...]:
    """Return the terms between the first separator that stands there; () where they are too many, or one is empty."""
    asked = re.sub(_AFTER, "", re.sub(_AMONG, "", whole, flags=re.IGNORECASE), flags=re.IGNORECASE)
    separators = (_VERSUS, _FOREIGN, _LINKED) if asked != whole else (_CLEAR, _BARE)
    split = (re.split(separator, asked, flags=re.IGNORECASE) for separator in separators)
    terms = tuple(term.strip() for term in next((parts for parts in split if len(parts) > 1), ()))
    return terms if FEWEST <= len(terms) <= MOST and all(terms) else ()


def iter_compared_pairs(text: str) -> Iterator[tuple[str, str]]:
    """Yield how a text may name two things that it compares with no word between them: "antigen antibody difference".

    >>> list(iter_compared_pairs("antigen antibody difference")), list(iter_compared_pairs("antigen antibody"))
    ([('antigen', 'antibody')], [])
    """
    whole = words_of(text)
    asked = re.sub(_AFTER, "", whole, flags=re.IGNORECASE)
    if asked != whole:
        yield from iter_splits(asked, _MOST_WORDS)


def kind_terms(text: str) -> tuple[str, ...]:
    """Return the terms of a question whether one thing is a kind of another; () where it is no such question.

    >>> kind_terms("is keytruda a checkpoint inhibitor?"), kind_terms("is keytruda safe")
    (('keytruda', 'checkpoint inhibitor'), ())
    """
    if len(text) > LONGEST_QUERY:
        return ()
    found = re.fullmatch(_IS_KIND, words_of(text), re.IGNORECASE)
    return tuple(map(str, found.groups())) if found else ()


def iter_kind_pairs(text: str) -> Iterator[tuple[str, str]]:
    """Yield how a question may name one thing and what it may be a kind of, where no article stands between them.

    >>> list(iter_kind_pairs("is keytruda chemotherapy?")), list(iter_kind_pairs("keytruda chemotherapy"))
    ([('keytruda', 'chemotherapy')], [])
    """
    asking, _, rest = words_of(text).partition(" ")
    if asking.casefold() in ("is", "are"):
        yield from iter_splits(rest, _MOST_WORDS)


def completed(term: str, terms: Sequence[str]) -> tuple[str, ...]:
    """Return a term with the words that it may share with the first or the last one of a comparison.

    >>> completed("active", ("active", "passive immunity"))
    ('active immunity',)
    >>> completed("beta", ("interferon alpha", "beta"))
    ('interferon beta',)
    """
    before = terms[0].rpartition(" ")[0]
    shared = terms[-1].rpartition(" ")
    found = [f"{before} {term}"] if before and term != terms[0] else []
    found += [f"{term} {shared[2]}"] if shared[0] and term != terms[-1] else []
    return tuple(found)
