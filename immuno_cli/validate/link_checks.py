"""Checks of what leads to something else. The first line of each docstring is the message.

A check yields the places where something is wrong, and what it is there.
"""

from immuno_cli.ancestors import MOST_STEPS, iter_ancestors
from immuno_cli.model import KINDS
from immuno_cli.validate.checked import (
    Checked,
    count_targets,
    iter_distinctions,
    iter_grounded_statements,
    iter_targets,
)
from immuno_cli.validate.hierarchy import iter_cycles
from immuno_cli.validate.problem import Places


def missing_base(checked: Checked) -> Places:
    """The bundle extends one that does not exist."""
    if checked.base.missing is not None:
        yield (
            ("extends",),
            (f"“{checked.base.missing}” is neither a shipped nor an added bundle, nor a file in the same folder"),
        )


def extension_cycle(checked: Checked) -> Places:
    """Bundles extend each other in a cycle."""
    if checked.base.cycle:
        yield ("extends",), " → ".join(checked.base.cycle)


def unknown_target(checked: Checked) -> Places:
    """A target does not exist."""
    known = checked.numbers.keys()
    for number, concept in enumerate(checked.concepts):
        if count_targets(concept) == len(concept.broader) and known >= set(concept.broader):
            continue  # most concepts have broader ones alone
        for path, target in iter_targets(number, concept):
            if target not in known:
                yield path, f"“{target}”"


def unknown_treatment(checked: Checked) -> Places:
    """A statement holds only for a treatment that does not exist."""
    for path, statement in iter_grounded_statements(checked):
        for at, treatment in enumerate(statement.only_for):
            if treatment not in checked.numbers and treatment not in checked.base.shipped():
                yield (*path, "onlyFor", at), f"“{treatment}”"


def unknown_meaning(checked: Checked) -> Places:
    """A name stem, a distinction or a translation names a concept that does not exist."""
    for at, stem in enumerate(checked.name_stems):
        if stem.concept not in checked.numbers:
            yield ("nameStems", at, "concept"), f"“{stem.concept}”"
    for number, part in enumerate(checked.parts):
        for identifier, _ in part.scheme.translations:
            if identifier not in checked.numbers:
                yield ("parts", number, "translations", identifier), f"“{identifier}”"
    for number, concept in enumerate(checked.concepts):
        for path, target in iter_distinctions(number, concept):
            if target not in checked.numbers:
                yield path, f"“{target}”"


def narrower_of_no_base(checked: Checked) -> Places:
    """A narrower concept must belong to the bundle that this one extends, and must not stand above its concept.

    After MOST_STEPS up the hierarchy, only the check for cycles finds concepts that stand above.
    """
    steps = 0
    for number, concept in enumerate(checked.concepts):
        looks_above = concept.narrower and steps < MOST_STEPS
        above = set(iter_ancestors(number, checked.parents)) if looks_above else set()
        steps += len(above)
        for at, target in enumerate(concept.narrower):
            place = checked.numbers.get(target)
            if place is None:
                continue  # another check finds it
            if place < len(checked.concepts) or place in above:
                yield ("concepts", number, "narrower", at), f"“{target}”"


def self_reference(checked: Checked) -> Places:
    """A concept is related to itself."""
    for number, concept in enumerate(checked.concepts):
        if not count_targets(concept) - len(concept.broader):
            continue
        for path, target in (*iter_targets(number, concept), *iter_distinctions(number, concept)):
            is_cycle = path[2] == "broader"  # another check finds it
            if target == concept.id and not is_cycle:
                yield path, f"“{target}”"


def target_twice(checked: Checked) -> Places:
    """A concept leads to the same target twice in the same way."""
    for number, concept in enumerate(checked.concepts):
        if count_targets(concept) <= 1:
            continue
        targets = (*iter_targets(number, concept), *iter_distinctions(number, concept))
        if len(targets) == len({target for _, target in targets}):
            continue
        seen: set[tuple[str, str]] = set()
        for path, target in targets:
            way = concept.relations[int(path[3])].relation if path[2] == "relations" else str(path[2])
            if (way, target) in seen:
                yield path, f"{way} “{target}”"
            seen.add((way, target))


def cycle(checked: Checked) -> Places:
    """The broader concepts form a cycle."""
    yield from iter_cycles(checked.all_concepts, checked.parents)


def related_kind(checked: Checked) -> Places:
    """Two concepts are related, and one is also a kind of the other (SKOS S27)."""
    yield from checked.related_kinds.places


def unchecked_pair(checked: Checked) -> Places:
    """The hierarchy is too deep to check this related pair, and those that follow, against it."""
    if checked.related_kinds.unchecked is not None:
        yield checked.related_kinds.unchecked, ""


def redundant_parent(checked: Checked) -> Places:
    """A broader concept is implied by another one."""
    yield from checked.redundant_parents.places


def unchecked_parent(checked: Checked) -> Places:
    """The hierarchy is too deep to find redundant broader concepts of this concept and of those that follow."""
    if checked.redundant_parents.unchecked is not None:
        yield checked.redundant_parents.unchecked, ""


def unknown_relation(checked: Checked) -> Places:
    """A relation has an unknown type."""
    known = {relation_type.id for scheme in checked.all_schemes for relation_type in scheme.relation_types}
    for number, concept in enumerate(checked.concepts):
        for at, relation in enumerate(concept.relations):
            if relation.relation not in known:
                yield ("concepts", number, "relations", at, "relation"), f"“{relation.relation}”"


def unknown_category(checked: Checked) -> Places:
    """A category belongs to none of the facets."""
    facets = [facet for scheme in checked.all_schemes for facet in scheme.facets]
    known = {category.id for facet in facets for category in facet.categories}
    for number, concept in enumerate(checked.concepts):
        for at, claim in enumerate(concept.categories):
            if claim.category not in known:
                yield ("concepts", number, "categories", at, "category"), f"“{claim.category}”"


def unknown_kind(checked: Checked) -> Places:
    """A kind is not one of those that the format lists."""
    for number, concept in enumerate(checked.concepts):
        if concept.kind is not None and concept.kind not in KINDS:
            yield ("concepts", number, "kind"), f"“{concept.kind}”"
