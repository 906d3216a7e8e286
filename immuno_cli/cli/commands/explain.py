"""`immuno explain`: what a term means, on one screen."""

import sys
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import chain
from shlex import quote
from typing import TYPE_CHECKING, Annotated, Final, NamedTuple

import typer

from immuno_cli.cli import options
from immuno_cli.cli.completion import complete_term
from immuno_cli.cli.opening import open_vocabularies
from immuno_cli.cli.output import Form, form, write_json, write_lines
from immuno_cli.cli.status import Status, tell
from immuno_cli.cli.terms import GUESSED, Asked, accept, find, next_command, write_miss
from immuno_cli.errors import UsageError
from immuno_cli.model import Concept
from immuno_cli.questions.asked import Question, asked_name, iter_questions, may_join
from immuno_cli.questions.practical_aspects import TOGETHER
from immuno_cli.questions.versus import compared_terms, completed, iter_kind_pairs, kind_terms
from immuno_cli.render.layout import EMPTY, Line
from immuno_cli.render.visible import short
from immuno_cli.search import Resolution, Result, resolve
from immuno_cli.vocabularies.protocol import Vocabulary, find_origin

if TYPE_CHECKING:
    from immuno_cli.cli.aspects import Answered
    from immuno_cli.questions.aspect_answers import AspectAnswer
    from immuno_cli.questions.effects import Effect
    from immuno_cli.questions.miss import NamedConcepts
    from immuno_cli.render.sections import Section

Lines = Callable[[int], Iterable[Line]]

app = typer.Typer(add_completion=False)
_BY_NAME: Final = frozenset({"id", "label", "synonym", "abbreviation", "spelling", "sound"})
"""How a term is matched that is a name of the concept, and not of something close to it."""
NOTHING_FOUND: Final = Resolution(None, [])


class Request(NamedTuple):
    """How terms are to be explained; of `many` terms each answer is headed by its term, or is one line of JSON."""

    vocabularies: Sequence[Vocabulary]
    form: Form
    brief: bool
    full: bool
    exact: bool
    many: bool


@app.command(rich_help_panel=options.ASKING, epilog="Example: immuno explain natural killer cell --brief")
def explain(
    term: Annotated[
        list[str],
        typer.Argument(
            metavar="TERM",
            help="A name, other name, abbreviation or id; `-` reads terms, one a line.",
            autocompletion=complete_term,
        ),
    ],
    vocabulary: options.Vocabularies = None,
    language: options.Language = None,
    brief: bool = typer.Option(False, "--brief", "-b", help="The definition alone."),
    full: bool = typer.Option(False, "--full", "-F", help="Everything there is, with every source in full."),
    exact: options.Exact = False,
    json: options.Json = False,
    plain: options.Plain = False,
) -> int:
    """Explain a term on one screen: what it is, what matters about it, and what each statement rests on.

    The words of a term need no quotes, and the spelling need not be right.
    """
    chosen = form(json=json, plain=plain)
    if brief and full:
        raise UsageError("--brief and --full exclude each other")
    many = term == [options.STANDARD_INPUT]
    request = Request(open_vocabularies(vocabulary, language), chosen, brief, full, exact, many)
    if not many:
        return _explain(" ".join(term), request)
    from immuno_cli.cli.standard_input import iter_lines

    for line in iter_lines("term"):
        if line.strip() or chosen is Form.JSON:  # in JSON every line has its answer
            _explain(line, request)
            sys.stdout.flush()
    return Status.ANSWERED


def _explain(words: str, request: Request) -> Status:
    """Write the answer to one term, and return whether it has an entry or names concepts that do."""
    vocabularies = request.vocabularies
    if _write_compared(words, request) or _write_aspect(words, request):
        return Status.ANSWERED
    asked = Asked(words, "explain", vocabularies)
    found = find(asked, exact=request.exact) if words.strip() or not request.many else NOTHING_FOUND
    if found.match:
        _write_explanation(asked, *accept(asked, found.match), request)
        return Status.ANSWERED
    from immuno_cli.questions.several import is_ambiguous

    found = _with_kind(found, words, request)
    if found.mentions and not is_ambiguous(found):
        _write_named(asked, found, request)
        return Status.ANSWERED
    write_miss(asked, found, request.form, one_line=request.many)
    return Status.NOTHING


