"""Records from the JSON of a bundle, and back. The other modules of this package import these functions from here."""

from immuno_cli.formats.bundle.dumping import dump_concept, dump_document, dump_scheme, dump_statement
from immuno_cli.formats.bundle.keys import MATCH_KEYS, STATEMENT_KEYS
from immuno_cli.formats.bundle.loading import load_concept, load_document, load_scheme
from immuno_cli.formats.bundle.values import parse_json

__all__ = [
    "MATCH_KEYS",
    "STATEMENT_KEYS",
    "dump_concept",
    "dump_document",
    "dump_scheme",
    "dump_statement",
    "load_concept",
    "load_document",
    "load_scheme",
    "parse_json",
]
