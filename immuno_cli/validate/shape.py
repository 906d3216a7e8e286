"""Checks of a bundle's shape against its JSON Schema. Each way to differ from it has a function of its own.

The docstring of each function is the message, as in the modules whose names end in `_checks`.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from immuno_cli.formats.bundle.json_paths import JsonPath
from immuno_cli.formats.bundle.schema import definition_of, load_schema
from immuno_cli.validate.places import iter_repeated_keys
from immuno_cli.validate.problem import Finding, Places, findings_of

MOST_EXPLAINED: Final = 1000
"""The most concepts whose faults of shape are explained. Of further ones only the number is reported."""

MOST_SHOWN: Final = 40
"""The most characters of someone's text that a message repeats."""

_NAMES: Final = {dict: "an object", list: "a list", str: "text", bool: "true or false", int: "a number"}
_WANTED: Final = {
    "object": "an object",
    "array": "a list",
    "string": "text",
    "boolean": "true or false",
    "integer": "a whole number",
}


def iter_shape(whole: object) -> Iterator[Finding]:
    """Yield how a parsed JSON value differs from the shape of a bundle: first its head, then its concepts in turn."""
    from jsonschema import Draft202012Validator  # 60 ms, which only `validate` pays

    schema = load_schema()
    definitions = schema.pop("$defs")
    validator = Draft202012Validator(_written_out(schema, definitions))
    if not isinstance(whole, dict) or not isinstance(whole.get("concepts"), list):
        yield from _iter_explained(validator, whole, ())
        return
    yield from _iter_explained(validator, {**whole, "concepts": []}, ())
    concept = Draft202012Validator(_written_out(definitions["concept"], definitions))
    unsound = 0
    for number, item in enumerate(whole["concepts"]):
        findings = _iter_explained(concept, item, ("concepts", number))
        first = next(findings, None)
        if first is None:
            continue
        unsound += 1
        if unsound <= MOST_EXPLAINED:
            yield first
            yield from findings
    if unsound > MOST_EXPLAINED:
        more = (("concepts",), f"{unsound - MOST_EXPLAINED:,} more concepts also have the wrong shape")
        yield from findings_of(101, wrong_type, [more])


def iter_keys_twice(text: str) -> Iterator[Finding]:
    """Yield the objects of a JSON text in which a key stands twice."""
    yield from findings_of(108, key_twice, key_twice(text))


def wrong_type(error: Any) -> Places:  # noqa: ANN401 - jsonschema ships no types
    """A value is not of the shape that the format gives it."""
    if error.validator != "type":
        yield (), f"it is {_shown(error.instance)}"
        return
    wanted = [error.validator_value] if isinstance(error.validator_value, str) else error.validator_value
    found = "nothing" if error.instance is None else _NAMES.get(type(error.instance), "a number")
    yield (), f"it is {found}, not {' or '.join(_WANTED[name] for name in wanted)}"


def missing_key(error: Any) -> Places:  # noqa: ANN401
    """A required key is missing."""
    missing = next(key for key in error.validator_value if error.message.startswith(repr(key)))
    yield (), f"“{missing}”"


def unknown_key(error: Any) -> Places:  # noqa: ANN401
    """A key is not one of those that the format has."""
    known = list(error.schema["properties"])
    for key in error.instance:
        if key not in known:
            meant = _likely_meant(key, known)
            yield (key,), f"{_shown(key)}{f' (did you mean “{meant}”?)' if meant else ''}"


def _likely_meant(key: str, known: Sequence[str]) -> str:
    """Return the known key that an unknown one resembles, or that a column of this name would be read as, or ""."""
    from difflib import get_close_matches  # only where a key is unknown

    from immuno_cli.formats.tables.header_names.words import TARGET_OF, plain

    near = get_close_matches(key[:MOST_SHOWN], known, n=1)
    column = TARGET_OF.get(plain(key), "")
    return near[0] if near else column if column in known else ""


def blank_text(_error: Any) -> Places:  # noqa: ANN401
    """A text is empty or blank."""
    yield (), ""


def unlisted_value(error: Any) -> Places:  # noqa: ANN401
    """A value is not one of those that the format lists."""
    yield (), f"it is {_shown(error.instance)}, not one of {', '.join(error.validator_value)}"


def uncited_claim(_error: Any) -> Places:  # noqa: ANN401
    """A claim that rests on a document or a reference cites no passage."""
    yield (), ""


def cited_own_claim(_error: Any) -> Places:  # noqa: ANN401
    """A claim of the glossary's own cites a passage."""
    yield (), ""


def key_twice(text: str) -> Places:
    """A key stands twice in one object, and only the last counts."""
    for path, key in iter_repeated_keys(text):
        yield path, f"“{key}”"


Explain = Callable[[Any], Places]
_EXPLAIN: Final[Mapping[str, tuple[int, Explain]]] = {
    "type": (101, wrong_type),
    "required": (102, missing_key),
    "additionalProperties": (103, unknown_key),
    "pattern": (104, blank_text),
    "enum": (105, unlisted_value),
    "minItems": (106, uncited_claim),
    "maxItems": (107, cited_own_claim),
}
SHAPE_CHECKS: Final[Mapping[int, Explain]] = {**dict(_EXPLAIN.values()), 108: key_twice}


def _iter_explained(validator: Any, value: object, above: JsonPath) -> Iterator[Finding]:  # noqa: ANN401
    try:
        for error in validator.iter_errors(value):
            path = (*above, *error.absolute_path)
            if error.validator == "enum" and _is_checked_later(path) and isinstance(error.instance, str):
                continue
            number, explain = _which(error)
            places = ((path + further, detail) for further, detail in explain(error))
            yield from findings_of(number, explain, places)
    except RecursionError:  # jsonschema shows the value in its message, however deep
        yield from findings_of(101, wrong_type, [(above, "it is nested too deeply")])


def _written_out(part: Any, definitions: Mapping[str, Any]) -> Any:  # noqa: ANN401 - any JSON
    """Return a part of the schema with each reference replaced by its definition.

    jsonschema looks a reference up again for each value, which takes a third of the time. No definition refers to
    itself.
    """
    if isinstance(part, list):
        return [_written_out(item, definitions) for item in part]
    if not isinstance(part, dict):
        return part
    if "$ref" in part:
        return _written_out(definition_of(part, definitions), definitions)
    return {key: _written_out(value, definitions) for key, value in part.items()}


def _is_checked_later(path: JsonPath) -> bool:
    """Return whether a value is a kind or an aspect. These have checks of their own: newer bundles may have others."""
    return path[-1:] == ("kind",) or path[-2:-1] == ("answers",)


def _which(error: Any) -> tuple[int, Explain]:  # noqa: ANN401
    if error.validator == "required" and error.validator_value == ["passages"]:
        return 106, uncited_claim
    if error.validator == "pattern" and error.validator_value != r"\S":
        return 101, wrong_type
    return _EXPLAIN.get(error.validator, (101, wrong_type))


def _shown(value: object) -> str:
    is_plain = isinstance(value, str | int | float) and not isinstance(value, bool)
    text = str(value) if is_plain else _NAMES.get(type(value), "a number")
    return f"“{text if len(text) <= MOST_SHOWN else text[: MOST_SHOWN - 1] + '…'}”"
