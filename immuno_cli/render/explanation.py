"""An explanation as lines: the definition first, then what else is said, each statement with what it rests on."""

from collections.abc import Iterable, Iterator
from typing import Final

from immuno_cli.model import Classification, Concept, Statement
from immuno_cli.questions.explain import Explanation, Placed
from immuno_cli.questions.graph import BROADER, LONGEST_CHAIN, NARROWER, RELATED, Group, Neighbour
from immuno_cli.questions.wording import BASIS_AFTER, BASIS_BEFORE, DISCLAIMER, MATCH_WORDS
from immuno_cli.render.layout import EMPTY, Line, Span, line_of, wrap

BULLET: Final = "• "


def explanation_lines(answer: Explanation, width: int, *, several: bool = False) -> Iterator[Line]:
    """Yield the whole explanation, wrapped to `width` columns; the last line is the one about advice.

    Where `several` vocabularies were asked, the one that answers is named.
    """
    concept = answer.concept
    told = any(statement.basis for statement in concept.statements)  # other people's say nothing of what they rest on
    yield from _head(answer, width)
    if several:
        yield from wrap((Span("in the vocabulary ", "dim"), Span(answer.vocabulary, "id")), width)
    yield EMPTY
    yield from _definitions(answer, width)
    yield from _section("Also called", _also_called(concept, width))
    yield from _section(
        "The documents say further" if told else "Further", _statements(answer, concept.scope_notes, width)
    )
    yield from _section("For example", _statements(answer, concept.examples, width))
    yield from _section("Notes of the glossary" if told else "Notes", _notes(answer, concept.editorial_notes, width))
    yield from _section("Category", _categories(answer, width))
    yield from _section("Relations", _relations(answer, width))
    yield from _section("Place", _place(answer, width))
    yield from _section("Related", _related(answer, width))
    yield from _section("In other vocabularies", _matches(concept, width))
    yield from _section("Sources", _sources(answer, width))
    yield EMPTY
    yield from wrap(line_of(DISCLAIMER, "dim"), width)


def brief_lines(answer: Explanation, width: int) -> Iterator[Line]:
    """Yield label and definition alone, and the line about advice."""
    yield from wrap(line_of(answer.concept.pref_label, "title"), width)
    yield from _definitions(answer, width)
    yield from wrap(line_of(DISCLAIMER, "dim"), width)


def sentence_case(label: str) -> str:
    """Return the label with a capital first letter, but for one whose case means something ("mTOR", "pH")."""
    first = label.split(" ", 1)[0]
    return label[:1].upper() + label[1:] if first.islower() else label


def statement_spans(answer: Explanation, statement: Statement) -> Line:
    """Return a statement with the words that say what it rests on, and the numbers of its sources."""
    told = statement.basis not in (None, "document")  # of a document, the number of the source says enough
    before = (Span(f"{BASIS_BEFORE[statement.basis]}: ", "basis"),) if told else ()
    return (*before, Span(statement.text), *_marks(answer, statement.passages), *_xrefs(statement))


def _head(answer: Explanation, width: int) -> Iterator[Line]:
    concept = answer.concept
    yield from wrap(line_of(concept.pref_label or concept.id, "title"), width)
    facts = [concept.kind or "", *(_category_name(placed) for placed in answer.placed)]
    known = " · ".join(fact for fact in facts if fact)
    code = "".join(f", {notation}" for notation in concept.notations)
    yield from wrap(
        (*line_of(f"{known} · " if known else "", "dim"), Span("id ", "dim"), Span(concept.id + code, "id")), width
    )
    if concept.deprecated:
        names = ", ".join(f"{c.pref_label} ({c.id})" for c in answer.replaced_by) or "nothing named"
        yield from wrap((Span("No longer in use. ", "warning"), Span(f"Replaced by: {names}.")), width)


def _definitions(answer: Explanation, width: int) -> Iterator[Line]:
    definitions = answer.concept.definitions
    if not definitions:
        yield from wrap(line_of("This vocabulary gives no definition.", "dim"), width)
    for statement in definitions:
        if statement.basis == "glossary":
            after = Span(f" ({BASIS_BEFORE['glossary'].lower()})", "basis")
            yield from wrap((Span(statement.text), after, *_xrefs(statement)), width)
        else:
            yield from wrap(statement_spans(answer, statement), width)


def _also_called(concept: Concept, width: int) -> Iterator[Line]:
    if concept.alt_labels:
        yield from wrap(line_of(", ".join(concept.alt_labels)), width, first="  ", rest="  ")


def _statements(answer: Explanation, statements: Iterable[Statement], width: int) -> Iterator[Line]:
    for statement in statements:
        yield from wrap(statement_spans(answer, statement), width, first=f"  {BULLET}", rest="    ")


