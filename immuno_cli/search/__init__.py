"""Search that understands how people misspell. One ranking, with one set of weights, for every question about a term.

`query` reads a query once. `spelling` ranks the labels that it may be a slip of. `readings` and `mentions` find the
names in a sentence, `label_parts` the parts of a label, `shortened` names without their last word, `values` what a
value is of, `other_languages` names in other languages, `descriptions` and `mentioned_in` what texts say. `found` makes
a result, `results` puts them together, `doubts` has the rules that keep a guess from being the answer, `resolve`
decides whether to answer or to suggest, and `highlight` marks the letters that match.
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
