"""Drugs by the spelling that their international name has in another language: "azatioprina" is azathioprine."""

from typing import Final

from immuno_cli.language.drug_names import english_drug_names
from immuno_cli.language.english import is_word
from immuno_cli.language.foreign_words import without_foreign_article
from immuno_cli.language.normalize import normalize
from immuno_cli.search.found import Found, found_each
from immuno_cli.search.query import Query
from immuno_cli.vocabularies.protocol import Vocabulary

_MAY_BE_DRUG: Final = ("drug", "substance", None)
"""The kinds of drugs. A vocabulary of others, such as an OBO file, usually says of no concept which kind it is."""


def find_foreign_drug(vocabulary: Vocabulary, query: Query) -> list[Found]:
    """Return the drugs whose English name the query is, but for how other languages spell such names."""
    word = without_foreign_article(query.about.typed)
    if " " in word or is_word(word.casefold()):
        return []
    for name in english_drug_names(word):
        found = found_each(vocabulary, list(vocabulary.find_labels(normalize(name))))
        drugs = [each for each in found if each.concept.kind in _MAY_BE_DRUG]
        if drugs:
            return [each._replace(result=each.result._replace(matched_by="spelling")) for each in drugs]
    return []
