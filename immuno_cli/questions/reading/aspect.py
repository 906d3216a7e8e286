"""What people ask about a treatment, a condition or the value of a test.

Marks on the statements of an entry say for which of these aspects they answer.
"""

from typing import Final, Literal, NamedTuple

from immuno_cli.model import Statement


class Aspect(NamedTuple):
    """Something that people ask about a treatment or about a condition, and what answers it.

    Attributes:
        id: The id, as JSON answers and the marks on statements have it.
        about: What is asked for, with {} for the treatment or the condition: "how {} works".
        relations: The relations that answer the question.
        also: Ids of other aspects. A statement that answers for one of them answers for this one as well.
        needs_relation: Whether a broader concept answers only where it has a relation. Its words may be about one case.
        is_defined: Whether the definition answers the question, whatever marks it has.
        of: What is asked about: treatments, or conditions such as diseases, side effects and findings; of these only
            infections, or only others; or anything. What is said of a broader condition answers nothing: a kind of
            cancer has signs of its own.
        named: What the name of a concept has that answers by a relation; "" where any name does. A virus tells that
            an infection is contagious.
        each: What one of the things is that answer, where there may be others that nobody has named: "cause".
        reach: Steps at most to an entry that answers with its words alone; the second leads to the therapies that use
            a concept. A caution reaches farther: it is better said of too many than left out.
        words: Where free words are asked for, a pattern for these. Marks answer nothing then.
    """

    id: str
    about: str
    relations: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    needs_relation: bool = False
    is_defined: bool = False
    of: Literal["treatments", "conditions", "infections", "others", "anything"] = "treatments"
    named: str = ""
    each: str = ""
    reach: int = 3
    words: str = ""


SIDE_EFFECTS: Final = Aspect(
    "side-effects", "the side effects of {}", ("has-side-effect", "causes"), each="side effect"
)
MECHANISM: Final = Aspect(
    "mechanism",
    "how {} works",
    ("blocks", "acts-on", "boosts", "reduces", "works-with", "relies-on"),
    is_defined=True,
)
USE: Final = Aspect("use", "what {} is used for", ("treats", "prevents", "protects"), needs_relation=True)
GIVING: Final = Aspect("giving", "how {} is given", ("given-by",), needs_relation=True)

SYMPTOMS: Final = Aspect("symptoms", "the symptoms of {}", ("causes",), of="conditions", each="sign")
CAUSES: Final = Aspect(
    "causes", "what causes {}", ("^causes", "^has-side-effect"), also=("contagion",), of="conditions", each="cause"
)
FINDING: Final = Aspect("finding", "how {} is found", ("^tests-for",), of="conditions", each="test")
TREATING: Final = Aspect("treatment", "how {} is treated", ("^treats",), of="conditions", each="treatment")
HELPING: Final = TREATING._replace(about="what helps against {}", relations=("^treats", "^prevents"))
DOING: Final = Aspect("doing", "what to do about {}", ("^treats",), also=("treatment",), of="conditions")
PREVENTION: Final = Aspect("prevention", "how to prevent {}", ("^prevents",), of="conditions")
COURSE: Final = Aspect("course", "how {} can turn out", of="conditions")
DURATION: Final = Aspect("duration", "how long {} lasts", of="conditions")
OUTLOOK: Final = Aspect("outlook", "the outlook with {}", of="conditions")
INHERITANCE: Final = Aspect(
    "inheritance",
    "whether {} is inherited",
    CAUSES.relations,
    of="conditions",
    named=r"(?i)\b(?:inherited|genes?|genetic)\b",
)
CONTAGION: Final = Aspect(
    "contagion",
    "whether {} is contagious",
    CAUSES.relations,
    of="infections",
    named=r"(?i)\b(?:virus|bacteri(?:a|um)|germ)\b",
)
CONTAGION_OF_OTHERS: Final = CONTAGION._replace(relations=(), of="others")
"""A germ that can cause what is no infection, such as a cancer, does not make that contagious."""
SPREAD: Final = CONTAGION._replace(about="how {} spreads from person to person")
"""It is asked of infections only: a cancer spreads in another sense."""
FROM_KIN: Final = INHERITANCE._replace(of="others")
"""What comes from a mother is inherited. An infection is caught from her."""
KINDS: Final = Aspect("kinds", "the kinds of {}", ("narrower",), of="anything")

DOSE: Final = Aspect("dose", "the dose of {}", needs_relation=True)
TIME: Final = Aspect("time", "how long {} takes", needs_relation=True)
COST: Final = Aspect("cost", "what {} costs")
SUCCESS: Final = Aspect("success", "how well {} works")
CONTRAINDICATIONS: Final = Aspect("contraindications", "who should not have {} or needs special care with it", reach=4)
STOPPING: Final = Aspect("stopping", "what can happen when {} is stopped or left out", reach=4)
NOT_TAKEN: Final = STOPPING._replace(about="what can happen when {} is left out")
"""It is asked of treatments only: whoever has not had a disease does not ask what helps against it."""
OVERDOSE: Final = Aspect("overdose", "what happens when too much {} is taken", also=("dose",), needs_relation=True)
TOGETHER: Final = Aspect("with", "{} together with something else", words="(?!)")
"""What goes with a treatment; `together` says what."""


def value_aspect(*, is_low: bool) -> Aspect:
    """Return the aspect of what a low or a high value of something can mean."""
    state = "low" if is_low else "high"
    return Aspect(f"{state}-value", f"what a {state} level of {{}} can mean", of="anything")


def is_marked_for(statement: Statement, aspect: Aspect) -> bool:
    """Return whether a statement says by its marks that it answers a question for an aspect.

    >>> is_marked_for(Statement("It is given through a vein.", answers=("giving",)), GIVING)
    True
    """
    return any(answered == aspect.id or answered in aspect.also for answered in statement.answers)
