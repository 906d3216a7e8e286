"""Search that understands how people misspell: one ranking, with one setting, for every question that takes a term.

`costs` says what a slip costs, `alignment` what words in another order or number cost, `ranking` weighs them against
what a query says; `candidates` finds the labels worth weighing, `another` leaves out those that name another thing or
the opposite, `descriptions` is the last resort. `results` answers.
"""

from immuno_cli.search.highlight import matched_spans, suggest
from immuno_cli.search.results import MatchedBy, MentionedIn, Resolution, Result, resolve, search, search_all

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
