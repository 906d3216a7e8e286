"""What a question asks about: "what is a T cell?" asks for "T cell", "why do I have a fever" for "fever"."""

import re
from typing import Final

from immuno_cli.language.foreign_words import foreign_topic
from immuno_cli.language.stop_words import ARTICLES


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_QUESTION_WORDS: Final = _words(
    "what what's whats wat who why how when where which can could does do did is are was will should define "
    "explain tell difference meaning definition please"
)
"""A question begins with one of these."""
_IS: Final = _words("is are")
_FEWEST_OF_TWO: Final = 2
_ROLES: Final = _words("role function purpose job task")
"""With one of these and "of" a question begins, too: "role of macrophages"."""
_BEFORE_NOUN: Final = ARTICLES | _words("my your his their our")
"""Words before a noun that say nothing of it. “Her” is left out: "HER 2" is a receptor."""
_LEADING: Final = (
    _QUESTION_WORDS
    | _BEFORE_NOUN
    | _ROLES
    | _words(
        "of i me you we they it people someone this that get gets got have has had having between about mean "
        "means meant by there be need needs use used called happen happens to for if "
        "am on taking given he she"
    )
)
"""Words before the topic of a question."""
_TRAILING: Final = _words(
    "mean means stand stands work works do does done for happen happens help helps about used is are like good bad "
    "dangerous please me it"
)
"""Words after the topic of a question."""
_ASKED_BEHIND: Final = _words("definition defined explained explanation meaning means")
"""Words with which a question without a question word ends: "hazard ratio meaning"."""
ASKING_WORDS: Final = _LEADING | _TRAILING | _ASKED_BEHIND | _words("explained or than together versus vs")
"""Words that ask, and say nothing of what is asked about."""


_ASKED_AFTER: Final = (
    r"[,.;:?]*\s+(?:what does (?:that|this|it) mean|is (?:that|this|it) "
    r"(?:bad|good|ok|okay|fine|normal|dangerous|serious|too \w+|high|low))\W*\Z"
)
"""A question after what it is about: "CRP 85, is that bad"."""


def without_article(term: str) -> str:
    """Return a term without its article, or the word for whose it is, and any other term as it is.

    >>> without_article("a T cell"), without_article("my T cells"), without_article("T cell")
    ('T cell', 'T cells', 'T cell')
    """
    first, _, rest = term.strip().partition(" ")
    return rest if rest and first.casefold() in _BEFORE_NOUN else term


def topic_of(query: str) -> str:
    """Return what a question is about, as it was typed; the query itself where it is no question or has no topic.

    >>> topic_of("How does immunotherapy work?"), topic_of("immunotherapy")
    ('immunotherapy', 'immunotherapy')
    >>> topic_of("hazard ratio meaning"), topic_of("is immunotherapy chemo")
    ('hazard ratio', 'is immunotherapy chemo')
    >>> topic_of("¿Qué es la fiebre?"), topic_of("was ist ein Antikörper")
    ('fiebre', 'Antikörper')
    """
    foreign = foreign_topic(query)
    if foreign:
        return foreign
    query = _without_question_after(query)
    words = query.replace("?", " ").split()
    folded = [word.casefold().replace("’", "'") for word in words]
    begin, end = 0, len(words)
    if not _is_question(folded):
        asked = end > 1 and folded[-1].rstrip(".!") in _ASKED_BEHIND
        return " ".join(words[:-1]) if asked else query
    while begin < end and folded[begin] in _LEADING:
        begin += 1
    while begin < end and folded[end - 1].rstrip(".!") in _TRAILING:
        end -= 1
    if _asks_of_two(folded, begin, end):
        return query
    return " ".join(words[begin:end]) or query


def _without_question_after(query: str) -> str:
    """Return a query without the question that stands after what it is about: "CRP 85, is that bad"."""
    if " is " in query or " mean" in query:
        return re.sub(_ASKED_AFTER, "", query, flags=re.IGNORECASE)
    return query


def _asks_of_two(words: list[str], begin: int, end: int) -> bool:
    """Return whether a question may ask if one thing is another: "is immunotherapy chemo"."""
    return begin == 1 and words[0] in _IS and end == len(words) > _FEWEST_OF_TWO


def _is_question(words: list[str]) -> bool:
    if words[1:2] == ["of"] and words[0] in _ROLES:
        return True
    if not words or words[0] not in _QUESTION_WORDS:
        return False
    return words[0] != "tell" or words[1:2] == ["me"]
