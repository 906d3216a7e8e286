"""The IRI of every id, and the id of every IRI, the same in all formats that write IRIs.

An id that is an IRI stays as it is. An id with a known prefix (`MESH:D007167`) has the address that its owner gives it.
Every other id is appended to the base of its vocabulary: the vocabulary's own IRI, or one of ours.
"""

import re
from typing import Final
from urllib.parse import quote, unquote

from immuno_cli.formats.prefixes import contract, expand

RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
OWL: Final = "http://www.w3.org/2002/07/owl#"
XSD: Final = "http://www.w3.org/2001/XMLSchema#"
SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
SKOS_XL: Final = "http://www.w3.org/2008/05/skos-xl#"
ISO_THES: Final = "http://purl.org/iso25964/skos-thes#"
DCT: Final = "http://purl.org/dc/terms/"
DC: Final = "http://purl.org/dc/elements/1.1/"
CC: Final = "http://creativecommons.org/ns#"
FOAF: Final = "http://xmlns.com/foaf/0.1/"
VOID: Final = "http://rdfs.org/ns/void#"
IMMUNO: Final = "https://w3id.org/immuno/ns#"
"""The namespace of our own properties, for what SKOS and Dublin Core have no word for: kind, basis, facet, review."""

TYPE: Final = RDF + "type"

OURS: Final = "https://w3id.org/immuno/"
"""Where the IRIs of vocabularies begin that state none."""

_CHARACTER: Final = r"(?:[A-Za-z0-9._~:/@!$&'()*+,;=-]|%[0-9A-Fa-f]{2}|[\xa0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef])"
_ABSOLUTE: Final = re.compile(
    rf"(?:(?:https?|ftp)://[\w.-]+(?::\d+)?(?:/{_CHARACTER}*)?|(?:urn|info|tag|ark|doi):(?!//){_CHARACTER}+|file:///{_CHARACTER}*)"
    rf"(?:\?(?:{_CHARACTER}|\?)*)?(?:\#(?:{_CHARACTER}|\?)*)?",
    re.ASCII,
)
_HOST: Final = re.compile(r"[a-z]+://[^/?#]+")
_SAFE: Final = "/:@!$&'()*+,;=~"
PARTS: Final = ("category", "document", "facet", "relation")
"""What a vocabulary holds besides concepts. The IRIs of each kind begin with its name."""

# RDF/XML can only name a property whose IRI ends in a letter or underscore and what may follow it
_NAMES_A_PROPERTY: Final = re.compile(r".*[A-Za-z_][\w.-]*", re.ASCII)


def scheme_iri(identifier: str, stated: str | None) -> str:
    """Return the IRI of a vocabulary: the one that it states, if that is an IRI, or else one of ours, made of its id.

    >>> scheme_iri("kitchen", "https://example.org/kitchen"), scheme_iri("kitchen", None)
    ('https://example.org/kitchen', 'https://w3id.org/immuno/kitchen/')
    """
    if stated and is_iri(stated):
        return stated
    return f"{OURS}{quote(identifier, '')}/"


def base_of(iri: str) -> str:
    """Return what ids are appended to: the vocabulary's IRI, with a slash if it ends in a letter or is a bare host.

    >>> base_of("https://example.org/kitchen"), base_of("https://example.org/kitchen#")
    ('https://example.org/kitchen/', 'https://example.org/kitchen#')
    """
    if _HOST.fullmatch(iri):
        return f"{iri}/"
    return iri if iri.endswith(("/", "#", ":", "=", "_")) else f"{iri}/"


def is_iri(text: str) -> bool:
    """Return whether a text is an absolute IRI as it stands.

    >>> is_iri("https://example.org/a"), is_iri("urn:isbn:1"), is_iri("CL:0000084"), is_iri("https://a b")
    (True, True, False, False)
    """
    return _ABSOLUTE.fullmatch(text) is not None


def known_iri(identifier: str) -> str | None:
    """Return the IRI of an id that is an IRI or has a known prefix, or None.

    >>> known_iri("MESH:D007167"), known_iri("OTHER:7")
    ('http://id.nlm.nih.gov/mesh/D007167', None)
    """
    return identifier if is_iri(identifier) else expand(identifier)


