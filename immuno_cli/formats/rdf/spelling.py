"""Addresses of known namespaces that a file spells in another way than their owners do."""

import re
from typing import Final

from immuno_cli.formats.iris import CC, DC, DCT, FOAF, ISO_THES, OWL, RDF, RDFS, SKOS, SKOS_XL

_SPACES: Final = (RDF, RDFS, OWL, SKOS, SKOS_XL, ISO_THES, DCT, DC, CC, FOAF)
_SKOS_START: Final = SKOS.removeprefix("http://www.").removesuffix("#")
_OTHER_SPACES: Final = {
    **{space.removeprefix("http://").removeprefix("www.").casefold(): space for space in _SPACES},
    f"{_SKOS_START}/": SKOS,
    "w3.org/2008/05/skos#": SKOS,
    "w3.org/2009/08/skos-reference/skos.rdf#": SKOS,
    "w3.org/2009/08/skos-reference/skos.html#": SKOS,
    _SKOS_START: SKOS,
}
"""The namespaces that other spellings mean, without what may differ at the start."""
_START: Final = re.compile(r"https?://(?:www\.)?", re.IGNORECASE)
_SPACE: Final = re.compile("|".join(map(re.escape, sorted(_OTHER_SPACES, key=len, reverse=True))), re.IGNORECASE)

_SKOS_WORDS: Final = {
    word.casefold(): word
    for word in (
        "Concept",
        "ConceptScheme",
        "Collection",
        "OrderedCollection",
        "prefLabel",
        "altLabel",
        "hiddenLabel",
        "notation",
        "note",
        "changeNote",
        "definition",
        "editorialNote",
        "example",
        "historyNote",
        "scopeNote",
        "semanticRelation",
        "broader",
        "narrower",
        "related",
        "broaderTransitive",
        "narrowerTransitive",
        "inScheme",
        "hasTopConcept",
        "topConceptOf",
        "member",
        "memberList",
        "mappingRelation",
        "closeMatch",
        "exactMatch",
        "broadMatch",
        "narrowMatch",
        "relatedMatch",
    )
}
_CLASSES: Final = frozenset({"concept", "conceptscheme", "collection", "orderedcollection"})
_CLASS_AS_TEXT: Final = re.compile(r"(?:skos(?:-core)?:)?(\w+)", re.IGNORECASE)


def respelled(iri: str) -> str:
    """Return an IRI of a known namespace as its owner spells it, and any other IRI unchanged.

    >>> respelled("https://www.w3.org/2004/02/skos/core#prefLabel")
    'http://www.w3.org/2004/02/skos/core#prefLabel'
    >>> respelled("http://www.w3.org/2004/02/skos/core#Preflabel")
    'http://www.w3.org/2004/02/skos/core#prefLabel'
    >>> respelled("https://example.org/skos/core#prefLabel")
    'https://example.org/skos/core#prefLabel'
    """
    start = _START.match(iri)
    space = _SPACE.match(iri, start.end()) if start else None
    if space is None:
        return iri
    known = _OTHER_SPACES[space[0].casefold()]
    local = iri[space.end() :]
    if space[0].casefold() == _SKOS_START and local.casefold() not in _SKOS_WORDS:
        return iri  # a mark is missing, or it is another address below this one
    if known == SKOS:
        local = _SKOS_WORDS.get(local.casefold(), local)
    return known + local


def class_as_text(text: str) -> str | None:
    """Return the IRI of the SKOS class that a text names, or None.

    >>> class_as_text("skos:Concept")
    'http://www.w3.org/2004/02/skos/core#Concept'
    >>> class_as_text("a concept")
    """
    stripped = text.strip().strip("<>")
    iri = respelled(stripped)
    if not iri.startswith(SKOS):
        named = _CLASS_AS_TEXT.fullmatch(stripped)
        iri = SKOS + named[1] if named else ""
    name = iri.removeprefix(SKOS).casefold()
    return SKOS + _SKOS_WORDS[name] if name in _CLASSES else None
