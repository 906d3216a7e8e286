"""Find the terms of vocabularies in a text: `build_matcher` once, `annotate` each text."""

from immuno_cli.annotate.matching import Annotation, annotate
from immuno_cli.annotate.patterns import Matcher, build_matcher, excluded

__all__ = ["Annotation", "Matcher", "annotate", "build_matcher", "excluded"]
