"""The one table of words that every answer uses: on a terminal, as plain text, on pages."""

from collections.abc import Mapping
from typing import Final

from immuno_cli.model import Basis

DISCLAIMER: Final = "Information for readers, not medical advice."
SHORT_DISCLAIMER: Final = "Not medical advice."
CONNECTED: Final = "The steps show how the terms are connected. They do not show causes."
LEGEND: Final = "A letter marks a document, a number a reference. Statements without a mark are the glossary's own."
NO_DEFINITION: Final = "This vocabulary gives no definition."

BASIS_BEFORE: Final[Mapping[Basis | None, str]] = {
    "headline": "A headline reports",
    "opinion": "A reader's comment",
    "inferred": "Inferred",
}
"""What stands before a statement. Of the others, its marks say enough, or that it has none."""
BASIS_AFTER: Final[Mapping[Basis | None, str]] = {
    "headline": "from a headline",
    "opinion": "from a reader's comment",
    "inferred": "inferred",
}
"""What stands after a connection or a category."""
BASIS_OF_STEP: Final[Mapping[Basis | None, str]] = {
    "document": "from the documents",
    "reference": "from a reference",
    "glossary": "the glossary's own words",
    **BASIS_AFTER,
}
"""What stands after a step of a path, which has no marks."""
BASIS_ALONE: Final[Mapping[Basis | None, str]] = {
    "headline": "From a headline",
    "opinion": "From a reader's comment",
    "inferred": "Inferred",
    "glossary": "The glossary's own words",
}
"""What stands in a list of sources. Of a document or a reference, its title says enough."""

NOT_EXPLAINED: Final = "Not explained here"

IN_DOCUMENTS: Final = "in the documents"
FROM_REFERENCES: Final = "not in the documents; added from references"
ADDED_BY: Final = "added by"
REVIEWS: Final = {
    "draft": "A draft: not reviewed yet.",
    "read-twice": "Checked twice, but not by a clinician.",
    "clinician": "Reviewed by a clinician.",
}
REPLACED: Final = "No longer in use."
REPLACED_BY: Final = "Replaced by"
NO_REPLACEMENT: Final = "No replacement is named."

KIND_OF: Final = "Is a kind of"
KINDS_OF: Final = "Its kinds"
RELATED_TO: Final = "Related"
OTHER_NAMES: Final = "Also called"
CLOSE_NAMES: Final = "Also found under"
CONTRASTS: Final = "Not the same as"
WARNINGS: Final = "Good to know"
FURTHER: Final = "Further"
EXAMPLES: Final = "For example"
REMARKS: Final = "Notes"
HEADLINES: Final = "Headlines"
CATEGORIES: Final = "Category"
PATHS: Final = "Place in the tree"
MATCHES: Final = "In other vocabularies"
TRANSLATIONS: Final = "In other languages"
SOURCES: Final = "Sources"
HOW_CONNECTED: Final = "How they are connected"

