"""One record in, one record out: the function that a collection, a pool of processes or a cluster calls."""

import json
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from shlex import quote
from typing import Any, Final, NamedTuple, Self

from immuno_cli.annotate import Annotation, Matcher, build_matcher
from immuno_cli.annotate.matcher.tables import Accept
from immuno_cli.annotate.pipeline import Progress
from immuno_cli.annotate.records import as_record
from immuno_cli.annotate.texts.loading import Text, annotate_text, kind_of_text, make_text
from immuno_cli.errors import RecordError, UsageError

TEXT_FIELD: Final = "text"
"""The field that has the text, where none is named."""
ID_FIELD: Final = "id"
"""The field that has the id, where none is named."""
MISSING: Final = object()
"""What a field holds that a record does not have."""
_MOST_LISTED: Final = 12
"""Maximum number of fields of a record that a message lists."""
_LONGEST_NAME: Final = 60
"""Maximum number of characters in the name of a field that a message lists."""
ANNOTATIONS: Final = "annotations"
"""The field of an answer that has the terms."""


class Fields(NamedTuple):
    """Which fields of a record are read. A name with dots leads into nested records: `article.abstract`."""

    text: str = TEXT_FIELD
    id: str | None = None
    """None for the field `id` of the records that have one."""
    keep: tuple[str, ...] = ()
    """The fields that are passed on."""


class Settings(NamedTuple):
    """What is looked for. All of it can be pickled, and compared with that of another run."""

    vocabularies: tuple[str, ...]
    """Names of vocabularies, or files."""
    directory: str = ""
    """The folder of the kept vocabularies; empty for that of the command line."""
    accept: Accept | None = None
    """Whether a concept is looked for: a function that can be pickled and hashed."""
    exclude: tuple[str, ...] = ()
    all_matches: bool = False
    min_length: int = 0
    language: str | None = None
    """The language of the labels, where it is not the vocabularies' own."""


class Annotator:
    """Annotates records. It can be pickled: another process loads the vocabularies itself, once.

    >>> annotator = Annotator(Settings(("immunotherapy",)))
    >>> answer = annotator({"id": 7, "text": "Both T cells."})
    >>> answer["id"], [(one["start"], one["end"], one["id"]) for one in answer["annotations"]]
    (7, [(5, 12, 't-cell')])
    """

    def __init__(self, settings: Settings, fields: Fields = Fields(), matcher: Matcher | None = None) -> None:  # noqa: B008 - a tuple
        """Take what is looked for and where. `matcher` saves loading it here; it is not pickled."""
        self.settings = settings
        self.fields = fields
        self._matcher = matcher

    def __reduce__(self) -> tuple[type[Self], tuple[Settings, Fields]]:
        """Leave the matcher out of a pickle."""
        return type(self), (self.settings, self.fields)

    def __call__(self, record: Mapping[str, Any]) -> dict[str, Any]:
        """Return a record with the id of this one, the fields that are kept, and its annotations.

        Raises RecordError where it has no text, or no usable id.
        """
        whole = text_of(record, self.fields)
        text = make_text(whole, kind_of_text(whole))
        answer = identity(record, self.fields)
        for name in self.fields.keep:
            found = find_field(record, name)
            if found is not MISSING:
                answer[name] = found
        answer[ANNOTATIONS] = [as_record(one) for one in self.annotate(text)]
        return answer

    def annotate(self, text: Text, progress: Progress | None = None) -> list[Annotation]:
        """Return the terms in a text. `progress` is called from time to time with the characters done and all."""
        return annotate_text(
            text,
            self.matcher,
            all_matches=self.settings.all_matches,
            min_length=self.settings.min_length,
            progress=progress,
        )

    @property
    def matcher(self) -> Matcher:
        """What is looked for, loaded when it is first needed."""
        if self._matcher is None:
            self._matcher = _load_matcher(self.settings)
        return self._matcher


@lru_cache(maxsize=1)
def _load_matcher(settings: Settings) -> Matcher:
    """Return the matcher. A process that gets annotators one after another loads it once."""
    from immuno_cli.vocabularies.library import open_vocabulary  # the command line has opened them itself
    from immuno_cli.vocabularies.localized import show_in

    directory = Path(settings.directory) if settings.directory else None
    vocabularies = [open_vocabulary(name, directory=directory) for name in settings.vocabularies]
    if settings.language is not None:
        vocabularies = show_in(vocabularies, settings.language)
    return build_matcher(vocabularies, accept=settings.accept, exclude=settings.exclude)


