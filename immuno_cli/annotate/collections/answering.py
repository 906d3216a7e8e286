"""One task done: lines of JSON, what was wrong, and how often each concept occurs."""

import json
from collections.abc import Iterable, Iterator
from typing import Any, Final, NamedTuple

from immuno_cli.annotate.collections.annotator import (
    ANNOTATIONS,
    Annotator,
    parse_record,
)
from immuno_cli.annotate.collections.kept_fields import KeptFields, kept_of
from immuno_cli.annotate.collections.tasks import LONGEST_RECORD, Block, Failure, Part, Task, Whole, size_of
from immuno_cli.annotate.records import Annotation, as_record
from immuno_cli.annotate.texts.loading import load_text, make_text
from immuno_cli.encodings.marks import byte_order_mark, known_encoding
from immuno_cli.errors import FileError, ImmunoError, RecordError

MOST_PROBLEMS: Final = 20
"""Maximum number of bad records of a task that are reported one by one. A file of a gigabyte may have nothing else."""


class ConceptKey(NamedTuple):
    """A concept as an answer names it."""

    vocabulary: str
    id: str
    pref_label: str


class Skipped(NamedTuple):
    """A file or a record that was skipped, and why."""

    file: str
    line: int
    """The number of the record's line; 0 for the whole file."""
    error: ImmunoError
    more: int = 0
    """Number of further bad records, not listed."""


class TaskResult(NamedTuple):
    """What comes of a task."""

    data: bytes = b""
    """Whole lines of JSON, or a part of one."""
    begins: bool = True
    """Whether the data begins with a line."""
    ends: bool = True
    """Whether the data ends with one."""
    items: int = 0
    """Of a part of a line, how many annotations it has. They come first in it, but for the beginning of the line."""
    records: int = 0
    """How many texts were annotated. Of a long one, its last piece counts."""
    problems: tuple[Skipped, ...] = ()
    counts: tuple[tuple[ConceptKey, int, int], ...] = ()
    """The mentions of each concept, and in how many texts they are."""
    consumed: int = 0
    """Bytes of the file as it lies there."""
    size: int = 0
    """Bytes of the task, unpacked."""
    kept: KeptFields = KeptFields()
    """What its records have of the fields that are passed on."""


def answer(task: Task, annotator: Annotator, encoding: str | None = None, *, counts: bool = False) -> TaskResult:
    """Do one task. What is wrong with a file or a record becomes a problem of the answer.

    With `counts`, the mentions of each concept are counted. Raises UsageError if records have an unknown encoding.
    """
    counter = _Counter() if counts else None
    if isinstance(task, Block):
        done = _answer_block(task, annotator, encoding, counter)
    elif isinstance(task, Whole):
        done = _answer_whole(task, annotator, encoding, counter)
    elif isinstance(task, Part):
        done = _answer_part(task, annotator, counter)
    else:
        done = _answer_failure(task)
    return done._replace(consumed=task.consumed, size=size_of(task), counts=counter.counts() if counter else ())


class Work(NamedTuple):
    """Does tasks, one by one, as `answer` does. It can be pickled."""

    annotator: Annotator
    encoding: str | None = None
    counts: bool = False

    def __call__(self, task: Task) -> TaskResult:
        """Do one task."""
        return answer(task, self.annotator, self.encoding, counts=self.counts)


class Problems:
    """Collects the bad records of a task. Only the first ones are held."""

    def __init__(self, file: str) -> None:
        """Take the name of their file."""
        self._file = file
        self._first: list[Skipped] = []
        self._more = 0

    def add(self, line: int, error: RecordError) -> None:
        """Add a bad record."""
        error.__traceback__ = error.__context__ = None  # they would hold the whole task
        if len(self._first) < MOST_PROBLEMS:
            self._first.append(Skipped(self._file, line, error))
        else:
            self._more += 1

    def extend(self, problems: Iterable[Skipped]) -> None:
        """Add those of another task of the same file."""
        for one in problems:
            self._more += one.more
            if len(self._first) < MOST_PROBLEMS:
                self._first.append(one._replace(more=0))
            else:
                self._more += 1

    def told(self) -> tuple[Skipped, ...]:
        """Return the first problems. The last one of them says how many more there are."""
        if not self._first:
            return ()
        *others, last = self._first
        return (*others, last._replace(more=self._more))


class _Counter:
    """Counts the mentions of concepts, and the texts that mention them."""

    def __init__(self) -> None:
        self._mentions: dict[ConceptKey, int] = {}
        self._texts: dict[ConceptKey, int] = {}

    def add(self, keys: Iterable[ConceptKey]) -> None:
        """Count the mentions of one text."""
        found: dict[ConceptKey, int] = {}
        for key in keys:
            found[key] = found.get(key, 0) + 1
        for key, mentions in found.items():
            self._mentions[key] = self._mentions.get(key, 0) + mentions
            self._texts[key] = self._texts.get(key, 0) + 1

    def counts(self) -> tuple[tuple[ConceptKey, int, int], ...]:
        return tuple((key, mentions, self._texts[key]) for key, mentions in self._mentions.items())


def keys_of(annotations: Iterable[dict[str, Any]]) -> Iterator[ConceptKey]:
    """Yield the concept of each annotation of an answer."""
    for one in annotations:
        yield ConceptKey(one["vocabulary"], one["id"], one["prefLabel"])


