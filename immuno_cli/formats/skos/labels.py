"""The labels of a concept for a reader of one language."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from immuno_cli.formats.iris import DC, DCT, FOAF, RDF, RDFS, SKOS_XL
from immuno_cli.formats.languages import KEPT, canonical
from immuno_cli.formats.rdf.graph import Text, Value
from immuno_cli.formats.rdf.names import in_one_line
from immuno_cli.formats.skos.index import SkosIndex
from immuno_cli.formats.skos.tally import Tally

OTHER_NAMES: Final = (RDFS + "label", DCT + "title", DC + "title", FOAF + "name")
_FORMS: Final = (SKOS_XL + "literalForm", RDF + "value", RDFS + "label")
_FIELDS: Final = ("pref_label", "alt_labels", "related_labels", "hidden_labels")

Values = Mapping[str, Sequence[Value]]
"""The values of a concept's properties, by what the properties are read as."""


class Labels(NamedTuple):
    """The labels of a concept in one language. The fields have the names that they have in Concept."""

    pref_label: str
    alt_labels: tuple[str, ...]
    related_labels: tuple[str, ...]
    hidden_labels: tuple[str, ...]


class AllLabels(NamedTuple):
    """The labels of a concept: those in the vocabulary's own language, and the others by language."""

    own: Labels
    others: Mapping[str, Labels]


NO_LABELS: Final = Labels("", (), (), ())


def read_labels(index: SkosIndex, tally: Tally, iri: str, values: Values, *, deprecated: bool) -> AllLabels:
    """Return the labels of a concept: its own are those in the chosen language, its variants, or no language.

    A concept that has no preferred label among these gets the nearest one (see `languages.rank`), and then has its
    other labels of that language too. A further preferred label becomes an alternative label.
    """
    if values.keys().isdisjoint(_FIELDS):
        return _read_other_labels(index, tally, iri, values, deprecated=deprecated)
    found = {field: list(_one_line_texts(index, values.get(field, ()))) for field in _FIELDS}
    _count_empty(index, tally, iri, values)
    found["pref_label"] = found["pref_label"] or _other_names(index, iri)
    return _arranged_labels(index, tally, iri, values, found, deprecated=deprecated)


def _read_other_labels(index: SkosIndex, tally: Tally, iri: str, values: Values, *, deprecated: bool) -> AllLabels:
    """Return the labels of a concept that has none of SKOS: another name of it, or what stands in for one."""
    names = _other_names(index, iri)
    if names:
        found = {**{field: [] for field in _FIELDS}, "pref_label": names}
        return _arranged_labels(index, tally, iri, values, found, deprecated=deprecated)
    name = Text(_stand_in(index, tally, iri, values, [], deprecated=deprecated), "")
    if not deprecated:
        _count_language(index, tally, iri, name)
    return AllLabels(NO_LABELS._replace(pref_label=name.text), {})


def _arranged_labels(
    index: SkosIndex, tally: Tally, iri: str, values: Values, found: Mapping[str, list[Text]], *, deprecated: bool
) -> AllLabels:
    """Return the labels that were found, those in the chosen language apart from the others."""
    name = min(found["pref_label"], key=index.rank, default=None)
    if name is None:
        name = Text(_stand_in(index, tally, iri, values, found["alt_labels"], deprecated=deprecated), "")
    if not deprecated:
        _count_language(index, tally, iri, name)
    own = {field: [text for text in texts if _is_near(index, text, name)] for field, texts in found.items()}
    _count_second(index, tally, iri, own["pref_label"], name)
    _count_untagged(index, tally, iri, own["pref_label"], name)
    others: dict[str, Labels] = {}
    for language, labels in _by_language(found, own).items():
        preferred = next(iter(labels["pref_label"]), Text("", language))
        _count_second(index, tally, iri, labels["pref_label"], preferred)
        others[language] = _make_labels(preferred.text, labels)
    return AllLabels(_make_labels(name.text, own), others)


def _make_labels(name: str, texts: Mapping[str, Sequence[Text]]) -> Labels:
    """Return labels of one language. Further preferred labels come before the alternative ones."""
    other_preferred = [text for text in texts["pref_label"] if text.text != name]
    alternative = texts["alt_labels"]
    if not texts["pref_label"]:  # one of them stands in
        alternative = [text for text in alternative if text.text != name]
    return Labels(
        pref_label=name,
        alt_labels=_once([*other_preferred, *alternative]),
        related_labels=_once(texts["related_labels"]),
        hidden_labels=_once(texts["hidden_labels"]),
    )


def _by_language(
    found: Mapping[str, Sequence[Text]], own: Mapping[str, Sequence[Text]]
) -> Mapping[str, Mapping[str, list[Text]]]:
    """Return the labels in other languages than the vocabulary's own, by language and then by field."""
    own_languages = {text.language for texts in own.values() for text in texts}
    others: dict[str, dict[str, list[Text]]] = {}
    for field, texts in found.items():
        for text in texts:
            if text.language not in own_languages:
                of_language = others.setdefault(canonical(text.language), {name: [] for name in _FIELDS})
                of_language[field].append(text)
    return others


def _count_second(index: SkosIndex, tally: Tally, iri: str, preferred: Iterable[Text], name: Text) -> None:
    for text in dict.fromkeys(preferred):
        if text.language == name.language and text.text != name.text:
            tally.changes.add("second-preferred", 0, f"{index.concepts[iri]}: {text.text}")


def _count_untagged(index: SkosIndex, tally: Tally, iri: str, preferred: Iterable[Text], name: Text) -> None:
    """Count preferred labels without a language that become synonyms beside one that has one. They may be in any."""
    for text in dict.fromkeys(preferred):
        if name.language and not text.language and text.text != name.text:
            tally.changes.add("untagged", 0, f"{index.concepts[iri]}: {text.text}")


def _count_empty(index: SkosIndex, tally: Tally, iri: str, values: Values) -> None:
    for field in _FIELDS:
        for value in values.get(field, ()):
            is_plain = isinstance(value, Text) and not value.text.isspace() and value.text
            if not is_plain and not any(_one_line_texts(index, (value,))):
                tally.changes.add("empty-label", 0, index.concepts[iri])


def _is_near(index: SkosIndex, label: Text, name: Text) -> bool:
    """Return whether the language of a label is near to the chosen one, or is that of the concept's name."""
    return index.rank(label) <= KEPT or label.language == name.language


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
            text = in_one_line(form.text)
            if text.strip():
                yield form._replace(text=text)


def _other_names(index: SkosIndex, iri: str) -> list[Text]:
    """Return the labels of the first property that stands in for the preferred label."""
    for wanted in OTHER_NAMES:
        texts = list(_one_line_texts(index, list(index.graph.texts(iri, wanted))))
        if texts:
            return texts
    return []


def _stand_in(
    index: SkosIndex, tally: Tally, iri: str, values: Values, alternative: list[Text], *, deprecated: bool
) -> str:
    """Return the name of a concept without a preferred label: another label, a notation, or its id.

    A deprecated concept may have the name "".
    """
    if deprecated:
        return ""
    tally.changes.add("unlabelled", 0, index.concepts[iri])
    notations = (value.text for value in values.get("notations", ()) if isinstance(value, Text))
    best = index.best(alternative) if alternative else ""
    return best or next(notations, "") or index.concepts[iri]


def _once(texts: Iterable[Text]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text.text for text in texts))
