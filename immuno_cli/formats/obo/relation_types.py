"""The kinds of relation of an OBO file: the ids that they go by here, and their names read in both directions."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from immuno_cli.formats.obo.terms import Property
from immuno_cli.model import Concept, RelationType

_INVERSE_PAIRS: Final = (
    ("part of", "has part"),
    ("develops from", "develops into"),
    ("derives from", "derives into"),
    ("precedes", "preceded by"),
    ("regulates", "regulated by"),
    ("positively regulates", "positively regulated by"),
    ("negatively regulates", "negatively regulated by"),
    ("causes", "caused by"),
    ("located in", "location of"),
    ("occurs in", "site of"),
    ("participates in", "has participant"),
    ("adjacent to", "adjacent to"),
)
_INVERSES: Final = {**dict(_INVERSE_PAIRS), **{inverse: label for label, inverse in _INVERSE_PAIRS}}


def inverse_id(identifier: str) -> str:
    """Return the id under which our writers declare the inverse of a relation."""
    return f"{identifier}-inverse"


def name_relations(properties: Mapping[str, Property], concepts: Sequence[Concept]) -> dict[str, str]:
    """Return the ids that relations go by here, by the ids that the file gives them, in the order of the file.

    A numbered relation (`RO:0002202`) goes by its label with underscores (`develops_from`), unless another has it. Only
    relations in use are named, and those whose inverse our own writers declared.
    """
    used = {relation.relation for concept in concepts for relation in concept.relations}
    ordered = [identifier for identifier in properties if identifier in used or inverse_id(identifier) in properties]
    ordered += sorted(used.difference(ordered))
    names: dict[str, str] = {}
    taken: set[str] = set()
    for identifier in ordered:
        word = _as_word(identifier, properties.get(identifier))
        names[identifier] = identifier if word in taken else word
        taken.add(word)
    return names


def _as_word(identifier: str, declared: Property | None) -> str:
    if ":" not in identifier or declared is None or declared.name == identifier:
        return identifier
    return re.sub(r"[\W_]+", "_", declared.name.casefold()).strip("_") or identifier


def rename_relations(concept: Concept, names: Mapping[str, str]) -> Concept:
    """Return a concept whose relations go by their new ids."""
    if not concept.relations:
        return concept
    renamed = tuple(relation._replace(relation=names[relation.relation]) for relation in concept.relations)
    return concept._replace(relations=renamed)


def relation_type(properties: Mapping[str, Property], identifier: str, name: str) -> RelationType:
    """Return the kind of relation that the file calls `identifier` and that goes by `name` here."""
    declared = properties.get(identifier) or Property()
    label = _spaced(declared.name or name)
    inverse = _declared_inverse(properties, identifier)
    return RelationType(name, label, _spaced(inverse) if inverse else invert(label), declared.definition)


def _declared_inverse(properties: Mapping[str, Property], identifier: str) -> str:
    """Return the name of the inverse that the file declares, whichever of the two says so, or ""."""
    for declared in properties.values():
        if declared.inverse_of == identifier and declared.name:
            return declared.name
    inverse = properties[identifier].inverse_of if identifier in properties else None
    if not inverse:
        return ""
    return properties[inverse].name if inverse in properties else inverse


def _spaced(label: str) -> str:
    return label if " " in label else label.replace("_", " ")


def invert(label: str) -> str:
    """Return a relation's name read backwards, made of its words.

    >>> invert("has part"), invert("member of"), invert("develops from"), invert("eats")
    ('part of', 'has member', 'develops into', 'inverse of “eats”')
    """
    known = _INVERSES.get(label.casefold())
    if known:
        return known
    first, *rest = label.split() or [""]
    if first.casefold() == "has" and rest:
        return f"{' '.join(rest)} of"
    if rest and rest[-1].casefold() == "of" and first.casefold() != "is":
        return f"has {' '.join([first, *rest[:-1]])}"
    return f"inverse of “{label}”"
