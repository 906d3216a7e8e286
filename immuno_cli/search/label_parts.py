"""Labels of the form "long name (ABBR)": they are found by either part."""

import re
from collections.abc import Iterator
from typing import Final

from immuno_cli.language.english import is_word
from immuno_cli.language.normalize import normalize
from immuno_cli.lookups import Label
from immuno_cli.search.descriptions import forms_with_all
from immuno_cli.search.query import Query
from immuno_cli.vocabularies.protocol import Vocabulary

_IN_TWO_PARTS: Final = re.compile(r"(.+\S)\s+\(([^()]+)\)")


def labels_with_part(vocabulary: Vocabulary, query: Query) -> list[Label]:
    """Return the labels of which the query is the long name or the abbreviation, in the order of their numbers."""
    numbers = [
        number for form in _iter_likely_forms(vocabulary, query) for number in vocabulary.index.labels_of_form(form)
    ]
    labels = [vocabulary.label_at(number) for number in sorted(set(numbers))]
    return [label for label in labels if query.normalized in parts_of(label.text)]


def parts_of(label: str) -> tuple[str, ...]:
    """Return the two parts of a label in normalized form; nothing where it has another form.

    >>> parts_of("human leukocyte antigens (HLA)"), parts_of("antigen")
    (('human leukocyte antigen', 'hla'), ())
    """
    parts = _IN_TWO_PARTS.fullmatch(label)
    return (normalize(parts[1]), normalize(parts[2])) if parts else ()


def _iter_likely_forms(vocabulary: Vocabulary, query: Query) -> Iterator[int]:
    """Yield the normalized forms that begin or end with the query, the rest being an abbreviation or the long name."""
    index = vocabulary.index
    keys = len(index.keys)
    may_be_abbreviation = len(query.words) == 1 and not is_word(query.plain)
    for number in forms_with_all(index, query.normalized.split()):
        if number >= keys:
            return
        form = index.form(number)
        rest = form.removeprefix(query.normalized + " ")
        if (rest != form and " " not in rest) or (may_be_abbreviation and form.endswith(" " + query.normalized)):
            yield number
