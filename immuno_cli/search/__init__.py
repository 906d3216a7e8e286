"""Search that understands how people misspell. One ranking, with one set of weights, for every question about a term.

`query` reads a query once. `candidates` finds the labels worth comparing, `ranking` weighs evidence against cost
(`costs`, `alignment`), `another_thing` leaves out labels of other things. `mentions` finds the names
in a sentence. `results` puts together what is found, `resolve` decides whether to answer or to suggest.
"""

from immuno_cli.search.found import MatchedBy, Result
from immuno_cli.search.highlight import matched_spans, suggest
from immuno_cli.search.mentioned_in import MentionedIn
from immuno_cli.search.resolve import Resolution, resolve
from immuno_cli.search.results import search, search_all

__all__ = [
    "MatchedBy",
    "MentionedIn",
    "Resolution",
    "Result",
    "matched_spans",
    "resolve",
    "search",
    "search_all",
    "suggest",
]