def parse_record(line: str) -> dict[str, Any]:
    """Return the record of a line of JSON Lines. Raises RecordError where it is none.

    >>> parse_record('{"id": 1}')
    {'id': 1}
    """
    try:
        record = json.loads(line, parse_constant=_refuse_constant)
    except RecursionError:
        raise RecordError("it is nested too deeply") from None
    except json.JSONDecodeError as error:
        raise RecordError(f"this is not valid JSON: the error is at character {error.pos + 1}") from None
    except ValueError:
        raise RecordError("it has a number that JSON does not allow, or one that is too long") from None
    if not isinstance(record, dict):
        raise RecordError("this is not a JSON object")
    return record


def text_of(record: Mapping[str, Any], fields: Fields) -> str:
    """Return the text of a record. Raises RecordError where it has none."""
    text = find_field(record, fields.text)
    if text is MISSING:
        raise RecordError(f"it has no field “{fields.text}”", hint=_hint_to_text(record, fields.text))
    if not isinstance(text, str):
        raise RecordError(f"its field “{fields.text}” is not text")
    return text


def identity(record: Mapping[str, Any], fields: Fields) -> dict[str, Any]:
    """Return the part of the answer that says which record it is: its id. {} where it has none and needs none.

    Raises RecordError where the id is neither a text nor a whole number, or where a named field is missing.

    >>> identity({"pmid": 31}, Fields(id="pmid"))
    {'id': 31}
    """
    name = fields.id or ID_FIELD
    found = find_field(record, name)
    if found is MISSING:
        if fields.id:
            names = listed(field_names(record))
            raise RecordError(f"it has no field “{name}”", hint=f"{names} --id-field names the one that has the id.")
        return {}
    if isinstance(found, bool) or not isinstance(found, str | int):
        raise RecordError(f"its field “{name}” is neither a text nor a whole number")
    return {"id": found}


def find_field(record: Mapping[str, Any], name: str) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Return what a field holds; MISSING where there is none. A field whose own name has the dots goes first.

    >>> find_field({"article": {"title": "T cells"}}, "article.title")
    'T cells'
    """
    if name in record:
        return record[name]
    found: Any = record
    for part in name.split("."):
        if not isinstance(found, Mapping) or part not in found:
            return MISSING
        found = found[part]
    return found


def _hint_to_text(record: Mapping[str, Any], name: str) -> str:
    """Return which fields a record has, and which of them is meant: the one of a like name, or else the longest text.

    >>> _hint_to_text({"id": 1, "title": "T cells", "abstract": "T cells attack."}, "text")
    'Its fields are: id, title, abstract. Did you mean --text-field abstract?'
    >>> _hint_to_text({"id": 1}, "text")
    'Its fields are: id. --text-field names the one that has the text.'
    """
    found = dict(_iter_fields(record))
    texts = {field: value for field, value in found.items() if isinstance(value, str) and value}
    names = listed(list(found))
    if not texts:
        return f"{names} --text-field names the one that has the text."
    near = get_close_matches(name, texts, n=1)
    meant = near[0] if near else max(texts, key=lambda field: len(texts[field]))
    return f"{names} Did you mean --text-field {quote(meant)}?"


def field_names(record: Mapping[str, Any]) -> list[str]:
    """Return the names of the fields of a record, and those of the records in it, with a dot."""
    return [name for name, _ in _iter_fields(record)]


def listed(names: Sequence[str], what: str = "Its fields are") -> str:
    """Return the sentence that lists the fields of a record, of many the first.

    >>> listed(["id", "text"])
    'Its fields are: id, text.'
    """
    if not names:
        return "It has no fields."
    more = f" and {len(names) - _MOST_LISTED:,} more" if len(names) > _MOST_LISTED else ""
    return f"{what}: {', '.join(names[:_MOST_LISTED])}{more}."


def _iter_fields(record: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield the fields of a record, and those of the records in it by names with a dot; not those of long names."""
    for name, value in record.items():
        inside = value.items() if isinstance(value, Mapping) else ()
        fields = [(f"{name}.{inner}", held) for inner, held in inside] or [(f"{name}", value)]
        yield from (field for field in fields if len(field[0]) <= _LONGEST_NAME)


def check_fields(fields: Fields) -> None:
    """Raise UsageError where a field that is kept would have the name of a field of the answer."""
    for name in fields.keep:
        if name in {ID_FIELD, ANNOTATIONS, "file", "line"}:
            raise UsageError(f"--keep {name}: the answer has a field of this name", hint="The id is always passed on.")


def _refuse_constant(name: str) -> None:
    raise ValueError(name)
