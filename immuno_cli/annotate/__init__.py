"""Find the terms of vocabularies in a text: `build_matcher` once, `annotate` each text."""

from immuno_cli.annotate.assembling import build_matcher, store_matcher
from immuno_cli.annotate.building import excluded
from immuno_cli.annotate.matcher import Matcher
from immuno_cli.annotate.matching import Annotation, annotate
from immuno_cli.annotate.terms import Term, collect_terms, pieces

__all__ = [
    "Annotation",
    "Matcher",
    "Term",
    "annotate",
    "build_matcher",
    "collect_terms",
    "excluded",
    "pieces",
    "store_matcher",
]
