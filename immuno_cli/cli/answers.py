"""Writes what answers the words that someone typed: one function for each sort of answer."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from immuno_cli.cli.output import Form, write_json, write_lines
from immuno_cli.cli.status import Status, tell
from immuno_cli.cli.suggested_commands import compare_command, concept_command
from immuno_cli.cli.terms import GUESSED, Asked, tell_meant, tell_miss
from immuno_cli.questions.answer import Answer, Aspects, Compared, Entry, Meant, Miss, Named
from immuno_cli.questions.ask import ask
from immuno_cli.render.layout import EMPTY, Line
from immuno_cli.render.visible import short
from immuno_cli.vocabularies.protocol import Vocabulary

if TYPE_CHECKING:
    from immuno_cli.render.sections import Section

Lines = Callable[[int], Iterable[Line]]


class ExplainRequest(NamedTuple):
    """How terms are explained. If there are `many`, each answer has its term as a heading, or is one line of JSON."""

    vocabularies: Sequence[Vocabulary]
    form: Form
    brief: bool
    full: bool
    exact: bool
    many: bool

    @property
    def is_paged(self) -> bool:
        """Whether a long answer is shown through a pager."""
        return self.full and not self.many


def write_answer(words: str, request: ExplainRequest) -> Status:
    """Write what answers the words, and return whether it is an entry or names concepts that have one.

    Raises UsageError where the words are empty, and are not one term of many.
    """
    asked = Asked(words, "explain", request.vocabularies)
    if not request.many:
        asked.check()
    answer = ask(request.vocabularies, words, exact=request.exact) if words.strip() else Miss(words)
    _tell(asked, answer)
    if request.form is Form.JSON:
        from immuno_cli.render.answer import answer_json

        write_json(answer_json(answer, request.vocabularies[0].name), one_line=request.many)
    else:
        _write(words, answer, request)
    return Status.NOTHING if isinstance(answer, Miss) else Status.ANSWERED


def _tell(asked: Asked, answer: Answer) -> None:
    """Report how the words are understood, or what helps where they have no entry."""
    match answer:
        case Entry(compared=compared) if compared:
            terms = " and ".join(f"“{short(term)}”" for term in compared)
            tell(f"One entry explains {terms}.")  # they may be opposites: "hot tumor" and "cold tumor"
        case Entry():
            tell_meant(asked, answer.meant)
        case Aspects():
            for understood in {part.meant.match.id: part.meant for part in answer.parts}.values():
                tell_meant(asked, understood)
        case Named():
            for named in filter(lambda named: named.related_name, answer.concepts):
                tell_meant(asked, named)
        case Miss():
            tell_miss(asked, answer)


def _write(words: str, answer: Answer, request: ExplainRequest) -> None:
    """Write the lines of an answer. There are none where there is no entry."""
    match answer:
        case Entry():
            _write_explanation(words, answer.meant, request, names=answer.compared)
        case Compared():
            _write_compared(words, answer, request)
        case Aspects() if answer.are_of_one and len(answer.parts) == 1:
            _write_explanation(words, answer.parts[0].meant, request, answer)
        case Aspects():
            _write_several(words, answer, request)
        case Named():
            _write_named(answer, request)


def _write_compared(words: str, compared: Compared, request: ExplainRequest) -> None:
    """Write the concepts of a comparison side by side."""
    lines = compared_lines(compared, full=request.full)
    write_lines(request.form, _headed(words, lines, request), paged=request.is_paged)


def compared_lines(compared: Compared, *, full: bool) -> Lines:
    """Return what draws a comparison: in short, or in `full`."""
    from immuno_cli.questions.compare import compare
    from immuno_cli.render.comparison import comparison_lines, short_comparison_lines

    answer = compare(compared.vocabulary, compared.concepts)
    if full:
        return partial(comparison_lines, answer)
    command = compare_command(compared.vocabulary, compared.concepts, ["--full"])
    return partial(short_comparison_lines, answer, command=command)


def _write_several(words: str, aspects: Aspects, request: ExplainRequest) -> None:
    """Write the answers for several concepts, or for several aspects, with their sources together."""
    from immuno_cli.render.aspects import several_lines

    named = [*(part.meant for part in aspects.parts), *aspects.others]
    commands = list(dict.fromkeys(concept_command("explain", each.vocabulary, each.concept) for each in named))
    shown = () if request.full else commands
    lines = partial(several_lines, aspects, commands=shown, brief=request.brief, full=request.full)
    write_lines(request.form, _headed(words, lines, request), paged=request.is_paged)


def _write_explanation(
    words: str, entry: Meant, request: ExplainRequest, aspect: Aspects | None = None, *, names: Sequence[str] = ()
) -> None:
    """Write the explanation of a concept; first what is said of the `aspect` that was asked for, or of its `names`."""
    above = int(entry.match.matched_by in GUESSED)
    lines = _explanation_lines(entry, request, above=above, aspect=aspect, names=names)
    write_lines(request.form, _headed(words, lines, request), paged=request.is_paged)


def _explanation_lines(
    entry: Meant, request: ExplainRequest, *, above: int, aspect: Aspects | None = None, names: Sequence[str] = ()
) -> Lines:
    """Return what draws the explanation of a concept for a width, below so many other lines of the same screen."""
    from immuno_cli.questions.explain import MOST_NEIGHBOURS, explain
    from immuno_cli.render import explanation, screen

    several = len(request.vocabularies) > 1
    most = MOST_NEIGHBOURS if request.full else screen.MOST_MENTIONS
    answer = explain(entry.vocabulary, entry.concept, paths=request.full, most=most)
    asked: Sequence[Section] = ()
    if names:
        from immuno_cli.render.sections import naming_section

        asked = [naming_section(answer.notes, names)]
    elif aspect:
        from immuno_cli.questions.aspects.cited import cited_documents
        from immuno_cli.render.aspects import aspect_sections

        asked = aspect_sections(aspect.parts[0].said, full=request.full)
        answer = answer._replace(documents={**answer.documents, **cited_documents(aspect)})
    if request.brief:
        return partial(explanation.brief_lines, answer, asked=asked)
    if request.full:
        related = concept_command("related", entry.vocabulary, entry.concept, ["--limit", "0"])
        return partial(explanation.full_lines, answer, related=related, several=several, asked=asked)
    command = concept_command("explain", entry.vocabulary, entry.concept, ["--full"])
    return partial(screen.screen_lines, answer, command=command, several=several, above=above, asked=asked)


def _headed(term: str, lines: Lines, request: ExplainRequest) -> Lines:
    """Return what draws an answer; one of many stands between its term and a blank line."""
    if not request.many:
        return lines
    from immuno_cli.render.results import query_lines

    return lambda width: chain(query_lines(short(term), width), lines(width), (EMPTY,))


def _write_named(named: Named, request: ExplainRequest) -> None:
    """Write what a sentence that is no term names: one concept as if it had been asked for, or several in short."""
    from immuno_cli.render.named import named_lines, no_entry_lines
    from immuno_cli.render.screen import COLUMNS

    first, *others = named.concepts
    if others:
        commands = [concept_command("explain", entry.vocabulary, entry.concept) for entry in named.concepts]
        commands += _compare_command(named)
        lines = _headed(named.term, lambda width: named_lines(named, width, commands), request)
        write_lines(request.form, lines, paged=False)
    else:
        entry = _explanation_lines(first, request, above=len(list(no_entry_lines(named, COLUMNS))))
        lines = _headed(named.term, lambda width: chain(no_entry_lines(named, width), entry(width)), request)
        write_lines(request.form, lines, paged=request.is_paged)


def _compare_command(named: Named) -> list[str]:
    """Return what to type to see the concepts side by side; nothing where they are too many or of two vocabularies."""
    from immuno_cli.questions.reading.comparison import FEWEST, MOST

    first, *others = named.concepts
    if not FEWEST <= len(named.concepts) <= MOST or any(other.vocabulary is not first.vocabulary for other in others):
        return []
    return [compare_command(first.vocabulary, [entry.concept for entry in named.concepts])]
