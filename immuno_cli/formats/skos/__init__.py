"""SKOS in Turtle, RDF/XML, N-Triples and JSON-LD, both ways; pyoxigraph (Rust) does the parsing and the printing."""

from immuno_cli.formats.skos.reader import read_skos
from immuno_cli.formats.skos.writer import dump_skos

__all__ = ["dump_skos", "read_skos"]
