"""What reading a file of any format returns, and what the readers share."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import attrgetter
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from immuno_cli.model import Concept, Scheme

JsonObject = Mapping[str, Any]
"""A JSON object that is read or written as it is."""

MAX_SIZE: Final = 1 << 30
"""The largest file that is read unless asked otherwise, in bytes once unpacked."""

Progress = Callable[[str, int, int], None]
"""Called with a stage ("reading", "checking" or "writing"), how much is done, and how much there is (0 if unknown)."""


class TableOptions(NamedTuple):
    """How a table is to be read, as far as it does not tell itself."""

    columns: tuple[tuple[str, str], ...] = ()
    """The names of columns, or their numbers from 1 where the table has no header, and what each is read as."""
    encoding: str = ""
    """The encoding of its text."""
    sheet: str = ""
    """The sheet of a workbook."""

    @property
    def arguments(self) -> str:
        """The arguments of a command that say the same.

        >>> TableOptions((("Wort", "prefLabel"),), sheet="All terms").arguments
        "--column Wort=prefLabel --sheet 'All terms'"
        """
        from shlex import join  # 1 ms, which only a table pays

        columns = [part for name, target in self.columns for part in ("--column", f"{name}={target}")]
        encoding = ["--encoding", self.encoding] if self.encoding else []
        return join([*columns, *encoding, *(["--sheet", self.sheet] if self.sheet else [])])


NO_OPTIONS: Final = TableOptions()

MOST_PLACES: Final = 1000
"""The largest number of places that are kept of one kind of change. All are counted."""

GUESSED_ENCODING: Final = "guessed-encoding"
"""The code of a note that the encoding of a file is a guess. By itself, nothing is repaired or left out then."""

KEPT_OTHERWISE: Final = frozenset(
    {"change-note", "bare-row", "individual", "language", "untagged", "shared-code", "further-code"}
)
"""The codes of notes that something is kept which may be meant otherwise: nothing is repaired or left out then."""

CHANGE_NOTE: Final = "note[s] of changes or of the history [is|are] kept as [an editorial note|editorial notes]"
"""The message of the notes of SKOS that become another kind of note."""

LONGEST_TEXT: Final = 500
"""The most characters that are kept of what stands at a place."""

_TEXTS_OF_SCHEME: Final = Scheme._fields.index("documents")
"""The first fields of a scheme are texts."""
_NUMBERS: Final = re.compile(r"\[([^\[\]|]*)(?:\|([^\[\]|]*))?\]")
_OF_NUMBERS: Final = re.compile(r"[\[\]|]")


class Place(NamedTuple):
    """Where reading a file changed or left something out."""

    line: int
    """The number of the line, from 1; 0 where the format has no lines that a reader would look at."""
    text: str
    """What stands there, as the file has it, or the id of the concept that it belongs to."""


class Note(NamedTuple):
    """Something that reading a file changed or left out, `count` times. `message` follows the count in a sentence."""

    code: str
    count: int  # type: ignore[assignment]  # a record: nobody counts parts of it
    message: str
    places: tuple[Place, ...] = ()
    """Where it was, in the order of the file: the first `MOST_PLACES`. Empty where a reader does not tell."""
    single: str = ""
    """What `message` is of one of them, a sentence without its article. Empty where the message has one form only."""


def load_note(stated: Sequence[Any]) -> Note:
    """Return the note that a JSON array states. Raises TypeError and ValueError where it states none.

    >>> load_note(["no-name", 1, "terms without a name left out", [[7, "id: X:1"]]]).places[0].line
    7
    """
    code, count, message, places, *single = stated
    return Note(code, count, message, tuple(Place(line, text) for line, text in places), *single)


def in_number(message: str, count: int) -> str:
    """Return a message in the singular or the plural. Brackets hold both forms, or the ending of the plural alone.

    >>> in_number("link[s] that [is|are] empty", 1), in_number("link[s] that [is|are] empty", 2)
    ('link that is empty', 'links that are empty')
    """

    def chosen(match: re.Match[str]) -> str:
        first, plural = match.groups()
        if plural is None:
            return "" if count == 1 else first
        return first if count == 1 else plural

    return _NUMBERS.sub(chosen, message)


def without_marks(text: str) -> str:
    """Return a text of a file as it may stand in a message: without the marks that `in_number` reads.

    >>> without_marks("Terms [2026] A|B")
    'Terms 2026 AB'
    """
    return _OF_NUMBERS.sub("", text)


def in_plural(text: str) -> str:
    """Return a text in parentheses as a part of a message that only its plural has.

    >>> in_number("value[s] left out" + in_plural("created 2"), 2)
    'values left out (created 2)'
    """
    return f"[| ({without_marks(text)})]"


def count_changed(notes: Iterable[Note]) -> int:
    """Return in how many places reading a file repaired something or left it out. A guessed encoding is none of them.

    Nor is what is kept under another name.

    >>> count_changed([Note("guessed-encoding", 1, "file was read as utf-8"), Note("blank-row", 2, "rows")])
    2
    """
    return sum(note.count for note in notes if note.code not in {GUESSED_ENCODING, *KEPT_OTHERWISE})


class Changes(Counter[str]):
    """Counts what a reader changes or leaves out, by the code of the change, and keeps where it was.

    >>> changes = Changes()
    >>> changes.add("no-name", 7, "id: X:1")
    >>> changes.notes({"no-name": "term[s] without a name"})[0].message
    'term without a name'
    """

    def __init__(self) -> None:
        """Begin with no change."""
        super().__init__()
        self._places: dict[str, list[Place]] = {}

    def add(self, code: str, line: int = 0, text: str = "") -> None:
        """Count one change, and keep its place if fewer than `MOST_PLACES` of its kind are kept."""
        self[code] += 1
        places = self._places.setdefault(code, [])
        if len(places) < MOST_PLACES:
            places.append(Place(line, text[:LONGEST_TEXT]))

    def notes(self, messages: Mapping[str, str]) -> tuple[Note, ...]:
        """Return a note of each change that was made, in the order of `messages`: the message of each code.

        The places of each are in the order of their lines, though a file may be read in several rounds.
        A message has both numbers, as `in_number` reads them.
        """
        return tuple(self._note(code, message) for code, message in messages.items() if self[code])

    def _note(self, code: str, message: str) -> Note:
        single = in_number(message, 1)
        places = tuple(sorted(self._places.get(code, ()), key=attrgetter("line")))
        return Note(code, self[code], in_number(message, self[code]), places, "" if single == message else single)


def join_notes(files: Iterable[tuple[str, Iterable[Note]]], messages: Mapping[str, str]) -> tuple[Note, ...]:
    """Return the notes of several files as one note of each code. `files` pairs a file's name with its notes.

    `messages` has the message of each code in both numbers, as `in_number` reads them.

    >>> note = Note("empty", 1, "concept", (Place(0, "fever"),), single="concept")
    >>> joined = join_notes([("a.json", [note]), ("b.json", [note])], {"empty": "concept[s]"})[0]
    >>> joined.count, joined.message, joined.places[1].text
    (2, 'concepts', 'b.json: fever')
    """
    joined: dict[str, list[tuple[str, Note]]] = {}
    for file, notes in files:
        for note in notes:
            joined.setdefault(note.code, []).append((file, note))
    return tuple(_joined_note(found, messages) for found in joined.values())


def _joined_note(found: Sequence[tuple[str, Note]], messages: Mapping[str, str]) -> Note:
    """Return one note of all that have one code."""
    places = [Place(line, f"{file}: {text}") for file, note in found for line, text in note.places]
    count = sum(note.count for _, note in found)
    first = found[0][1]
    message = in_number(messages.get(first.code, first.message), count)
    return first._replace(count=count, message=message, places=tuple(places[:MOST_PLACES]))


def told_texts(scheme: Scheme) -> frozenset[str]:
    """Return the texts that a vocabulary says of itself, with each of its makers.

    >>> sorted(told_texts(Scheme("a", "A", "en", attribution="B, C; D")))
    ['A', 'B', 'B, C', 'B, C; D', 'C', 'D', 'a', 'en']
    """
    texts = [text for text in scheme[:_TEXTS_OF_SCHEME] if text]
    makers = re.split("[;,] ", scheme.attribution or "")
    return frozenset((*texts, *(scheme.attribution or "").split("; "), *filter(None, makers)))


class Reading(NamedTuple):
    """The vocabulary that a file states, in the order of the file, and notes of what was changed or left out."""

    scheme: Scheme
    concepts: Sequence[Concept]
    notes: tuple[Note, ...] = ()
    lines: Sequence[int] = ()
    """The line of each concept, from 1, where the reader knows it."""
    columns: Mapping[str, str] = MappingProxyType({})
    """The name of the column of a table that holds each field of a concept: `{"broader": "Parent term"}`."""


def no_progress(stage: str, done: int, total: int) -> None:
    """Report progress to nobody."""
