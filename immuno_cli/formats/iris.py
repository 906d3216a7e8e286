"""What ids are called in RDF, and back: every id has one IRI, and every IRI one id.

A concept's IRI is the scheme's base followed by its id. Ids that are IRIs already stay as they are, and those of the
OBO Foundry (`CL:0000084`) have the address that the Foundry gives them.
"""

import re
from typing import Final
from urllib.parse import quote, unquote

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
"""What SKOS has no word for: kind, basis, facet, category, file."""

TYPE: Final = RDF + "type"

UNNAMED: Final = "urn:x-immuno:"
"""Begins the base of a scheme that has no IRI of its own."""

_OBO: Final = "http://purl.obolibrary.org/obo/"
_OBO_PREFIXES: Final = re.compile(
    "BFO|CHEBI|CL|CLO|DOID|DRON|ECO|ENVO|FBbt|FMA|GO|HANCESTRO|HP|HsapDv|IAO|IDO|MA|MAXO|MONDO|MP|MmusDv|MPATH|NBO|"
    "NCBITaxon|NCIT|OAE|OBA|OBI|OGMS|OMIT|PATO|PCL|PO|PR|RO|SO|SYMP|UBERON|UO|VO|WBbt|XAO|ZFA|ZFS"
)
_OBO_ID: Final = re.compile(r"([A-Za-z]+):([A-Z]?[0-9]+)", re.ASCII)
_OTHERS: Final = {
    "HGNC": "https://identifiers.org/hgnc:",
    "MESH": "http://id.nlm.nih.gov/mesh/",
    "Orphanet": "http://www.orpha.net/ORDO/Orphanet_",
    "SCTID": "http://snomed.info/id/",
    "UMLS": "https://identifiers.org/umls:",
    "WIKIDATA": "http://www.wikidata.org/entity/",
}
_ANY_PREFIX: Final = "https://identifiers.org/"
_PREFIXED: Final = re.compile(r"[A-Za-z][\w.+-]*:[^\s/]\S*", re.ASCII)
_CHARACTER: Final = r"(?:[A-Za-z0-9._~:/@!$&'()*+,;=-]|%[0-9A-Fa-f]{2}|[\xa0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef])"
_ABSOLUTE: Final = re.compile(
    rf"(?:(?:https?|ftp)://[\w.-]+(?::\d+)?(?:/{_CHARACTER}*)?|(?:urn|info|tag|ark|doi):(?!//){_CHARACTER}+|file:///{_CHARACTER}*)"
    rf"(?:\?(?:{_CHARACTER}|\?)*)?(?:\#(?:{_CHARACTER}|\?)*)?",
    re.ASCII,
)
_HOST: Final = re.compile(r"[a-z]+://[^/?#]+")
_SAFE: Final = "/:@!$&'()*+,;=~"
PARTS: Final = ("category", "document", "facet", "relation")
"""What a scheme holds besides concepts; the IRIs of each kind begin with its name."""


def base_of(iri: str) -> str:
    """Return what ids are appended to: the scheme's IRI, closed by a slash where it ends in a letter or a host."""
    if _HOST.fullmatch(iri):
        return f"{iri}/"
    return iri if iri.endswith(("/", "#", ":", "=", "_")) else f"{iri}/"


def is_iri(text: str) -> bool:
    """Return whether a text is an absolute IRI as it stands."""
    return _ABSOLUTE.fullmatch(text) is not None


def concept_iri(identifier: str, base: str) -> str:
    """Return the IRI of a concept."""
    if is_iri(identifier):
        return identifier
    return _obo_iri(identifier) or base + _quote(identifier)


def concept_id(iri: str, base: str) -> str:
    """Return the id of the concept that has this IRI: the shortest that leads back to it."""
    for candidate in (_obo_id(iri), _rest(iri, base)):
        if candidate and concept_iri(candidate, base) == iri:
            return candidate
    return iri


def match_iri(identifier: str, base: str) -> str:
    """Return the IRI of a concept of another vocabulary, `MESH:D007167` say."""
    if is_iri(identifier):
        return identifier
    if obo := _obo_iri(identifier):
        return obo
    prefix, _, local = identifier.partition(":")
    if prefix in _OTHERS and local:
        return _OTHERS[prefix] + quote(local, _SAFE)
    if _PREFIXED.fullmatch(identifier):
        return _ANY_PREFIX + quote(identifier, _SAFE)
    return base + _quote(identifier)


def match_id(iri: str, base: str) -> str:
    """Return the id of the concept of another vocabulary that has this IRI."""
    known = (f"{p}:{unquote(iri[len(start) :])}" for p, start in _OTHERS.items() if iri.startswith(start))
    for candidate in (_obo_id(iri), *known, _rest(iri, _ANY_PREFIX), _rest(iri, base)):
        if candidate and match_iri(candidate, base) == iri:
            return candidate
    return iri


def part_iri(part: str, identifier: str, base: str) -> str:
    """Return the IRI of a "category", "facet", "relation" or "document" of the scheme."""
    return f"{base}{part}/{quote(identifier, '')}"


def part_id(part: str, iri: str, base: str) -> str | None:
    """Return the id of a part of the scheme, None where the IRI is not one of such a part."""
    identifier = _rest(iri, f"{base}{part}/")
    return identifier if identifier and part_iri(part, identifier, base) == iri else None


def passage_iri(reference: str, base: str) -> str | None:
    """Return the IRI of a passage, `000:p1.s2` say; None where the reference names no document."""
    document, colon, place = reference.partition(":")
    if not document or not colon:
        return None
    return f"{part_iri('document', document, base)}{_place_mark(base)}{quote(place, '')}"


def passage_of(iri: str, base: str) -> str | None:
    """Return the reference of the passage that has this IRI, None where it is not one of a passage."""
    start = f"{base}document/"
    document, mark, place = iri[len(start) :].partition(_place_mark(base))
    reference = f"{unquote(document)}:{unquote(place)}"
    return reference if mark and iri.startswith(start) and passage_iri(reference, base) == iri else None


def _place_mark(base: str) -> str:
    """Return what divides a document's IRI from a place in it: a hash, of which an IRI can hold only one."""
    return ":" if "#" in base else "#"


def local_name(iri: str) -> str:
    """Return what stands after the last slash, hash or colon."""
    return re.split(r"[/#:]", iri.rstrip("/#:"))[-1] or iri


def namespace_of(iri: str) -> str:
    """Return the IRI up to and with its last hash or slash, or colon where it has neither."""
    for mark in "#/:":
        head, found, _ = iri.rpartition(mark)
        if found:
            return head + mark
    return iri


def _quote(identifier: str) -> str:
    return quote(identifier, "" if identifier.startswith(tuple(f"{part}/" for part in PARTS)) else _SAFE)


def _rest(iri: str, start: str) -> str | None:
    return unquote(iri[len(start) :]) if iri.startswith(start) else None


def _obo_iri(identifier: str) -> str | None:
    parts = _OBO_ID.fullmatch(identifier)
    return f"{_OBO}{parts[1]}_{parts[2]}" if parts and _OBO_PREFIXES.fullmatch(parts[1]) else None


def _obo_id(iri: str) -> str | None:
    return iri[len(_OBO) :].replace("_", ":", 1) if iri.startswith(_OBO) else None
