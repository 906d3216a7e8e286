"""What stands below an annotated text: the meanings of its terms, and the words without a term. Also as JSON."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from immuno_cli.annotate import Annotation, Term
from immuno_cli.annotate.records import as_record
from immuno_cli.annotate.unexplained import Unexplained
from immuno_cli.questions.wording import DISCLAIMER, NOT_EXPLAINED
from immuno_cli.render.counting import counted
from immuno_cli.render.layout import EMPTY, Line, Span, line_of, shortened, wrap

_LONGEST_DEFINITION: Final = 400
_MOST_UNEXPLAINED: Final = 20
"""Maximum number of technical words without a term that are shown below a text."""


def annotation_json(
    file: str, annotations: Iterable[Annotation], unexplained: Iterable[Unexplained] | None = None
) -> Iterator[str]:
    """Yield what `annotate` answers for one file, one line of JSON in pieces: it may be longer than the text.

    Technical words without a term stand under `unexplained`, if they are given.
    """
    yield f'{{"file": {json.dumps(file)}, "annotations": ['
    comma = ""
    for one in annotations:
        yield comma + json.dumps(as_record(one))
        comma = ", "
    yield "]"
    if unexplained is not None:
        yield f', "unexplained": {json.dumps(list(map(_unexplained_json, unexplained)))}'
    yield "}\n"


def _unexplained_json(word: Unexplained) -> dict[str, str | int]:
    answer: dict[str, str | int] = {"text": word.text, "count": word.mentions, "start": word.start}
    if word.meaning:
        answer["meaning"] = word.meaning
    return answer


def term_lines(terms: Iterable[Term], width: int, command: str, *, counts: bool, several: bool) -> Iterator[Line]:
    """Yield the terms, each with its short definition and its id, and the command that explains an id.

    `several` adds the vocabulary of each.
    """
    shown = False
    for term in terms:
        mark = f"[{term.number}] "
        rest = " " * len(mark)
        head = [Span(term.concept.pref_label or term.concept.id, "label")]
        if counts:
            head.append(Span(f" {counted(term.mentions, 'mention')}", "dim"))
        head.append(Span(f" ({term.concept.id})", "id"))
        if several:
            head.append(Span(f" {term.vocabulary}", "dim"))
        head += [Span(f" · also in {other.vocabulary} ({other.id})", "dim") for other in term.also]
        yield from wrap(head, width, first=mark, rest=rest)
        definition = short_definition(term)
        if definition:
            yield from wrap(line_of(definition), width, first=rest, rest=rest)
        shown = True
    if shown:
        yield EMPTY
        yield from wrap((Span(f"`{command}`", "command"), Span(f" says more. {DISCLAIMER}", "dim")), width)


def short_definition(term: Term) -> str:
    """Return the first definition of a term, cut where it is long; "" where there is none."""
    definitions = term.concept.definitions
    return shortened(definitions[0].text, _LONGEST_DEFINITION) if definitions else ""


def unexplained_lines(words: Sequence[Unexplained], width: int) -> Iterator[Line]:
    """Yield the technical words that have no term: those of which something is said, then the others.

    They are the most frequent ones, and how many there are besides.
    """
    if not words:
        return
    yield EMPTY
    yield line_of(f"{NOT_EXPLAINED}:", "heading")
    shown = words[:_MOST_UNEXPLAINED]
    for word in shown:
        if word.meaning:
            yield from wrap((Span(word.text, "label"), Span(meaning_of(word))), width, first="  ", rest="    ")
    others = ", ".join(word.text for word in shown if not word.meaning)
    if others:
        yield from wrap(line_of(others), width, first="  ", rest="  ")
    if len(words) > len(shown):
        yield line_of(f"  … {len(words) - len(shown):,} more", "dim")


def meaning_of(word: Unexplained) -> str:
    """Return what is said of a word without a term, after a colon; "" where nothing is."""
    return f": {word.meaning}" if word.meaning else ""
