"""OWL in RDF/XML, Turtle, N-Triples and JSON-LD, read as OBO reads the same ontology."""

from immuno_cli.formats.owl.reader import read_owl

__all__ = ["read_owl"]