def _notes(answer: Explanation, statements: Iterable[Statement], width: int) -> Iterator[Line]:
    """Yield notes under a heading that already says whose they are."""
    for statement in statements:
        own = statement._replace(basis=None) if statement.basis == "glossary" else statement
        yield from wrap(statement_spans(answer, own), width, first=f"  {BULLET}", rest="    ")


def _categories(answer: Explanation, width: int) -> Iterator[Line]:
    for placed in answer.placed:
        question = placed.facet.definition or placed.facet.pref_label if placed.facet else ""
        spans = [Span(f"{question} ", "dim"), Span(_category_name(placed), "label"), *_support(answer, placed.claim)]
        if placed.claim.note:
            spans.append(Span(f" {placed.claim.note}"))
        yield from wrap(spans, width, first=f"  {BULLET}", rest="    ")


def _category_name(placed: Placed) -> str:
    return placed.category.pref_label if placed.category else placed.claim.category


def _relations(answer: Explanation, width: int) -> Iterator[Line]:
    for group in answer.groups:
        if group.relation not in (BROADER, NARROWER, RELATED):
            yield from _listed(answer, group, width)


def _listed(answer: Explanation, group: Group, width: int) -> Iterator[Line]:
    """Yield one relation with all its concepts on one line; sources that all share are given once, at the end."""
    supports = [_support(answer, neighbour) for neighbour in group.neighbours]
    shared = len(set(supports)) == 1
    spans = [Span(f"{group.label}: ", "dim")]
    for i, (neighbour, support) in enumerate(zip(group.neighbours, supports, strict=True)):
        spans += [Span(", ")] if i else []
        spans += [Span(neighbour.concept.pref_label, "label"), *(() if shared else support)]
    spans += [*(supports[0] if shared else ()), *_more(answer, group)]
    yield from wrap(spans, width, first=f"  {BULLET}", rest="    ")


def _place(answer: Explanation, width: int) -> Iterator[Line]:
    for chain in answer.ways.chains:
        names = [sentence_case(concept.pref_label) for concept in chain[-LONGEST_CHAIN:]]
        above = "… › " if len(chain) > LONGEST_CHAIN else ""
        above += "".join(f"{name} › " for name in names[:-1])
        yield from wrap((Span(above), Span(names[-1], "label")), width, first="  ", rest="    ")
    if answer.ways.more:
        yield from wrap(line_of("… and other ways down to it", "dim"), width, first="  ", rest="    ")
    yield from _named(answer, NARROWER, width)


def _related(answer: Explanation, width: int) -> Iterator[Line]:
    yield from _named(answer, RELATED, width)


def _named(answer: Explanation, relation: str, width: int) -> Iterator[Line]:
    for group in answer.groups:
        if group.relation == relation:
            label = f"{group.label}: " if relation == NARROWER else ""
            names = ", ".join(neighbour.concept.pref_label for neighbour in group.neighbours)
            spans = (*line_of(label, "dim"), Span(names), *_more(answer, group))
            yield from wrap(spans, width, first="  ", rest="    " if label else "  ")


def _more(answer: Explanation, group: Group) -> Line:
    if not group.omitted:
        return ()
    return line_of(f" … {group.omitted:,} more: immuno related {answer.concept.id} --limit 0", "dim")


def _matches(concept: Concept, width: int) -> Iterator[Line]:
    for attribute, name in MATCH_WORDS.items():
        found = [f"{m.pref_label} ({m.id})" if m.pref_label else m.id for m in getattr(concept, attribute)]
        if found:
            yield from wrap((Span(f"{name}: ", "dim"), Span(", ".join(found))), width, first="  ", rest="    ")


def _sources(answer: Explanation, width: int) -> Iterator[Line]:
    for source in answer.sources:
        mark = f"[{source.number}] "
        yield from wrap(line_of(source.text), width, first=f"  {mark}", rest="  " + " " * len(mark))


def _support(answer: Explanation, claim: Neighbour | Classification) -> Line:
    """Return what a relation or a category rests on, where that is more than a document, and its sources."""
    told = claim.basis not in (None, "document")
    said = (Span(f" ({BASIS_AFTER[claim.basis]})", "basis"),) if told else ()
    return (*said, *_marks(answer, claim.passages))


def _marks(answer: Explanation, passages: tuple[str, ...]) -> Line:
    numbers = answer.marks(passages)
    return (Span(f" [{', '.join(map(str, numbers))}]".replace(", ", ","), "dim"),) if numbers else ()


def _xrefs(statement: Statement) -> Line:
    return (Span(f" ({', '.join(statement.xrefs)})", "dim"),) if statement.xrefs else ()


def _section(heading: str, lines: Iterable[Line]) -> Iterator[Line]:
    """Yield a blank line, the heading and the lines; nothing where there are no lines."""
    for i, line in enumerate(lines):
        if i == 0:
            yield EMPTY
            yield line_of(heading, "heading")
        yield line
