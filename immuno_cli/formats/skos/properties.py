"""What each property of a concept is read as, the sub-properties that a file declares included."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

from immuno_cli.formats.bundle.keys import MATCH_KEYS, STATEMENT_KEYS
from immuno_cli.formats.iris import DC, DCT, ISO_THES, RDFS, SKOS, SKOS_XL
from immuno_cli.formats.prefixes import OBO_PURL
from immuno_cli.formats.rdf.graph import Graph
from immuno_cli.formats.skos.own_terms import OBO_IN_OWL

LINKS: Final = ("broader", "narrower", "broaderTransitive", "narrowerTransitive", "related")
_GETTY: Final = "http://vocab.getty.edu/ontology#"
_GETTY_KINDS: Final = ("", "Generic", "Partitive", "Instantial", "Preferred", "NonPreferred")
"""The properties of the Getty vocabularies that specialise broader and narrower, which files seldom say."""
_OLD_SKOS: Final = (SKOS, "http://www.w3.org/2004/02/skos/extensions#")
_OLD_KINDS: Final = ("Generic", "Partitive", "Instantive")
"""The properties that SKOS had before it was a standard."""
LABELS: Final = {"prefLabel": "pref_label", "altLabel": "alt_labels", "hiddenLabel": "hidden_labels"}
MATCHES: Final = frozenset(MATCH_KEYS.values())
NESTED_FIELDS: Final = frozenset({*STATEMENT_KEYS.values(), *LABELS.values(), "related_labels", "descriptions"})
"""The fields whose values may be resources: labels of SKOS-XL, and notes."""
RELATION: Final = "relation"
"""A property is read as this if it is a typed relation of the file's own."""
SCHEME: Final = "scheme"
"""A property is read as this if it names the scheme of a concept."""

REPLACED_BY: Final = (
    DCT + "isReplacedBy",
    OBO_PURL + "IAO_0100001",
    "http://schema.org/supersededBy",
    "https://schema.org/supersededBy",
)
"""The properties that name what stands for a deprecated concept."""

CHANGE_NOTES: Final = (SKOS + "changeNote", SKOS + "historyNote")
"""The properties whose notes become notes of another kind."""

READ_AS: Final[Mapping[str, str]] = {
    **{space + key: field for space in (SKOS, SKOS_XL) for key, field in LABELS.items()},
    **{OBO_IN_OWL + f"has{scope}Synonym": "related_labels" for scope in ("Related", "Broad", "Narrow")},
    OBO_IN_OWL + "hasExactSynonym": "alt_labels",
    OBO_PURL + "IAO_0000118": "alt_labels",
    OBO_PURL + "IAO_0000115": "definitions",
    **{SKOS + link: link for link in LINKS},
    **{f"{ISO_THES}{way}{kind}": way for way in ("broader", "narrower") for kind in ("Generic", "Partitive")},
    **{f"{ISO_THES}{way}Instantial": way for way in ("broader", "narrower")},
    **{f"{_GETTY}{way}{kind}": way for way in ("broader", "narrower") for kind in _GETTY_KINDS},
    **{f"{space}{way}{kind}": way for space in _OLD_SKOS for way in ("broader", "narrower") for kind in _OLD_KINDS},
    **{f"{space}{name}": "related" for space in _OLD_SKOS for name in ("relatedPartOf", "relatedHasPart")},
    **{SKOS + key: field for key, field in {**MATCH_KEYS, **STATEMENT_KEYS}.items()},
    SKOS + "note": "scope_notes",
    **dict.fromkeys(CHANGE_NOTES, "editorial_notes"),
    SKOS + "notation": "notations",
    SKOS + "semanticRelation": RELATION,
    SKOS + "mappingRelation": "related_matches",
    SKOS + "topConceptOf": SCHEME,
    SKOS + "inScheme": SCHEME,
    DCT + "description": "descriptions",
    DC + "description": "descriptions",
    RDFS + "comment": "comments",
}
"""What a property is read as, by its IRI: a field of Concept, one of LINKS, RELATION or SCHEME."""


def read_properties_as(graph: Graph) -> dict[str, str]:
    """Return READ_AS together with the sub-properties that the file declares (`rdfs:subPropertyOf`, RDFS entailment).

    A sub-property of skos:related is read as a typed relation: its name says more than "related".
    """
    below = _sub_properties(graph)
    declared: dict[str, str] = {}
    for known, field in READ_AS.items():
        for iri in iter_reachable(known, below):
            declared.setdefault(iri, RELATION if field == "related" else field)
    return {**declared, **READ_AS}


def iter_reachable(start: str, edges: Mapping[str, list[str]]) -> Iterator[str]:
    """Yield everything that edges lead to from `start`, the nearest first, without `start` itself.

    >>> list(iter_reachable("a", {"a": ["b"], "b": ["c", "a"]}))
    ['b', 'c']
    """
    seen, queue = {start}, [start]
    for node in queue:
        for target in edges.get(node, ()):
            if target not in seen:
                seen.add(target)
                queue.append(target)
                yield target


def _sub_properties(graph: Graph) -> dict[str, list[str]]:
    """Return the sub-properties that the file declares, by the property that they specialise."""
    below: dict[str, list[str]] = defaultdict(list)
    for subject, parent in graph.iter_pairs(RDFS + "subPropertyOf"):
        if subject not in READ_AS:
            below[parent].append(subject)
    return below
