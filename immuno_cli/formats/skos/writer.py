"""Writes a vocabulary as SKOS. What SKOS has no property for is written with the properties in `own_terms`."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

from immuno_cli.formats.iris import CC, DC, DCT, FOAF, IMMUNO, OWL, PARTS, RDF, RDFS, SKOS, VOID, XSD
from immuno_cli.formats.rdf.graph import SYNTAXES, import_pyoxigraph
from immuno_cli.formats.skos.concept_writer import write_concepts
from immuno_cli.formats.skos.own_terms import OBO_IN_OWL
from immuno_cli.formats.skos.scheme_writer import write_facets, write_relation_types, write_scheme
from immuno_cli.formats.skos.triples import TripleMaker
from immuno_cli.model import Concept, Scheme

PREFIXES: Final = {
    "cc": CC,
    "dc": DC,
    "dct": DCT,
    "foaf": FOAF,
    "immuno": IMMUNO,
    "oboInOwl": OBO_IN_OWL,
    "owl": OWL,
    "rdf": RDF,
    "rdfs": RDFS,
    "skos": SKOS,
    "void": VOID,
    "xsd": XSD,
}


def dump_skos(scheme: Scheme, concepts: Sequence[Concept], *, syntax: str) -> Iterator[str]:
    """Yield the text of a SKOS file in one piece. `read_skos` reads it back.

    `syntax` is one of turtle, rdfxml, ntriples and jsonld. All syntaxes state the same: a character that XML cannot
    hold becomes U+FFFD in each of them. Links to concepts that are not among `concepts` are kept.

    Raises MissingExtraError if pyoxigraph is not installed.
    """
    library = import_pyoxigraph()
    make = TripleMaker(library, scheme)
    triples = chain(
        write_scheme(make, scheme),
        write_relation_types(make, scheme, concepts),
        write_facets(make, scheme, concepts),
        write_concepts(make, concepts),
    )
    prefixes = {**PREFIXES, "": make.base, **{part: f"{make.base}{part}/" for part in PARTS}}
    data: bytes = library.serialize(triples, format=getattr(library.RdfFormat, SYNTAXES[syntax]), prefixes=prefixes)
    text = data.decode("utf-8")
    if syntax == "jsonld":
        from immuno_cli.formats.skos.json_ld import compact

        text = compact(text, prefixes)
    yield text
