"""Whether a vocabulary is sound: every problem at once, each with a stable code and its place.

`E` is an error, `W` a warning. Numbers from 101 find what no bundle may have; from 201 what is an error in the shipped
glossary and a warning in other people's; from 301 what the shipped glossary alone promises.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from immuno_cli.errors import InvalidVocabularyError
from immuno_cli.formats.bundle.records import load_concept, load_scheme, parse_json
from immuno_cli.model import Concept, Scheme
from immuno_cli.validate.checks import CONCEPT_CHECKS, iter_findings
from immuno_cli.validate.places import Lines, place_text
from immuno_cli.validate.problem import Finding, Path, Problem, Severity, code_of, general_message, severity_of
from immuno_cli.validate.shape import SHAPE_CHECKS, iter_keys_twice, iter_shape

__all__ = ["Problem", "Severity", "check_concepts", "list_checks", "validate"]

_STAND_IN: Final = {"id": "?", "title": "?", "language": "?"}
_UNREAD: Final = {"text": "?", "basis": "glossary"}


def validate(data: bytes, *, ours: bool, where: str) -> list[Problem]:
    """Return every problem of a bundle, in the order of the file; `ours` asks for what the shipped glossary promises.

    Parts that are not of their shape are told as such, and the rest is checked all the same. `where` names the file in
    errors. Raises InvalidVocabularyError where the bytes are not JSON at all.
    """
    whole = parse_json(data, where)
    try:
        return _validate(whole, data.decode("utf-8-sig"), ours=ours)
    except RecursionError:  # a depth that was just bearable for the first reading
        raise InvalidVocabularyError("this JSON is nested too deeply", where=where) from None


def check_concepts(scheme: Scheme, concepts: Sequence[Concept], *, ours: bool) -> list[Problem]:
    """Return every problem of a vocabulary that was read from whatever format, in the order of its concepts."""
    found = sorted(
        iter_findings(scheme, concepts, ours=ours), key=lambda finding: (_number(finding.path), finding.number)
    )
    return [_problem(finding, _place_by_id(finding.path, concepts), ours=ours) for finding in found]


def list_checks() -> Mapping[int, str]:
    """Return what each check finds, in general, by its number."""
    return {number: general_message(check) for number, check in sorted({**SHAPE_CHECKS, **CONCEPT_CHECKS}.items())}


def _validate(whole: object, text: str, *, ours: bool) -> list[Problem]:
    shape = [*iter_keys_twice(text), *iter_shape(whole)]
    scheme, concepts = _load_sound_parts(whole)
    found = [*shape, *iter_findings(scheme, concepts, ours=ours)]
    if not found:
        return []
    lines = Lines(text)
    placed = sorted(((lines.line(finding.path), finding) for finding in found), key=lambda item: item[0])
    return [
        _problem(finding, f"{place_text(finding.path)}{_named(finding.path, concepts)}, line {line}", ours=ours)
        for line, finding in placed
    ]


def _problem(finding: Finding, where: str, *, ours: bool) -> Problem:
    number = finding.number
    return Problem(code_of(number, ours=ours), severity_of(number, ours=ours), where, f"{finding.message}.")


def _load_sound_parts(whole: object) -> tuple[Scheme, list[Concept]]:
    """Return the scheme and the concepts without what cannot be read; a concept keeps its number in any case."""
    if not isinstance(whole, dict):
        return load_scheme(_STAND_IN), []
    listed = whole.get("concepts")
    return _load_sound_scheme(whole), [
        _load_sound_concept(item) for item in (listed if isinstance(listed, list) else [])
    ]


def _load_sound_scheme(whole: Mapping[str, Any]) -> Scheme:
    try:
        return load_scheme(whole)
    except InvalidVocabularyError:
        return load_scheme(_STAND_IN | {key: value for key, value in whole.items() if _loads(load_scheme, key, value)})


def _load_sound_concept(item: object) -> Concept:
    if not isinstance(item, dict):
        return Concept("", "")
    try:
        return load_concept(item)
    except InvalidVocabularyError:
        kept = {key: value for key, value in item.items() if _loads(load_concept, key, value)}
        if "definition" in item:
            kept.setdefault("definition", _UNREAD)  # lest it be told as missing too
        concept = load_concept(_STAND_IN | kept)
        return concept if "id" in kept else concept._replace(id="")


def _loads(load: Callable[[Mapping[str, Any]], object], key: str, value: object) -> bool:
    """Return whether a record can be read with this value, were everything else in order."""
    try:
        load({**_STAND_IN, key: value})
    except InvalidVocabularyError:
        return False
    return True


def _number(path: Path) -> int:
    return int(path[1]) if path[:1] == ("concepts",) and len(path) > 1 else -1


def _named(path: Path, concepts: Sequence[Concept]) -> str:
    number = _number(path)
    return f" ({concepts[number].id})" if 0 <= number < len(concepts) and concepts[number].id else ""


def _place_by_id(path: Path, concepts: Sequence[Concept]) -> str:
    number = _number(path)
    if number < 0:
        return place_text(path)
    identifier = concepts[number].id or f"concepts[{number}]"
    return f"{identifier}: {place_text(path[2:])}" if path[2:] else identifier
