"""Words that carry grammar rather than meaning. Each set is a part of `FUNCTION_WORDS`."""

from typing import Final

ARTICLES: Final = frozenset(("a", "an", "the"))
"""Articles: a query may begin with one, as in "a T cell"."""

NOUN_PREPOSITIONS: Final = frozenset(("for", "from", "in", "of", "to", "with"))
"""Prepositions that follow a noun inside a label: "response to therapy". Others follow a verb: "caused by a virus"."""

LINKING_WORDS: Final = NOUN_PREPOSITIONS | {"and", "by", "on", "the", "when", "while"}
"""Words that only link others: a query may have them where a label does not, as in "cancer of the skin"."""

_FUNCTION_WORDS: Final = (
    "a about all also am an and any are as at be been but by can could did do does due each even ever far few for "
    "from get give had has have he her here him his how i if in into is it its just less let like made make many may "
    "me might more most much must my no nor not now of off on one only or other our out over own per put rather same "
    "set she should so some such than that the their them then there these they this those to too two up us use used "
    "very was way we well were what when where which while who why will with would yet you your"
)
FUNCTION_WORDS: Final = frozenset(_FUNCTION_WORDS.split())
"""All function words: articles, prepositions, pronouns, auxiliaries, conjunctions and question words."""