def _with_kind(found: Resolution, words: str, request: Request) -> Resolution:
    """Return what a sentence means, with both things that it names where it asks whether one is a kind of the other."""
    pair = _kind_pair(words, request)
    return found._replace(mentions=pair) if pair else found


def _kind_pair(words: str, request: Request) -> tuple[Result, ...]:
    """Return one thing and what it may be a kind of, where a question asks for that; () elsewhere."""
    if request.exact:
        return ()
    asked = kind_terms(words)
    pairs = [asked] if asked else list(iter_kind_pairs(words))
    for pair in pairs:
        matches = [resolve(request.vocabularies, term, exact=not asked).match for term in pair]
        named = tuple(match for match in matches if match)
        if len({match.id for match in named}) == len(pair):
            return _of_one_sort(named, request.vocabularies)
    return ()


def _of_one_sort(pair: tuple[Result, ...], vocabularies: Sequence[Vocabulary]) -> tuple[Result, ...]:
    """Return a pair; a drug is no kind of a therapy, but of its drugs: "is keytruda an immunotherapy"."""
    from immuno_cli.questions.explain import SUBSTANCES

    first, second = pair
    if first.kind not in SUBSTANCES or second.kind != "therapy":
        return pair
    drugs = resolve(vocabularies, f"{second.pref_label} drug", exact=True).match
    return (first, drugs) if drugs and drugs.id != first.id else pair


def _write_compared(words: str, request: Request) -> bool:
    """Write the comparison that a question asks for ("A vs B"); of two names in one entry, that entry.

    Returns False, and writes nothing, where the words are a name, or one of the terms is unknown.
    """
    vocabularies = request.vocabularies
    matches = _compared(vocabularies, words, exact=request.exact)
    concepts = [find_origin(vocabularies, match.vocabulary, match.id)[1] for match in matches]
    different = {concept.id for concept in concepts}
    if matches and len(different) == len(matches):
        from immuno_cli.cli.commands.compare import write_comparison

        write_comparison(vocabularies[0], concepts, words, request.form, one_line=request.many)
        return True
    if len(different) == 1 and _BY_NAME.issuperset(match.matched_by for match in matches):
        terms = " and ".join(f"“{short(term)}”" for term in compared_terms(words))
        tell(f"One entry explains {terms}.")  # they may be opposites: "hot tumor" and "cold tumor"
        _write_explanation(Asked(words, "explain", vocabularies), vocabularies[0], concepts[0], matches[0], request)
        return True
    return False


def _compared(vocabularies: Sequence[Vocabulary], words: str, *, exact: bool) -> list[Result]:
    """Return what the terms of a comparison mean; [] where the words are a name, or a term of them is unknown."""
    terms = compared_terms(words) if len(vocabularies) == 1 else ()
    if not terms or resolve(vocabularies, words, exact=True).match:
        return []
    found = [_match_compared(vocabularies, term, terms, exact=exact) for term in terms]
    matches = [match for match in found if match]
    return matches if len(matches) == len(terms) else []


def _write_aspect(words: str, request: Request) -> bool:
    """Write the answer to a question for one aspect ("keytruda side effects", "symptoms of colitis").

    Returns False, and writes nothing, where the words are a name, or no such question of anything that is known.
    """
    if request.exact or _is_name(words, request.vocabularies):
        return False
    return _write_joined(words, request) or _write_one_aspect(words, request)


def _write_joined(words: str, request: Request) -> bool:
    """Write the answers to questions that are asked together of one thing; False where there are none."""
    if not may_join(words):
        return False
    from immuno_cli.cli.aspects import find_joined_answers

    found = find_joined_answers(request.vocabularies, words)
    if len(found) > 1 and request.form is not Form.JSON:
        _write_aspects(words, found, request)
    elif found:
        asked, where, concept, match, _ = found[0]
        answers = [each.answer for each in found]
        _write_explanation(asked._replace(term=words), where, concept, match, request, answers)
    return bool(found)