SAID_OF_BROADER: Final = "Said of “{}”, of which “{}” is a kind. Kinds can differ:"
SAID_OF: Final = "said of {}:"
SAID_OF_THERAPY: Final = "Said of “{}”, in which “{}” is used:"
SAID_OF_KINDS: Final = "Said of kinds"
MEANINGS: Final = "What the words mean"
SAID_HERE: Final = "This is what is said here about {}. It may not answer the whole question."
NOT_ALL: Final = "Not every {} of “{}” is named here."
AMONG: Final = {
    "side-effects": "among the side effects of {}",
    "symptoms": "among what {} can cause",
    "use": "among what {} is used against",
}
"""What an effect is named among, by the aspect that is asked for."""
NAMED: Final = "“{}” is named here {}."
NAMED_KIND: Final = "“{}”, a kind of “{}”, is named here {}."
NOT_NAMED: Final = "“{}” is not named here {}. That does not rule it out."
BROADER_NAMED: Final = "“{}” is not named here {}. “{}”, of which it is a kind, is. That may not hold for every kind."
QUOTED: Final = "“{}”"
OF_BROADER: Final = "“{}”, of which “{}” is a kind,"
OF_RELATED: Final = "“{}”, to which “{}” is related"
OF_KIND: Final = "“{}”, a kind of “{}”,"
IS_KIND: Final = "“{}” is a kind of “{}”."
MENTIONED: Final = "This is said here of “{}” together with “{}” or what it is a kind of:"
NO_KIND: Final = "The entry for “{}” does not say that it is a kind of “{}”. It says that it is a kind of {}."
SAME_ACTION: Final = "The entries for “{}” and “{}” both say: {} {}."
KIND_MENTIONED: Final = "{}, a kind of “{}”, is named here together with “{}” or what it is a kind of:"
KINDS_MENTIONED: Final = "{}, kinds of “{}”, are named here together with “{}” or what it is a kind of:"
MENTIONED_WARNED: Final = "This is said here of “{}”, also together with “{}” or what it is a kind of:"
OF_EACH_ALONE: Final = "This is said of each alone. Together they may act differently."
NOTHING_SAID: Final = "Nothing is said here about {}."
NOTHING_MORE_SAID: Final = "Nothing more is said here about {}."
NO_LIST: Final = {
    "contraindications": "No list is given here of {}. That does not mean that it is safe for everyone.",
    "overdose": "It is not said here {}. That does not mean that it is harmless.",
    "stopping": "It is not said here {}. That does not mean that stopping is safe.",
}
"""What stands where a caution is asked for and nothing is said of it, by the aspect."""
ENTRY_WARNS: Final = "The entry for “{}” warns:"
SAID_TOGETHER: Final = "This is said here of {}. It may not answer the whole question."
NO_ENTRY_FOR: Final = "There is no entry for {}."
ARE_NAMED: Final = "The question names:"
ALSO_NAMED: Final = "The question also names:"
HEADLINE_ALONE: Final = "Nothing but a headline or a remark says so."

SIDE_EFFECT: Final = "has-side-effect"
INVERSE: Final = "^"
LINE_LABELS: Final[Mapping[str, str]] = {
    "given-by": "How it is given",
    "made-of": "Made of",
    "treats": "Used against",
    "^treats": "Treated with",
    "blocks": "Blocks",
    "prevents": "Meant to prevent",
    "^prevents": "Prevented with",
    "acts-on": "Acts on",
    "tests-for": "Tests for",
    "^tests-for": "Tested by",
    "part-of": "Part of",
    "^part-of": "Its parts",
    "^uses": "Used in",
    "uses": "Uses",
    "^has-side-effect": "Side effect of",
    "boosts": "Boosts",
    "reduces": "Reduces",
    "causes": "Can cause",
    "^causes": "Can come from",
    "found-in": "Found in",
    "^found-in": "Contains",
    "produced-by": "Produced by",
    "^produced-by": "Produces",
    "^given-by": "Given this way",
    "^blocks": "Blocked by",
    "^acts-on": "Acted on by",
    "^boosts": "Boosted by",
    "^reduces": "Reduced by",
    "works-with": "Works with",
    "relies-on": "Relies on",
    "protects": "Protects",
    "^protects": "Protected by",
    "predicts": "Predicts",
    "^predicts": "Predicted by",
    "influences": "Influences",
    "^influences": "Influenced by",
    "studied-in": "Studied in",
    "precedes": "Comes before",
    "^made-of": "Makes up",
    "^relies-on": "Needed for",
    "^studied-in": "Studied there",
    "has-side-effect": "Side effects",
}
"""What the lines of an explanation are called, in the order in which they stand: those that say most come first.

A relation read backwards has a `^` before its id. A relation that is not here comes last and keeps its own name.
"""

MATCH_WORDS: Final = {
    "exact_matches": "the same as",
    "close_matches": "close to",
    "broad_matches": "part of the wider",
    "narrow_matches": "wider than",
    "related_matches": "related to",
}

MOST_URGENT: Final = (
    ("emergency",),
    ("at once", "right away", "without delay", "immediately", "life", "deadly", "fatal"),
)
"""The words of the warnings that come first, and of those that come next."""


def reversed_label(relation: str) -> str:
    """Return what a relation that nobody has named is called when it is read backwards."""
    return f"{relation} (reversed)"


def capitalized(label: str) -> str:
    """Return the label with a capital first letter, but for one whose case means something ("mTOR", "pH")."""
    first = label.split(" ", 1)[0]
    return label[:1].upper() + label[1:] if first.islower() else label
