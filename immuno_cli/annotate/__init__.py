"""Find the terms of vocabularies in a text: `build_matcher` once, `annotate` each text."""

from immuno_cli.annotate.matcher.building import build_matcher, store_matcher
from immuno_cli.annotate.matcher.matcher import Matcher
from immuno_cli.annotate.matcher.tables import excluded
from immuno_cli.annotate.pipeline import annotate
from immuno_cli.annotate.records import Annotation
from immuno_cli.annotate.terms import Mark, Term, collect_terms, marks, pieces

__all__ = [
    "Annotation",
    "Mark",
    "Matcher",
    "Term",
    "annotate",
    "build_matcher",
    "collect_terms",
    "excluded",
    "marks",
    "pieces",
    "store_matcher",
]
