"""The sorts of answers to the words that someone typed. `ask` decides which sort it is."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from immuno_cli.model import Concept, Document
from immuno_cli.search import MentionedIn, Result
from immuno_cli.vocabularies.protocol import Vocabulary, find_origin

if TYPE_CHECKING:
    from immuno_cli.questions.aspects.effects import Effect, Mentioned
    from immuno_cli.questions.aspects.said import AspectAnswer
    from immuno_cli.questions.graph import Step
    from immuno_cli.questions.kind_asked import SharedAction
    from immuno_cli.questions.name_stems import NameMeaning
    from immuno_cli.questions.notes import Note


class Meant(NamedTuple):
    """A concept that some words mean.

    Attributes:
        term: The words.
        vocabulary: The vocabulary that has the concept.
        concept: The concept.
        match: How it was found.
        also_in: The concepts that the words mean in other vocabularies.
    """

    term: str
    vocabulary: Vocabulary
    concept: Concept
    match: Result
    also_in: tuple[Result, ...] = ()

    @property
    def related_name(self) -> str:
        """The name that was typed, where it is not one of the concept but of something near; "" elsewhere."""
        if self.match.matched_by == "related":
            return self.term
        name = self.match.matched_label or ""
        return name if self.match.matched_by == "mention" and name in self.concept.related_labels else ""


def meant(vocabularies: Sequence[Vocabulary], term: str, match: Result, also_in: tuple[Result, ...] = ()) -> Meant:
    """Return what a term means, by the result that matches it."""
    return Meant(term, *find_origin(vocabularies, match.vocabulary, match.id), match, also_in)


class Entry(NamedTuple):
    """The entry that explains the words; `compared` has the terms that were to be compared, where it explains each."""

    meant: Meant
    compared: tuple[str, ...] = ()


class Compared(NamedTuple):
    """The concepts that a question compares, in the order in which the question `term` names them."""

    term: str
    vocabulary: Vocabulary
    concepts: tuple[Concept, ...]


class Answered(NamedTuple):
    """What is said of one aspect of the concept that a topic means."""

    meant: Meant
    said: "AspectAnswer"


class Aspects(NamedTuple):
    """What answers a question for one aspect of a concept, for several, or for one of each of several concepts.

    Where one `effect` was asked for, that says whether it is named. `term` is the question. `others` are concepts that
    it names besides, and `unknown` words of it that no entry explains.
    """

    parts: tuple[Answered, ...]
    effect: "Effect | None" = None
    term: str = ""
    others: tuple[Meant, ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def are_of_one(self) -> bool:
        """Whether all are of one concept, which can be explained together with them."""
        return self.effect is None and len({part.meant.match.id for part in self.parts}) == 1


class Named(NamedTuple):
    """The concepts that a sentence names.

    Attributes:
        term: The sentence.
        concepts: The concepts, in the order in which they were found, at most `miss.MOST_NAMED`.
        paths: How two of them are related: one step or two for each pair that is so near.
        unknown: What the sentence names besides, or asks about together with them, and no entry explains.
        near: What of these may mean, by names that begin with it: rheumatoid arthritis for "rheumatoid".
        is_kind_of: Where it is asked whether the first is a kind of the second: what the first is a kind of. () else.
        warnings: What each of the concepts warns of, the most urgent first.
        results: Where it is asked what the result of a test or a finding means: what the entry of each of the concepts
            says of that.
        asked_with: Where it is asked whether one goes with another: the word between them, "together with" or "after".
            There are no paths then. "" elsewhere.
        together: Where that is asked: the statements that speak of both.
        together_of: The concept that these statements name, where it is not the condition but broader than it, or a
            class that it is related to, and the condition: autoimmune disease and lupus.
        caused: Where that is asked and no statement speaks of both, of a treatment and a condition that is named among
            its side effects: the treatment, the concept whose entry names it, which may be broader, and the condition.
        shared: Where it is asked whether the first is a kind of the second: what both do.
        bearing: Where that is asked: notes on the first that bear on it.
        taken: What somebody asks to take on a treatment, where `together` has nothing but what is said of its class.
    """

    term: str
    concepts: tuple[Meant, ...]
    paths: "tuple[tuple[Step, ...], ...]"
    unknown: tuple[str, ...] = ()
    is_kind_of: tuple[Concept, ...] = ()
    warnings: "tuple[tuple[Note, ...], ...]" = ()
    results: "tuple[tuple[Note, ...], ...]" = ()
    asked_with: str = ""
    together: "tuple[Mentioned, ...]" = ()
    together_of: tuple[Concept, ...] = ()
    caused: tuple[Concept, ...] = ()
    taken: Meant | None = None
    shared: "tuple[SharedAction, ...]" = ()
    bearing: "tuple[Note, ...]" = ()
    near: tuple[Result, ...] = ()


class LookUp(NamedTuple):
    """A public dictionary, and the address at which it is asked for the term."""

    title: str
    url: str


class Miss(NamedTuple):
    """What helps where a term has no entry.

    Attributes:
        term: What was typed.
        meaning: What the end of the name says. None where it says nothing.
        documents: The sources of that meaning.
        mentioned_in: Entries that mention the term, each with the sentence that does.
        suggestions: Concepts with a name that is near, best first.
        is_ambiguous: Whether the suggestions have the very name that was typed.
        look_up: Where else the term may be looked up. Empty where no vocabulary is one that ships.
    """

    term: str
    meaning: "NameMeaning | None" = None
    documents: tuple[Document, ...] = ()
    mentioned_in: tuple[MentionedIn, ...] = ()
    suggestions: tuple[Result, ...] = ()
    is_ambiguous: bool = False
    look_up: tuple[LookUp, ...] = ()


Answer = Entry | Compared | Aspects | Named | Miss
