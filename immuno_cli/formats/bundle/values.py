"""Values taken out of JSON, each checked for its type. A value of a wrong type raises an error that names its place."""

import json
from collections.abc import Callable
from typing import Any, Final, TypeVar, cast

from immuno_cli.errors import InvalidVocabularyError
from immuno_cli.formats.reading import Changes, JsonObject

Record = TypeVar("Record")


Members = list[tuple[str, Any]]
"""The keys of a JSON object and their values, in the order of the file."""

REPEATED_KEY: Final = "value[s] with the key of a later one [was|were] left out"
"""The message of the notes "repeated-key"."""
_NAMING: Final = ("id", "sub", "val", "text")
"""Keys that tell which object is meant, in bundles and in OBO Graphs."""


def parse_json(  # what JSON holds is only known once it is read
    data: bytes, where: str, *, make: Callable[[Members], dict[str, Any]] | None = None
) -> Any:  # noqa: ANN401
    """Return the value of a JSON text in UTF-8. `make` makes each object of its members, by default a dict.

    Raises InvalidVocabularyError, with the line and the column of the first mistake, if the bytes are not JSON.

    >>> parse_json(b'{"id": "x"}', "x.json")
    {'id': 'x'}
    """
    if not data.strip():
        raise InvalidVocabularyError("the file is empty", where=where)
    try:
        return json.loads(data.decode("utf-8-sig"), object_pairs_hook=make)
    except UnicodeDecodeError as error:
        raise InvalidVocabularyError(
            f"byte {error.start} is not UTF-8", where=where, hint="Save the file as UTF-8."
        ) from None
    except json.JSONDecodeError as error:
        place = f"{where}: line {error.lineno}, column {error.colno}"
        is_cut = error.pos >= len(error.doc.rstrip()) or error.msg.startswith("Unterminated string")
        hint = "The file may be cut short: get the whole file again." if is_cut else ""
        raise InvalidVocabularyError(f"this is not JSON ({error.msg})", where=place, hint=hint) from None
    except RecursionError:
        raise InvalidVocabularyError("this JSON is nested too deeply", where=where) from None
    except ValueError as error:
        raise InvalidVocabularyError(f"this JSON cannot be read ({error})", where=where) from None


def object_maker(changes: Changes) -> Callable[[Members], dict[str, Any]]:
    """Return a function that makes an object of its members. Of several values with one key, the last is kept.

    The others are counted, unless they say the same.

    >>> object_maker(changes := Changes())([("id", "A:1"), ("lbl", "a"), ("lbl", "b")]), changes.total()
    ({'id': 'A:1', 'lbl': 'b'}, 1)
    """

    def make(members: Members) -> dict[str, Any]:
        made = dict(members)
        if len(made) < len(members):
            where = next((str(made[key]) for key in _NAMING if isinstance(made.get(key), str | int)), "")
            for key, value in members:
                if value != made[key]:
                    changes.add("repeated-key", 0, f"{where}: {key}" if where else key)
        return made

    return make


def required_text(data: JsonObject, key: str, where: str) -> str:
    """Return the text under `key`. Raises InvalidVocabularyError if it is missing, empty or not text."""
    value = data.get(key)
    if isinstance(value, str) and value:
        return value
    problem = "is missing" if key not in data else "is empty" if value == "" else "is not text"
    raise InvalidVocabularyError(f"“{key}” {problem}", where=where)


def optional_text(data: JsonObject, key: str, where: str) -> str | None:
    """Return the text under `key`, or None if there is none. Raises InvalidVocabularyError if it is not text."""
    value = data.get(key)
    if value is None or isinstance(value, str):
        return value
    raise InvalidVocabularyError(f"“{key}” is not text", where=where)


def flag(data: JsonObject, key: str, where: str) -> bool:
    """Return whether the value under `key` is true. Raises InvalidVocabularyError if it is not true, false or null."""
    value = data.get(key)
    if value is None or isinstance(value, bool):
        return value is True
    raise InvalidVocabularyError(f"“{key}” is not true or false", where=where)


def texts(data: JsonObject, key: str, where: str) -> tuple[str, ...]:
    """Return the list of texts under `key`. Raises InvalidVocabularyError if it is something else."""
    value = data.get(key)
    if value is None:
        return ()
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    raise InvalidVocabularyError(f"“{key}” is not a list of texts", where=where)


def positive_number(data: JsonObject, key: str, where: str) -> int:
    """Return the whole number under `key`. Raises InvalidVocabularyError if it is not one, or is less than 1."""
    value = data.get(key)
    if isinstance(value, int) and not isinstance(value, bool) and value > 0:
        return value
    raise InvalidVocabularyError(f"“{key}” is not a whole number, 1 or more", where=where)


def records(data: JsonObject, key: str, where: str, load: Callable[[JsonObject, str], Record]) -> tuple[Record, ...]:
    """Return the list of objects under `key`, each converted by `load`, which is given the object and its place.

    Raises InvalidVocabularyError if the value is not a list, or an item of it is not an object.
    """
    value = data.get(key)
    if value is None:
        return ()
    if not isinstance(value, list):
        raise InvalidVocabularyError(f"“{key}” is not a list", where=where)
    loaded = []
    for number, item in enumerate(value):
        place = f"{where}.{key}[{number}]"
        loaded.append(load(json_object(item, place), place))
    return tuple(loaded)


def json_object(item: object, where: str) -> JsonObject:
    """Return a value that must be a JSON object. Raises InvalidVocabularyError if it is something else."""
    if isinstance(item, dict):
        return cast("JsonObject", item)
    raise InvalidVocabularyError("this is not an object", where=where)
