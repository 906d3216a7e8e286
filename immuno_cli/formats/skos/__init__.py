"""SKOS in Turtle, RDF/XML, N-Triples and JSON-LD. Read it and write it; pyoxigraph parses and serializes the RDF."""

from immuno_cli.formats.skos.reader import read_skos
from immuno_cli.formats.skos.writer import dump_skos

__all__ = ["dump_skos", "read_skos"]
