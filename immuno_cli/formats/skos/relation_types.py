"""The typed relations that a SKOS file declares or uses, and their ids."""

from immuno_cli.formats.iris import DCT, OWL, local_name, part_id
from immuno_cli.formats.skos.index import SkosIndex
from immuno_cli.formats.skos.properties import READ_AS, RELATION
from immuno_cli.formats.skos.texts import definition_of, label_of
from immuno_cli.model import RelationType


class RelationIds:
    """The ids of the properties that concepts use as typed relations. No two properties get the same id."""

    def __init__(self, index: SkosIndex) -> None:
        self._index = index
        self._owners: dict[str, str] = {}
        self.by_iri: dict[str, str] = {}

    def id_of(self, iri: str) -> str:
        """Return the id of the property with this IRI: a short one, or the IRI if another property has that one."""
        if iri not in self.by_iri:
            short = _short_id(self._index, iri)
            is_free = self._owners.setdefault(short, iri) == iri
            self.by_iri[iri] = short if is_free else iri
        return self.by_iri[iri]


def read_relation_types(index: SkosIndex, used: RelationIds) -> tuple[RelationType, ...]:
    """Return the relation types that have a label. `used` has the ids of those that concepts use."""
    declared = [iri for iri, field in index.read_as.items() if field == RELATION and iri not in READ_AS]
    types: dict[str, RelationType] = {}
    for iri in dict.fromkeys([*declared, *used.by_iri]):
        label = label_of(index, iri)
        identifier = used.by_iri.get(iri) or _short_id(index, iri)
        if label and identifier not in types:
            inverse = _inverse_label(index, iri) or f"inverse of {label}"
            types[identifier] = RelationType(identifier, label, inverse, definition_of(index, iri))
    return tuple(types.values())


def _short_id(index: SkosIndex, iri: str) -> str:
    """Return the identifier that a property states, or else the end of its IRI."""
    stated = next(index.graph.texts(iri, DCT + "identifier"), None)
    if stated and stated.text:
        return stated.text
    return part_id("relation", iri, index.base) or local_name(iri)


def _inverse_label(index: SkosIndex, iri: str) -> str | None:
    return next((label_of(index, inverse) for inverse in index.graph.nodes(iri, OWL + "inverseOf")), None)