def _write_one_aspect(words: str, request: Request) -> bool:
    """Write the answer to a question for one aspect of one thing or of several; False where there is none."""
    if any(_write_question(words, question, request) for question in iter_questions(words)):
        return True
    from immuno_cli.cli.aspects import find_side_by_side, find_value_answers

    effect = find_side_by_side(request.vocabularies, words)
    if effect:
        _write_aspects(words, effect[1], request, effect[0])
    return effect is not None or _write_found(words, find_value_answers(request.vocabularies, words), request)


def _write_question(words: str, question: Question, request: Request) -> bool:
    """Write the answer to one question that the words may be; False where there is none."""
    from immuno_cli.cli.aspects import find_answers, find_effect_answers, find_together

    if not question.effect:
        return _write_found(words, find_answers(request.vocabularies, question), request)
    if resolve(request.vocabularies, words).match:  # "vaccine against hepatitis B" is a name in other words
        return False
    if question.aspect is TOGETHER:
        return _write_found(words, find_together(request.vocabularies, question), request)
    effect = find_effect_answers(request.vocabularies, question)
    if effect:
        _write_aspects(words, effect[1], request, effect[0])
    return effect is not None


def _write_found(words: str, found: "Sequence[Answered]", request: Request) -> bool:
    """Write answers that are found; False where there is none."""
    if len(found) > 1:
        _write_aspects(words, found, request)
    elif found:
        asked, where, concept, match, answer = found[0]
        _write_explanation(asked._replace(term=words), where, concept, match, request, [answer])
    return bool(found)


def _is_name(words: str, vocabularies: Sequence[Vocabulary]) -> bool:
    """Return whether the words, or those of which they ask the meaning, are a name: "the cancer treatment"."""
    return any(resolve(vocabularies, name, exact=True).match for name in (words, asked_name(words)))


def _write_aspects(words: str, found: "Sequence[Answered]", request: Request, effect: "Effect | None" = None) -> None:
    """Write the answers for several concepts, one below the other, with their sources together.

    Where one `effect` was asked for, whether it is named stands first.
    """
    if request.form is Form.JSON:
        write_json(_aspects_json(words, found, request, effect), one_line=request.many)
        return
    from immuno_cli.render.aspects import several_lines

    commands = list(dict.fromkeys(next_command("explain", each.match, "", request.vocabularies) for each in found))
    answers = [each.answer for each in found]
    lines = partial(several_lines, answers, commands=commands, brief=request.brief, effect=effect)
    write_lines(request.form, _headed(words, lines) if request.many else lines, paged=False)


def _aspects_json(
    words: str, found: "Sequence[Answered]", request: Request, effect: "Effect | None"
) -> dict[str, object]:
    """Return the answers for several concepts, and the sources of each vocabulary for what is said in it."""
    from immuno_cli.questions.filled import filled, sources
    from immuno_cli.render.aspects import several_json

    parts = [(each.match, filled(each.vocabulary, each.concept), each.answer) for each in found]
    answer = several_json(words, request.vocabularies[0].name, parts, effect)
    said = [(found[0].vocabulary, answer.get("effect"))]
    said += [(each.vocabulary, mention) for each, mention in zip(found, answer["mentions"], strict=True)]
    cited: list[object] = []
    for name, vocabulary in {each.vocabulary.name: each.vocabulary for each in found}.items():
        cited += sources(vocabulary, {"said": [part for where, part in said if where.name == name]})
    return {**answer, "sources": cited}


def _write_explanation(
    asked: Asked,
    where: Vocabulary,
    concept: Concept,
    match: Result,
    request: Request,
    aspects: "Sequence[AspectAnswer]" = (),
) -> None:
    """Write the explanation of a term that has an entry; first what is said of the aspect that was asked for.

    In JSON there may be several `aspects`.
    """
    if request.form is Form.JSON:
        from immuno_cli.questions.filled import filled, sources
        from immuno_cli.render.as_json import explain_json

        data = filled(where, concept)
        questions = _aspects_of_one_json(aspects)
        cited = sources(where, {**data, **questions})
        write_json(explain_json(asked.term, match, data, cited, questions), one_line=request.many)
        return
    above = int(match.matched_by in GUESSED)
    lines = _lines(where, concept, match, request, above=above, aspect=aspects[0] if aspects else None)
    if request.many:
        lines = _headed(asked.term, lines)
    write_lines(request.form, lines, paged=request.full and not request.many)


