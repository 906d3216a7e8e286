"""What is known of vocabularies: one by one, or as a list."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from immuno_cli.formats.reading import Note, count_changed
from immuno_cli.render.counting import counted
from immuno_cli.render.layout import EMPTY, Line, Span, Table, line_of, wrap
from immuno_cli.render.visible import short
from immuno_cli.vocabularies.about import About

if TYPE_CHECKING:
    from immuno_cli.render.as_json import Json  # what it imports takes 40 ms

COUNTS: Final = ("concepts", "live", "labels", "definitions", "broader", "relations")
_INDENT: Final = " " * 13
_NAMED: Final = frozenset(
    {
        "unknown-column",
        "misspelled-column",
        "untold-translation",
        "no-definition",
        "other-language",
        "other-wording",
    }
)
"""Notes of columns: their names say more than the line of the header."""
_PLACES_SHOWN: Final = 3
_COLUMNS_SHOWN: Final = 60


class VocabularyRow(NamedTuple):
    """A vocabulary in a list: what is known of it, or, where its file is damaged, the problem."""

    name: str
    about: About | None
    problem: str | None = None


def about_json(about: About) -> "Json":
    """Return what is known of a vocabulary as JSON."""
    scheme, own = about.scheme, about.own
    return {
        "name": about.name,
        "title": own.title,
        "description": own.description,
        "language": scheme.language,
        "languages": dict(about.languages),
        "version": own.version,
        "license": scheme.license,
        "attribution": scheme.attribution,
        **{count: getattr(about, count) for count in COUNTS},
        "format": about.format,
        "source": about.source,
        "sha256": about.sha256,
        "added": about.added or None,
        "columns": dict(about.options.columns),
        "encoding": about.options.encoding or None,
        "sheet": about.options.sheet or None,
        "changed": _changed(about),
        "notes": [_note_json(note) for note in about.notes],
        "problems": [{"count": count, "message": message} for count, message in about.problems],
    }


def _changed(about: About) -> int:
    """Return how many places of the source were repaired or left out."""
    return count_changed(about.notes)


def _changed_in_words(about: About) -> str:
    count = _changed(about)
    return f"{counted(count, 'place')} repaired or left out, as listed below" if count else ""


def _note_json(note: Note) -> "Json":
    """Return what reading a file changed or left out, with each place: a line from 1, or 0, and what stands there."""
    places = [{"line": line, "text": text} for line, text in note.places]
    return {"code": note.code, "count": note.count, "message": note.message, "places": places}


def list_json(entries: Sequence[VocabularyRow]) -> "Json":
    """Return what is known of several vocabularies; a damaged one is its name and its problem."""
    return {"vocabularies": [_entry_json(entry) for entry in entries]}


def _entry_json(entry: VocabularyRow) -> "Json":
    known: Mapping[str, Any] = about_json(entry.about) if entry.about else {"name": entry.name}
    return {**known, "problem": entry.problem}


def about_lines(about: About, width: int) -> Iterator[Line]:
    """Yield what is known of a vocabulary, a line or more each."""
    scheme, own = about.scheme, about.own
    yield from wrap((Span(own.title, "title"), Span(f"  {about.name}", "id")), width)
    if own.description:
        yield from wrap(line_of(own.description), width)
    yield EMPTY
    facts = {
        "version": own.version,
        "language": scheme.language,
        "translated": ", ".join(f"{counted(count, 'label')} in {tag}" for tag, count in about.languages),
        "license": scheme.license,
        "attribution": scheme.attribution,
        "holds": _counted(about),
        "from": f"{about.source} ({about.format})",
        "read with": about.options.arguments,
        "added": about.added,
        "changed": _changed_in_words(about),
    }
    for name, fact in facts.items():
        if fact:
            yield from wrap(line_of(fact), width, first=f"{name:<{len(_INDENT)}}", rest=_INDENT)
    if about.notes or about.problems:
        yield EMPTY
        yield from wrap(line_of("Repaired, left out or unsound", "heading"), width)
    for note in about.notes:
        yield from _note_lines(note, width)
        if note.places:
            yield from wrap(line_of(_places(note), "dim"), width, first="    ", rest="    ")
    for count, message in about.problems:
        yield from _counted_lines(count, message, width)


def _counted_lines(count: int, message: str, width: int) -> Iterator[Line]:
    told = (Span(f"{message[:1].upper()}{message[1:]}: "), Span(f"{count:,}", "label"))
    yield from wrap(told, width, first="  ", rest="    ")


def _note_lines(note: Note, width: int) -> Iterator[Line]:
    if note.single:
        told = (Span(f"{note.count:,}", "label"), Span(f" {note.message}"))
        return wrap(told, width, first="  ", rest="    ")
    return _counted_lines(note.count, note.message, width)


def _places(note: Note) -> str:
    """Return the first places of a note, and how many more there are; `validate` names all.

    Columns are named, as many as a table of a sensible width has: one of them may say what the others do not.
    """
    is_named = note.code in _NAMED
    places = note.places[: _COLUMNS_SHOWN if is_named else _PLACES_SHOWN]
    shown = [f"line {line}" if line and not is_named else short(text) for line, text in places]
    left = note.count - len(shown)
    return ", ".join(shown) + (f" and {left:,} more" if left else "")


def _counted(about: About) -> str:
    deprecated = about.concepts - about.live
    parts = [
        counted(about.live, "concept") + (f" (and {deprecated:,} deprecated)" if deprecated else ""),
        counted(about.labels, "label"),
        counted(about.definitions, "definition"),
        counted(about.broader, "link to a broader concept", "links to broader concepts"),
        counted(about.relations, "other relation"),
    ]
    return ", ".join(parts)


def list_table(entries: Sequence[VocabularyRow]) -> Table:
    """Return the vocabularies as columns for other programs."""
    header = ("name", "title", "version", "license", *COUNTS, "format", "added", "source", "problem")
    return Table(header, [tuple(line_of(cell) for cell in _cells(entry)) for entry in entries])


def _cells(entry: VocabularyRow) -> tuple[str, ...]:
    known = about_json(entry.about) if entry.about else {}
    names = ("title", "version", "license", *COUNTS, "format", "added", "source")
    cells = ("" if known.get(name) is None else str(known[name]) for name in names)
    return (entry.name, *cells, entry.problem or "")


def list_lines(entries: Sequence[VocabularyRow], width: int) -> Iterator[Line]:
    """Yield the vocabularies, each with as much of it as helps to choose."""
    for entry in entries:
        if entry.about is None:
            yield from wrap((Span(entry.name, "id"), Span(f"  {entry.problem}", "warning")), width, rest="  ")
            continue
        scheme, own = entry.about.scheme, entry.about.own
        told = [f"version {own.version}" if own.version else "", counted(entry.about.live, "concept")]
        told += [counted(entry.about.labels, "label"), scheme.license or ""]
        line = (Span(entry.name, "id"), Span(f"  {own.title}", "label"))
        yield from wrap((*line, Span(f"  {' · '.join(part for part in told if part)}", "dim")), width, rest="  ")
