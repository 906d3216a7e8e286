"""The labels of a concept for a reader of one language."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from immuno_cli.formats.iris import DC, DCT, FOAF, RDF, RDFS, SKOS_XL
from immuno_cli.formats.languages import KEPT
from immuno_cli.formats.rdf.graph import Text, Value
from immuno_cli.formats.skos.index import SkosIndex
from immuno_cli.formats.skos.tally import Tally

OTHER_NAMES: Final = (RDFS + "label", DCT + "title", DC + "title", FOAF + "name")
_FORMS: Final = (SKOS_XL + "literalForm", RDF + "value", RDFS + "label")
_LINE_BREAKS: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_FIELDS: Final = ("pref_label", "alt_labels", "related_labels", "hidden_labels")

Values = Mapping[str, Sequence[Value]]
"""The values of a concept's properties, by what the properties are read as."""


class Labels(NamedTuple):
    """The labels of a concept. The fields have the names that they have in Concept."""

    pref_label: str
    alt_labels: tuple[str, ...]
    related_labels: tuple[str, ...]
    hidden_labels: tuple[str, ...]


def read_labels(index: SkosIndex, tally: Tally, iri: str, values: Values, *, deprecated: bool) -> Labels:
    """Return the labels of a concept in the chosen language, its variants, or no language.

    A concept that has no preferred label among these gets the nearest one (see `languages.rank`), and then keeps its
    other labels of that language too. A further preferred label becomes an alternative label. `tally` counts labels
    that are left out.
    """
    found = {field: list(_one_line_texts(index, values.get(field, ()))) for field in _FIELDS}
    _count_empty(tally, index.concepts[iri], values, found)
    name = min(found["pref_label"], key=index.rank, default=None)
    if name is None:
        name = Text(_stand_in(index, tally, iri, values, found["alt_labels"], deprecated=deprecated), "")
    if not deprecated:
        _count_language(index, tally, iri, name)
    kept = {field: list(_keep_near(index, tally, iri, labels, name)) for field, labels in found.items()}
    other_preferred = [text for text in kept["pref_label"] if text != name.text]
    for text in dict.fromkeys(found["pref_label"]):
        if text.language == name.language and text.text != name.text:
            tally.changes.add("second-preferred", 0, f"{index.concepts[iri]}: {text.text}")
    return Labels(
        pref_label=name.text,
        alt_labels=_once([*other_preferred, *kept["alt_labels"]]),
        related_labels=_once(kept["related_labels"]),
        hidden_labels=_once(kept["hidden_labels"]),
    )


def _count_empty(tally: Tally, identifier: str, values: Values, found: Mapping[str, Sequence[Text]]) -> None:
    for field in _FIELDS:
        for _ in range(len(values.get(field, ())) - len(found[field])):
            tally.changes.add("empty-label", 0, identifier)


def _keep_near(index: SkosIndex, tally: Tally, iri: str, labels: Iterable[Text], name: Text) -> Iterator[str]:
    """Yield the labels whose language is near to the chosen one, or is that of the concept's name; count the rest."""
    for label in labels:
        if index.rank(label) <= KEPT or label.language == name.language:
            yield label.text
        else:
            tally.left_out_labels[label.language] += 1
            tally.changes.add("labels", 0, f"{index.concepts[iri]}: {label.text}")


def _count_language(index: SkosIndex, tally: Tally, iri: str, name: Text) -> None:
    is_foreign = bool(name.language) and index.rank(name) > KEPT
    if is_foreign:
        tally.changes.add("language", 0, index.concepts[iri])
    tally.naming_languages[name.language if is_foreign else ""] += 1


def _one_line_texts(index: SkosIndex, values: Iterable[Value]) -> Iterator[Text]:
    """Yield labels as single lines. The text of a SKOS-XL label, or of another resource, is its literal form."""
    for value in values:
        forms = [value] if isinstance(value, Text) else index.graph.texts(value.iri, *_FORMS)
        for form in forms:
            text = " ".join(form.text.split()) if _LINE_BREAKS.search(form.text) else form.text
            if text.strip():
                yield form._replace(text=text)


def _stand_in(
    index: SkosIndex, tally: Tally, iri: str, values: Values, alternative: list[Text], *, deprecated: bool
) -> str:
    """Return the name of a concept without a preferred label: another label, a notation, or its id.

    A deprecated concept may have the name "".
    """
    for wanted in OTHER_NAMES:
        label = index.best(_one_line_texts(index, list(index.graph.texts(iri, wanted))))
        if label:
            return label
    if deprecated:
        return ""
    tally.changes.add("unlabelled", 0, index.concepts[iri])
    notations = (value.text for value in values.get("notations", ()) if isinstance(value, Text))
    return index.best(alternative) or next(notations, "") or index.concepts[iri]


def _once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))
