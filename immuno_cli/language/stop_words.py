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

_SHARED_WORDS: Final = "a also am an as at do due has he her him in it me must no of on or off per put she so so was"
_OTHER_FUNCTION_WORDS: Final = (
    "aber auch auf aus bei bis das dass dem den der durch ein eine einem einen einer er für haben ich ihr im ist kann "
    "mit nach nicht nur oder sich sie sind um und uns unter vom von vor werden wie wir wird wurde zu zum zur über "
    "cuando de del desde el ella en entre es esta fue ha hasta la las lo los más muy para pero porque que se sobre su "
    "una uno y ya au aux avec ce ces cette dans elle est et été il ils je le les leur mais ne nous ou pas qui sa ses "
    "sont sur un une vous à"
)
SHARED_FUNCTION_WORDS: Final = frozenset(_SHARED_WORDS.split())
"""Function words of English that are also frequent words of German, Spanish or French."""
OTHER_FUNCTION_WORDS: Final = frozenset(_OTHER_FUNCTION_WORDS.split())
"""Function words of German, Spanish and French that hardly occur in English."""
