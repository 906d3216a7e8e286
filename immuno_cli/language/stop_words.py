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

_VAGUE_WORDS: Final = (
    "day days week weeks month months year years hour hours minute minutes today tonight yesterday tomorrow morning "
    "evening night time times date monday tuesday wednesday thursday friday saturday sunday daily weekly monthly "
    "ago after since while when around within later late early soon long first second third last next again once "
    "twice before during between until still already almost always often sometimes suddenly constantly recently bad "
    "badly severe mild slight strong extreme terrible awful horrible intense constant sudden new old better worse "
    "big small little nothing none neither nobody else others kids lot lots bit really extremely kind sort thing "
    "things something anything anyone someone everyone mum mom dad mother father wife husband son daughter child "
    "kid sister brother friend aunt uncle grandma grandpa patient patients people person doctor doctors nurse "
    "hospital start started starting stop stopped stopping take takes taking took taken got getting having feel "
    "feels feeling felt want wants need needs think know say says said told ask asked going goes gone come comes "
    "came help helps advice question questions answer info information please thanks hello dear okay normal safe "
    "possible sure common usual best good right wrong yes without under being been because or than through against "
    "trying try tried keep keeps kept look looks looking seem seems i'm im ive dont cant isnt doesnt treatable "
    "curable"
)
VAGUE_WORDS: Final = frozenset(_VAGUE_WORDS.split())
"""Words of speech that name nothing: when something was, how bad, who has it, who is asked."""
_OTHER_VAGUE_WORDS: Final = (
    "mein meine meinen meiner mich mir man darf darfst soll sollte muss muß nehmen nimmt bekommen bekommt habe hat "
    "hatte gibt geben machen macht tun tut was wann warum wieso welche welcher welches oft lange immer noch schon "
    "sehr viel mehr gut schlecht gleich heute gestern morgen tag tage tagen täglich woche wochen jede jeden jeder "
    "mutter vater mann frau kind zusammen gleichzeitig gegen ohne während seit kein keine keinen starke starker "
    "starkes puedo puede puedes podemos debo debe tomar tomo toma tomando poner pone ponen ponerse dar dan hace "
    "hacer tengo tiene tener estoy está están cada cuánto cuanto cuántos cómo como qué cuál dónde día días dia dias "
    "semana semanas mes meses vez veces mucho mucha poco bien mal mejor siempre hoy ayer mi mis madre padre esposo "
    "esposa hijo hija juntos mientras contra sin peut peux puis puis-je peut-on on prendre prends prend prise faire "
    "fait faut dois doit suis ai ont avoir être combien comment pourquoi quand quel quelle quels quelles quoi "
    "souvent longtemps toujours encore déjà très beaucoup peu plus moins jour jours semaine semaines mois chaque "
    "fois tous toutes mon ma mère père mari femme fils fille ensemble contre sans depuis pendant"
)
OTHER_VAGUE_WORDS: Final = frozenset(_OTHER_VAGUE_WORDS.split())
"""Such words of German, Spanish and French."""
