"""Search that understands how people misspell. One ranking, with one set of weights, for every question about a term.

1. `query` reads the query once (`question_words`: what a question asks about).
2. `finders` finds concepts, the surest way first: by id, label and part of a label (`label_parts`); by a label in
   another language (`other_languages`); by a value (`values`) or a complaint (`complaints`); and by what the query is
   like (`matches`): a label with slips (`spelling`), a name in a sentence (`mentions`, `readings`), or words of a label
   or of a text (`descriptions`). `found` makes the results.
3. `results` puts all that is found in one list, best first.
4. `resolve` decides whether the first is the answer: no rule of `doubts` may doubt it. Names may lack their last word
   (`shortened`). Where nothing is found, it says which entries mention the words (`mentioned_in`).

`highlight` marks the letters that match.
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