def json_line(record: object) -> bytes:
    r"""Return a record as one line of JSON, in ASCII.

    >>> json_line({"id": 1, "text": "naïve"})
    b'{"id": 1, "text": "na\\u00efve"}\n'
    """
    return json.dumps(record).encode("ascii") + b"\n"


def _answer_block(task: Block, annotator: Annotator, encoding: str | None, counter: _Counter | None) -> TaskResult:
    lines: list[bytes] = []
    problems = Problems(task.source.where)
    encoding = known_encoding(encoding) if encoding else None
    keep, kept = annotator.fields.keep, KeptFields()
    for number, line in enumerate(task.lines, task.number):
        if line is not None and is_blank(line, number):
            continue
        try:
            record = record_of(line, number, encoding)
            found = annotator(record)
            lines.append(json_line(identified(found, task.source.name, number)))
        except RecordError as error:
            problems.add(number, error)
            continue
        except RecursionError:
            problems.add(number, RecordError("a field of it is nested too deeply"))
            continue
        if len(kept.found) < len(keep):
            kept = kept.and_those(kept_of(record, found, keep))
        if counter:
            counter.add(keys_of(found[ANNOTATIONS]))
    return TaskResult(b"".join(lines), records=len(lines), problems=problems.told(), kept=kept)


def is_blank(line: bytes, number: int) -> bool:
    """Return whether a line with this number has no record. The first one may have a byte-order mark."""
    return not _without_mark(line, number).strip()


def record_of(line: bytes | None, number: int, encoding: str | None = None) -> dict[str, Any]:
    """Return the record of a line with this number. Raises RecordError where it has none."""
    if line is None:
        raise RecordError(f"it is longer than {LONGEST_RECORD >> 20} MB")
    try:
        text = _without_mark(line, number).decode(encoding or "utf-8")
    except UnicodeError:
        raise RecordError(f"it is not {(encoding or 'utf-8').upper()}") from None
    return parse_record(text)


def _without_mark(line: bytes, number: int) -> bytes:
    """Return a line with this number, the first one without its byte-order mark."""
    return line.removeprefix(byte_order_mark(line)[0]) if number == 1 else line


def identified(answer_: dict[str, Any], file: str, number: int) -> dict[str, Any]:
    """Return the answer with the file and the line of its record in front, where the record has no id."""
    return answer_ if "id" in answer_ else {"file": file, "line": number, **answer_}


def _answer_whole(task: Whole, annotator: Annotator, encoding: str | None, counter: _Counter | None) -> TaskResult:
    source = task.source
    try:
        text = load_text(task.data, where=source.where, encoding=encoding, suffix=source.suffix)
    except ImmunoError as error:
        return TaskResult(problems=(Skipped(source.where, 0, error),))
    found = annotator.annotate(text)
    _count(found, counter)
    problems = (Skipped(source.where, 0, FileError(text.left_out, where=source.where)),) if text.left_out else ()
    return TaskResult(_begin(source.name) + _joined(found) + _END, records=1, problems=problems)


def annotate_part(task: Part, annotator: Annotator) -> list[Annotation]:
    """Return the terms in a piece of a long text. Offsets count from the beginning of the piece."""
    found = annotator.annotate(make_text(task.text, task.kind))
    return [one for one in found if not _stands_in_cut_word(one, task)]


def _answer_part(task: Part, annotator: Annotator, counter: _Counter | None) -> TaskResult:
    found = annotate_part(task, annotator)
    _count(found, counter)
    moved = (one._replace(start=one.start + task.start, end=one.end + task.start) for one in found)
    begin = _begin(task.source.name) if task.is_first else b""
    end = _END if task.is_last else b""
    data = begin + _joined(moved) + end
    return TaskResult(data, task.is_first, task.is_last, items=len(found), records=int(task.is_last))


def joined_lines(answers: Iterable[TaskResult]) -> Iterator[TaskResult]:
    """Yield the answers with commas where a line goes on and has annotations on both sides."""
    has_items = False
    for one in answers:
        goes_on = not one.begins
        if goes_on and has_items and one.items:
            yield one._replace(data=b", " + one.data)
        else:
            yield one
        has_items = one.items > 0 or (goes_on and has_items)


def _answer_failure(task: Failure) -> TaskResult:
    problems = (Skipped(task.source.where, 0, task.error),)
    if not task.is_begun:
        return TaskResult(problems=problems)
    data = b'], "error": ' + json_line(task.error.message).rstrip() + b"}\n"
    return TaskResult(data, begins=False, problems=problems)


_END: Final = b"]}\n"


def _begin(file: str) -> bytes:
    return f'{{"file": {json.dumps(file)}, "annotations": ['.encode("ascii")


def _joined(annotations: Iterable[Annotation]) -> bytes:
    return ", ".join(json.dumps(as_record(one)) for one in annotations).encode("ascii")


def _stands_in_cut_word(one: Annotation, task: Part) -> bool:
    """Return whether an annotation touches the end of a piece that was cut inside a word."""
    begins = task.cuts_word and one.start == 0
    ends = task.word_goes_on and one.end == len(task.text)
    return begins or ends


def _count(annotations: Iterable[Annotation], counter: _Counter | None) -> None:
    if counter:
        counter.add(ConceptKey(one.vocabulary, one.id, one.pref_label) for one in annotations)