def _aspects_of_one_json(aspects: "Sequence[AspectAnswer]") -> dict[str, object]:
    """Return what is said of the aspects that were asked for: the first, and all where they are several."""
    if not aspects:
        return {}
    from immuno_cli.render.aspect import aspect_json

    first, *others = map(aspect_json, aspects)
    return {"question": first, **({"questions": [first, *others]} if others else {})}


def _lines(
    where: Vocabulary,
    concept: Concept,
    match: Result,
    request: Request,
    *,
    above: int,
    aspect: "AspectAnswer | None" = None,
) -> Lines:
    """Return what draws the explanation of a concept for a width, below so many other lines of the same screen.

    What is said of an `aspect` stands first.
    """
    from immuno_cli.questions import explain as question
    from immuno_cli.render import explanation, screen

    several = len(request.vocabularies) > 1
    most = question.MOST_NEIGHBOURS if request.full else screen.MOST_MENTIONS
    answer = question.explain(where, concept, paths=request.full, most=most)
    asked: Sequence[Section] = ()
    if aspect:
        from immuno_cli.render.aspect import aspect_sections

        asked = aspect_sections(aspect, by_document=not request.full)
        answer = answer._replace(documents={**answer.documents, **aspect.documents})
    if request.brief:
        return partial(explanation.brief_lines, answer, asked=asked)
    if request.full:
        return partial(explanation.full_lines, answer, several=several, asked=asked)
    command = next_command("explain", match, "--full", request.vocabularies)
    return partial(screen.screen_lines, answer, command=command, several=several, above=above, asked=asked)


def _headed(term: str, lines: Lines) -> Lines:
    """Return what draws one answer of many: the term, the answer and a blank line."""
    from immuno_cli.render.results import query_lines

    return lambda width: chain(query_lines(short(term), width), lines(width), (EMPTY,))


def _write_named(asked: Asked, found: Resolution, request: Request) -> None:
    """Write what a sentence that is no term names: one concept as if it had been asked for, or several in short."""
    from immuno_cli.questions.miss import explain_sentence
    from immuno_cli.render.miss import named_json, named_lines, no_entry_lines
    from immuno_cli.render.screen import COLUMNS

    asks_kind = bool(_kind_pair(asked.term, request))
    answer = explain_sentence(request.vocabularies, asked.term, found.mentions, asks_kind=asks_kind)
    first, *others = answer.concepts
    if request.form is Form.JSON:
        from immuno_cli.questions.filled import filled

        concepts = [filled(named.vocabulary, named.concept) for named in answer.concepts]
        write_json(named_json(answer, request.vocabularies[0].name, concepts), one_line=request.many)
        return
    if others:
        commands = [next_command("explain", named.result, "", request.vocabularies) for named in answer.concepts]
        commands += _compare_command(answer)
        write_lines(request.form, lambda width: named_lines(answer, width, commands), paged=False)
        return
    above = len(list(no_entry_lines(answer, COLUMNS)))
    lines = _lines(first.vocabulary, first.concept, first.result, request, above=above)
    after = (EMPTY,) if request.many else ()
    write_lines(
        request.form,
        lambda width: chain(no_entry_lines(answer, width), lines(width), after),
        paged=request.full and not request.many,
    )


def _compare_command(answer: "NamedConcepts") -> list[str]:
    """Return what to type to see the concepts side by side; nothing where they are too many or of two vocabularies."""
    from immuno_cli.questions.versus import FEWEST, MOST

    first, *others = answer.concepts
    if not FEWEST <= len(answer.concepts) <= MOST or any(other.vocabulary is not first.vocabulary for other in others):
        return []
    return [next_command("compare", first.result, " ".join(quote(o.concept.id) for o in others), [first.vocabulary])]


def _match_compared(
    vocabularies: Sequence[Vocabulary], term: str, terms: Sequence[str], *, exact: bool
) -> Result | None:
    """Return what a compared term means: as it stands, or else with the words that it shares with another one."""
    found = (resolve(vocabularies, words, exact=exact).match for words in (term, *completed(term, terms)))
    return next((match for match in found if match and match.matched_by != "value"), None)
