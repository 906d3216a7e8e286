"""All rules that make derived forms, in their order."""

from collections.abc import Callable, Iterator
from typing import Final

from immuno_cli.annotate.forms.adjectives import adjectives
from immuno_cli.annotate.forms.derived_forms import DerivedForm, Labels
from immuno_cli.annotate.forms.diseases import diseases
from immuno_cli.annotate.forms.equivalents import equivalents
from immuno_cli.annotate.forms.german import german
from immuno_cli.annotate.forms.greek import greek
from immuno_cli.annotate.forms.hyphenated import hyphenated
from immuno_cli.annotate.forms.inhibitors import inhibitors
from immuno_cli.annotate.forms.markers import markers
from immuno_cli.annotate.forms.organs import organs
from immuno_cli.annotate.forms.places import without_places
from immuno_cli.annotate.forms.rearranged import rearranged
from immuno_cli.annotate.forms.shortened import shortened

RULES: Final[tuple[Callable[[Labels, str], Iterator[DerivedForm]], ...]] = (
    rearranged,
    adjectives,
    shortened,
    organs,
    diseases,
    hyphenated,
    markers,
    greek,
    equivalents,
    inhibitors,
    without_places,
    german,
)
"""Each takes the labels and the head of the vocabulary, "" where it has none."""


def derived_forms(labels: Labels) -> Iterator[DerivedForm]:
    """Yield the derived forms of all labels. Some may be labels themselves, or forms of several concepts."""
    for rule in RULES:
        yield from rule(labels, labels.head)
