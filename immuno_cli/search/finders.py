"""The ways from a query to concepts, in one order, the surest first.

1. An id or a notation (`find_by_id`).
2. A label as it stands (`find_by_id_or_label`).
3. One part of a label "long name (ABBR)" (`find_by_part`).
4. A label in another language than the one that is shown (`other_languages`).
5. A label in another spelling: with other spaces, "inter feron" (`respaced`), or a drug as in another language.
   An answer then takes the name of a deprecated concept (`find_deprecated`), which a search does not find.
6. A test whose value the query gives: "low TSH" (`values`).
7. What people say about themselves: "will I lose my hair" (`complaints`).
8. A label that is near, or a name that stands in the query (`matches.iter_by_label`).
9. A label that the query is a part of (`matches.iter_by_part`).
10. A definition or a note that has its words (`matches.iter_by_description`).

`find_named` (1 to 4), `find_respelled` (5), `find_deprecated` and `find_told` (6 and 7) serve `resolve`: they return
what the first way that finds anything in any vocabulary finds. `iter_found` serves `search`: it yields what all ways
find in one vocabulary. Both keep the order, and differ in four points:

- A search has no steps of their own for 2 and 5. The ranking of 8 finds these labels, in one row with near ones, and so
  after a part of a label and a value.
- An answer tries a question as it stands and then its topic, in 2 and again in 3. A search asks for the topic after 7,
  once the ranking has decided whether the query means that or the whole: there is a "Q fever".
- An answer takes a label in another language before 5. A search asks for it last, and weighs it against all that the
  language that is shown has (`other_languages.with_other_languages`).
- Of several complaints, or several labels spelled otherwise, none is the answer. A search lists all.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from operator import attrgetter
from typing import Final

from immuno_cli.language.normalize import normalize
from immuno_cli.lookups import Label
from immuno_cli.model import Concept
from immuno_cli.search.found import TOP_SCORE, Found, found_each, how_named, make_found, most_alike
from immuno_cli.search.query import Query
from immuno_cli.vocabularies.protocol import Vocabulary

Finder = Callable[[Vocabulary, Query], list[Found]]

_LEFT_OUT: Final = ("therapy", "treatment")
"""Words that are left out in speech after the word that says which one."""


def find_named(vocabularies: Sequence[Vocabulary], query: Query, *, exact: bool) -> list[Found]:
    """Return the concepts whose id or label is the query; else by part of a label; else by a label in another language.

    If the query is neither, its topic and the query without its article are tried, unless `exact`.
    """
    forms = [query] if exact else [form for form in (query, query.topic, query.bare) if form is not None]
    for find in (partial(find_by_id_or_label, exact=exact), find_by_part):
        for form in forms:
            found = _in_all(vocabularies, find, form)
            if found:
                return found
    from immuno_cli.search.other_languages import named_in_other_languages  # an exact answer needs none of it

    return _in_all(vocabularies, partial(named_in_other_languages, exact=exact), query)


def find_respelled(vocabularies: Sequence[Vocabulary], query: Query) -> list[Found]:
    """Return the concepts that the query names as a drug in another language, or else with other spaces."""
    from immuno_cli.search.foreign_drugs import find_foreign_drug  # an exact answer needs none of it
    from immuno_cli.search.mentions import respaced  # an exact answer needs none

    return _in_all(vocabularies, find_foreign_drug, query) or respaced(vocabularies, query.about)


def find_deprecated(vocabularies: Sequence[Vocabulary], query: Query) -> list[Found]:
    """Return the deprecated concepts that have the query for a name."""
    return _in_all(vocabularies, _deprecated_in, query)


def find_told(vocabularies: Sequence[Vocabulary], query: Query) -> list[Found]:
    """Return what the query gives the value of, or else the one concept that it complains of."""
    values = _in_all(vocabularies, _find_by_value, query)
    return values or _only_one(_in_all(vocabularies, _find_complaint, query))


def iter_found(vocabulary: Vocabulary, query: Query) -> Iterator[Found]:
    """Yield what all ways find, in their order; the same concept may come twice.

    Definitions and notes are read only where nothing fits the query as a whole.
    """
    from immuno_cli.search import matches  # an exact answer needs none
    from immuno_cli.search.spelling.candidates import SimilarWords

    similar = SimilarWords(vocabulary.index, query)
    same = find_by_id(vocabulary, query) or find_by_part(vocabulary, query)
    yield from same
    told = [] if same else _find_by_value(vocabulary, query) or _find_complaint(vocabulary, query)
    yield from told
    about, hits = matches.rank_topic(similar, query)
    if about is not query:
        same = same or find_by_id(vocabulary, about) or find_by_part(vocabulary, about)
        yield from same
    near = matches.matches_by_label(vocabulary, about, hits)
    yield from matches.iter_by_label(vocabulary, about, near, similar)
    wider = matches.matches_by_part(vocabulary, about)
    yield from matches.iter_by_part(vocabulary, wider)
    if not (same or told or near or wider):
        yield from matches.iter_by_description(vocabulary, about)


def _in_all(vocabularies: Sequence[Vocabulary], find: Finder, query: Query) -> list[Found]:
    return [found for vocabulary in vocabularies for found in find(vocabulary, query)]


def _only_one(found: list[Found]) -> list[Found]:
    return found if len(found) == 1 else []


def find_by_id(vocabulary: Vocabulary, query: Query) -> list[Found]:
    """Return the concept of this id or notation, in a list of one; an empty list where there is none."""
    concept = vocabulary.find_concept(query.typed.strip())
    if concept is None:
        return []
    return [make_found(vocabulary, concept, Label(concept.pref_label, "pref", 0), "id", TOP_SCORE)]


def find_by_id_or_label(vocabulary: Vocabulary, query: Query, *, exact: bool) -> list[Found]:
    """Return the concepts of this id, or else of this label; of several, those by the label that is most alike.

    An id that people use for something else as well names both, unless `exact`. A label as it was typed goes before an
    id in another case: "eGFR" is not the protein with the id "egfr".
    """
    key = query.normalized
    labels = most_alike(vocabulary.find_labels(key), query) if key else []
    same = find_by_id(vocabulary, query)
    if same and not (_is_in_another_case(same[0].concept.id, query) and _is_as_typed(labels, query)):
        others = [] if exact else find_other_senses(vocabulary, same[0].concept)
        return [*others, *same]
    found = found_each(vocabulary, sorted(labels, key=attrgetter("text")))
    return sorted(found, key=attrgetter("concept.id"))


def _is_in_another_case(identifier: str, query: Query) -> bool:
    typed = query.typed.strip()
    return identifier != typed and identifier.casefold() == typed.casefold()


def _is_as_typed(labels: Sequence[Label], query: Query) -> bool:
    return bool(labels) and labels[0].text.strip() == query.typed.strip()


def _deprecated_in(vocabulary: Vocabulary, query: Query) -> list[Found]:
    deprecated = vocabulary.find_deprecated(query.normalized) if query.normalized else ()
    labels = ((concept, Label(concept.pref_label, "pref", 0)) for concept in deprecated)
    return [make_found(vocabulary, concept, label, how_named(label), TOP_SCORE) for concept, label in labels]


def find_other_senses(vocabulary: Vocabulary, concept: Concept) -> list[Found]:
    """Return what people also mean by an id that is one word and no name of its concept.

    They leave out “therapy” or “treatment”: “adjuvant” alone may be adjuvant therapy as well as the adjuvant of a
    vaccine.
    """
    word = concept.id
    if not word.isalpha() or any(normalize(text) == normalize(word) for text, _ in concept.labels):
        return []
    labels = [label for left_out in _LEFT_OUT for label in vocabulary.find_labels(normalize(f"{word} {left_out}"))]
    others = found_each(vocabulary, [label for label in labels if label.role in ("pref", "alt")])
    return [other for other in others if other.concept.id != concept.id]


def find_by_part(vocabulary: Vocabulary, query: Query) -> list[Found]:
    """Return the concepts of labels such as "long name (ABBR)" of which the query is one part, each once."""
    if not query.plain:
        return []
    from immuno_cli.search.label_parts import labels_with_part

    return sorted(found_each(vocabulary, labels_with_part(vocabulary, query)), key=attrgetter("concept.id"))


def _find_by_value(vocabulary: Vocabulary, query: Query) -> list[Found]:
    from immuno_cli.search.values import find_by_value  # an exact answer needs none of it

    return find_by_value(vocabulary, query)


def _find_complaint(vocabulary: Vocabulary, query: Query) -> list[Found]:
    from immuno_cli.search.complaints import find_complaint  # an exact answer needs none of it

    return find_complaint(vocabulary, query)