def concept_iri(identifier: str, base: str) -> str:
    """Return the IRI of a concept, of this vocabulary or another. `base` is this vocabulary's (`base_of`).

    >>> concept_iri("knife", "https://example.org/"), concept_iri("CL:0000084", "https://example.org/")
    ('https://example.org/knife', 'http://purl.obolibrary.org/obo/CL_0000084')
    """
    return known_iri(identifier) or base + _quote(identifier)


def concept_id(iri: str, base: str) -> str:
    """Return the id of the concept with this IRI: the reverse of `concept_iri`. An IRI of neither kind is its own id.

    >>> concept_id("https://example.org/knife", "https://example.org/")
    'knife'
    """
    known = contract(iri)
    if known:
        return known
    rest = _rest(iri, base)
    return rest if rest and concept_iri(rest, base) == iri else iri


def part_iri(part: str, identifier: str, base: str) -> str:
    """Return the IRI of a "category", "facet", "relation" or "document" of the vocabulary.

    It begins with the vocabulary's base even if the id has a known prefix: a category may have the id of a concept.
    """
    return f"{base}{part}/{quote(identifier, '')}"


def part_id(part: str, iri: str, base: str) -> str | None:
    """Return the id of a part of the vocabulary, or None if the IRI is not one of such a part."""
    identifier = _rest(iri, f"{base}{part}/")
    return identifier if identifier and part_iri(part, identifier, base) == iri else None


def passage_iri(reference: str, base: str) -> str | None:
    """Return the IRI of a passage such as `000:p1.s2`, or None if the reference names a whole document or none."""
    document, colon, place = reference.partition(":")
    if not document or not colon:
        return None
    return f"{part_iri('document', document, base)}{_place_mark(base)}{quote(place, '')}"


def passage_of(iri: str, base: str) -> str | None:
    """Return the reference of the passage that has this IRI, or None if it is not one of a passage."""
    start = f"{base}document/"
    document, mark, place = iri[len(start) :].partition(_place_mark(base))
    reference = f"{unquote(document)}:{unquote(place)}"
    return reference if mark and iri.startswith(start) and passage_iri(reference, base) == iri else None


def relation_iri(identifier: str, base: str) -> str:
    """Return the IRI of a kind of relation: that of a known prefix (`RO:0002202`), or a part of the vocabulary.

    The IRI ends in a name, as RDF/XML demands of properties: where it would not, an underscore is added.
    """
    known = known_iri(identifier)
    if known and _NAMES_A_PROPERTY.fullmatch(known):
        return known
    iri = part_iri("relation", identifier, base)
    return iri if _NAMES_A_PROPERTY.fullmatch(iri) else f"{iri}_"


def local_name(iri: str) -> str:
    """Return what stands after the last slash, hash or colon of an IRI.

    >>> local_name("https://example.org/tools#knife")
    'knife'
    """
    return re.split(r"[/#:]", iri.rstrip("/#:"))[-1] or iri


def namespace_of(iri: str) -> str:
    """Return an IRI up to its last hash, or else its last slash, or else its last colon, that mark included.

    >>> namespace_of("https://example.org/tools#knife")
    'https://example.org/tools#'
    """
    for mark in "#/:":
        head, found, _ = iri.rpartition(mark)
        if found:
            return head + mark
    return iri


def _place_mark(base: str) -> str:
    """Return what divides a document's IRI from a place in it: a hash, of which an IRI can hold only one."""
    return ":" if "#" in base else "#"


def _quote(identifier: str) -> str:
    """Return an id as a part of an IRI. An id that looks like a part of a vocabulary (`category/x`) has no slash."""
    looks_like_a_part = identifier.startswith(tuple(f"{part}/" for part in PARTS))
    return quote(identifier, "" if looks_like_a_part else _SAFE)


def _rest(iri: str, start: str) -> str | None:
    return unquote(iri[len(start) :]) if iri.startswith(start) else None
