"""Counts of what reading a SKOS file changed or left out, and the notes that report them."""

from collections import Counter
from typing import NamedTuple

from immuno_cli.formats.iris import DCT, SKOS, TYPE
from immuno_cli.formats.languages import canonical
from immuno_cli.formats.rdf.graph import NOTES as GRAPH_NOTES
from immuno_cli.formats.rdf.names import most_common
from immuno_cli.formats.reading import CHANGE_NOTE, Changes, Note, in_plural
from immuno_cli.formats.skos.index import SkosIndex


class Tally(NamedTuple):
    """Counters that are filled while the concepts are read.

    Attributes:
        changes: What was changed or left out, by the code of its note, and where.
        unread_properties: How many statements were left out, by the short name of their property.
        unread_types: How many resources were left out, by the short name of their type.
        unread_of_schemes: How many statements about schemes and collections were left out, by the short name of their
            property.
        naming_languages: How many concepts have their preferred label in a language other than the chosen one, by that
            language; under "" those that have it in the chosen language.
    """

    changes: Changes
    unread_properties: Counter[str]
    unread_types: Counter[str]
    unread_of_schemes: Counter[str]
    naming_languages: Counter[str]


def new_tally(changes: Changes) -> Tally:
    """Return a tally that goes on with `changes`, those of the file's terms."""
    return Tally(changes, Counter(), Counter(), Counter(), Counter())


def main_language(index: SkosIndex, tally: Tally, language: str) -> str:
    """Return the language in which most concepts are named: `language` itself, if most have a label in it."""
    most = tally.naming_languages.most_common(1)[0][0] if tally.naming_languages else ""
    if not most:
        return language
    stated = index.graph.texts(index.schemes[0], DCT + "language") if index.schemes else iter(())
    return next((tag.text for tag in stated if tag.text.casefold() == most), canonical(most))


def make_notes(index: SkosIndex, tally: Tally, language: str) -> tuple[Note, ...]:
    """Return a note of everything that was changed or left out at least once, and where."""
    changes = tally.changes
    for iri, identifier in index.concepts.items():
        if not any(index.graph.nodes(iri, TYPE)):
            changes.add("untyped", 0, identifier)
    for iri in (*index.schemes, *index.collections):
        kinds = set(index.graph.nodes(iri, TYPE))
        if not kinds:
            changes.add("untyped-group", 0, iri)
        if SKOS + "Concept" in kinds:
            changes.add("group-and-concept", 0, iri)
    for iri in index.unknown_schemes:
        changes.add("scheme-unknown", 0, iri)
    changes["schemes"] = len(index.populated_schemes)
    return changes.notes(_messages(tally, language))


def _messages(tally: Tally, language: str) -> dict[str, str]:
    return {
        "language": f"concept[s] [has|have] no label in “{language}”, and [is|are] named in another language",
        "untagged": (
            "preferred label[s] without a language [is|are] kept as [a synonym|synonyms] beside "
            f"[one|those] in “{language}”"
        ),
        "unlabelled": "concept[s] without a preferred label [is|are] named by another label or the id",
        "untyped": (
            "resource[s] without a type [was|were] taken as [a concept by its|concepts by their] labels and links"
        ),
        "untyped-group": (
            "resource[s] without a type [was|were] taken as [a scheme or a collection by its|schemes or collections by "
            "their] concepts"
        ),
        "second-preferred": "further preferred label[s] [is|are] kept as [an alternative label|alternative labels]",
        "empty-label": "label[s] without a text [was|were] left out",
        "empty-note": "note[s] without words [was|were] left out",
        "change-note": CHANGE_NOTE,
        "narrower-unknown": "narrower concept[s] that the file does not describe [was|were] left out",
        "link-as-text": (
            "link[s] written as text [was|were] read as [a link|links]: the text is the address of a concept"
        ),
        "link-left-out": "link[s] that [is|are] text, and no address of a concept, [was|were] left out",
        "link-to-group": "link[s] of a concept to a scheme or a collection [was|were] left out",
        "link-nameless": "link[s] to what has no address, and is no concept, [was|were] left out",
        "list": "list[s] in the place of [a value was|values were] read as [its|their] members",
        "list-left-out": (
            "list[s] in the place of [a value was|values were] left out: the file repeats its lists too many times"
        ),
        "repeated": ("statement[s] [was|were] left out: more than 100 statements name the same long note or label"),
        "match-as-text": "match[es] written as text [was|were] read as [an address|addresses]",
        "match-left-out": "match[es] that [is|are] text, and no address, [was|were] left out",
        "self-link": "link[s] of a concept to itself [was|were] left out",
        "foreign": "concept[s] of another vocabulary [is|are] kept as [a match|matches] alone",
        "other-value": "statement[s] of [another property was|other properties were] left out"
        + in_plural(most_common(tally.unread_properties)),
        "scheme-value": "statement[s] about [a scheme or a collection was|schemes or collections were] left out"
        + in_plural(most_common(tally.unread_of_schemes)),
        "member-unknown": ("member[s] of a collection or a scheme that the file does not describe [was|were] left out"),
        "other-resource": "resource[s] that [is no concept was|are no concepts were] left out"
        + in_plural(most_common(tally.unread_types)),
        "import": "imported [ontology was|ontologies were] not fetched",
        "group-and-concept": (
            "concept[s] that [is a scheme or a collection|are schemes or collections], too, [is|are] no "
            "[concept|concepts] here"
        ),
        "nested-collection": (
            "collection[s] within another [is a category|are categories] beside it: that it holds [it|them] was left "
            "out"
        ),
        "scheme-unknown": "scheme[s] that the file names and does not describe [was|were] left out",
        "schemes": "concept scheme[s] [was|were] read as one vocabulary",
        **GRAPH_NOTES,
    }
