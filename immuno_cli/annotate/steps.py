"""The steps from what the labels find to what is chosen from, in their order: finders add, refusals drop.

Each step takes the text, as it is read, and the candidates of the steps before it. None of these hides another yet.
What is chosen is refused by `refusals.refusing`, place by place.
"""

from collections.abc import Callable
from typing import Final, NamedTuple

from immuno_cli.annotate.finders.bracketed import find_interrupted, find_with_remark, with_joined
from immuno_cli.annotate.finders.coordinated import with_coordinated
from immuno_cli.annotate.finders.defined_abbreviations import Abbreviations
from immuno_cli.annotate.finders.glued import find_glued
from immuno_cli.annotate.finders.kinds import find_kinds
from immuno_cli.annotate.matcher.matcher import Matcher
from immuno_cli.annotate.reading.line_breaks import Sentence
from immuno_cli.annotate.records import Candidate
from immuno_cli.annotate.refusals.genes import without_genes
from immuno_cli.annotate.refusals.other_senses import without_other_senses
from immuno_cli.annotate.refusals.redefined import without_redefined


class Reading(NamedTuple):
    """A text, with what is needed to find terms in it."""

    sentence: Sentence
    """The text as it is read."""
    abbreviations: Abbreviations
    """What the text says of its abbreviations."""
    matcher: Matcher


Candidates = list[Candidate]
Step = Callable[[Reading, Candidates], Candidates]


def follow_steps(reading: Reading, found: Candidates) -> Candidates:
    """Return the candidates that are left when all steps are taken."""
    for step in STEPS:
        found = step(reading, found)
    return found


def _redefined(reading: Reading, found: Candidates) -> Candidates:
    """Drop an abbreviation to which the text gives another sense: "DC, or direct current,"."""
    return without_redefined(reading.sentence.text, found, reading.matcher)


def _kinds(reading: Reading, found: Candidates) -> Candidates:
    """Add a kind by the end of its name: "cone photoreceptors … cones"."""
    return [*found, *find_kinds(reading.sentence.text, found, reading.matcher)]


def _interrupted(reading: Reading, found: Candidates) -> Candidates:
    """Add a name around its own short form: "glucose-6-phosphate dehydrogenase (G6PD) deficiency"."""
    before_words = reading.abbreviations.before_words
    return [*found, *find_interrupted(reading.sentence.text, before_words, reading.matcher)]


def _with_remark(reading: Reading, found: Candidates) -> Candidates:
    """Add a name around a remark in parentheses: "overall (5-year) survival"."""
    return [*found, *find_with_remark(reading.sentence.text, reading.matcher)]


def _glued(reading: Reading, found: Candidates) -> Candidates:
    """Add names after a plus, and markers in the spellings of laboratories: "CD4+CD25+", "CD 20 positive"."""
    return [*found, *find_glued(reading.sentence, reading.matcher)]


def _joined(reading: Reading, found: Candidates) -> Candidates:
    """Add the names that a parenthesis joins, in the place of what they share: "lung (and bladder) cancer"."""
    return with_joined(reading.sentence, found, reading.matcher)


def _coordinated(reading: Reading, found: Candidates) -> Candidates:
    """Add the names that share words, in the place of parts of them: "B and T cells"; drop what is in addresses."""
    return with_coordinated(reading.sentence.text, found, reading.matcher)


def _genes(reading: Reading, found: Candidates) -> Candidates:
    """Drop cells and therapies that name a gene: "the APC gene"."""
    return without_genes(reading.sentence.text, found, reading.matcher)


def _other_senses(reading: Reading, found: Candidates) -> Candidates:
    """Drop abbreviations that words beside them give another sense: "PD" beside levodopa."""
    return without_other_senses(reading.sentence.text, found, reading.matcher)


STEPS: Final[tuple[Step, ...]] = (
    _redefined,
    _kinds,
    _interrupted,
    _with_remark,
    _glued,
    _joined,
    _coordinated,
    _genes,
    _other_senses,
)
