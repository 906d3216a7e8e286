"""How two concepts of a sentence are related: one is a kind of the other, or they are one or two steps apart."""

from immuno_cli.model import Concept
from immuno_cli.questions.graph import BROADER, Edge, Step, find_live, is_reported, iter_edges, iter_levels, make_step
from immuno_cli.vocabularies.protocol import Vocabulary


def find_near_path(vocabulary: Vocabulary, first: Concept, second: Concept) -> tuple[Step, ...]:
    """Return the steps up from one of two concepts to the other, or else the one or two steps between them.

    () where they are farther apart.
    """
    pairs = ((first, second), (second, first))
    up = next(filter(None, (find_path_up(vocabulary, *pair) for pair in pairs)), ())
    return up or find_short_path(vocabulary, first, second)


def find_path_up(vocabulary: Vocabulary, start: Concept, goal: Concept) -> tuple[Step, ...]:
    """Return the steps from a concept to a broader one; () where it is no kind of it.

    >>> from immuno_cli import open_vocabulary
    >>> glossary = open_vocabulary()
    >>> steps = find_path_up(glossary, *map(glossary.find_concept, ("prednisone", "corticosteroid")))
    >>> [step.target.id for step in steps]
    ['glucocorticoid', 'corticosteroid']
    """
    levels = list(iter_levels(vocabulary, start))
    height = next((number for number, level in enumerate(levels) if any(each.id == goal.id for each in level)), 0)
    steps: list[Step] = []
    upper = goal
    for level in reversed(levels[:height]):
        lower = next(each for each in level if upper.id in each.broader)
        steps.append(make_step(vocabulary, lower, Edge(BROADER, upper.id), upper))
        upper = lower
    return tuple(reversed(steps))


def find_short_path(vocabulary: Vocabulary, start: Concept, goal: Concept) -> tuple[Step, ...]:
    """Return the one step or the two steps from a concept to another; () where they are farther apart.

    Two steps of which one is named like an end are none: "has side effect → fever is a kind of → side effect" says
    nothing, and the fever would pass for all side effects.

    >>> from immuno_cli import open_vocabulary
    >>> glossary = open_vocabulary("immunotherapy")
    >>> therapy, fever = (glossary.find_concept(name) for name in ("monoclonal-antibody-therapy", "fever"))
    >>> [step.label for step in find_short_path(glossary, therapy, fever)]
    ['has side effect']
    """
    edges = sorted(iter_edges(vocabulary, start), key=is_reported)
    for edge in edges:
        if edge.target == goal.id:
            return (make_step(vocabulary, start, edge, goal),)
    before_goal = {edge.target for edge in iter_edges(vocabulary, goal)}
    for edge in edges:
        between = find_live(vocabulary, edge.target) if edge.target in before_goal else None
        if between is None:
            continue
        last = [each for each in iter_edges(vocabulary, between) if each.target == goal.id]
        if not last:
            continue
        first = make_step(vocabulary, start, edge, between)
        steps = first, make_step(vocabulary, between, min(last, key=is_reported), goal)
        if not any(end.pref_label in step.label for end, step in zip((goal, start), steps, strict=True)):
            return steps
    return ()
