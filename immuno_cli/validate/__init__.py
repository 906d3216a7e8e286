"""Checks whether a vocabulary is sound. Every problem is reported at once, each with a stable code and its place.

The code is E for an error or W for a warning, and a number:

| from | what is found |
| --- | --- |
| 101 | what no bundle may have: an error |
| 201 | an error in a shipped bundle, a warning in other people's |
| 301 | what only the shipped bundles promise: an error in them, not asked of others |
| 401 | a warning in any bundle |
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

from immuno_cli.errors import InvalidVocabularyError
from immuno_cli.formats.bundle.json_paths import JsonPath, place_text
from immuno_cli.formats.bundle.records import load_concept, load_scheme, parse_json
from immuno_cli.model import Concept, Scheme
from immuno_cli.validate.checked import Base, Checked, Part
from immuno_cli.validate.checks import BROKEN_LINKS, CHECKS, SHARED_LABEL, iter_findings
from immuno_cli.validate.places import Lines
from immuno_cli.validate.problem import Finding, Problem, Severity, code_of, general_message, severity_of
from immuno_cli.validate.shape import SHAPE_CHECKS, iter_keys_twice, iter_shape

__all__ = [
    "BROKEN_LINKS",
    "SHARED_LABEL",
    "Base",
    "Problem",
    "Severity",
    "check_concepts",
    "check_files",
    "code_of",
    "count_broken_links",
    "list_checks",
]

_STAND_IN: Final = {"id": "?", "title": "?", "language": "?"}
_UNLISTED_DOCUMENT: Final = 205
_UNREAD: Final = {"text": "?", "basis": "glossary"}


def check_files(files: Sequence[tuple[str, bytes]], *, ours: bool, base: Base | None = None) -> list[Problem]:
    """Return every problem of a bundle, in the order of its files. Parts of the wrong shape hide nothing of the rest.

    Args:
        files: The files that the bundle is made of, at least one: the name of each, and its bytes.
        ours: Whether the bundle is held to what the shipped bundles promise.
        base: What the bundle extends. It is needed for the check, and no problems of its own are reported.

    Raises:
        InvalidVocabularyError: The bytes of a file are not JSON.
    """
    wholes = [parse_json(data, where) for where, data in files]
    try:
        return _check(wholes, files, ours=ours, base=base or Base())
    except RecursionError:  # a depth that was just bearable for the first reading
        raise InvalidVocabularyError("this JSON is nested too deeply", where=files[0][0]) from None


def check_concepts(
    scheme: Scheme,
    concepts: Sequence[Concept],
    *,
    ours: bool,
    base: Base | None = None,
    lines: Sequence[int] = (),
    columns: Mapping[str, str] = MappingProxyType({}),
    without: Collection[int] = (),
) -> list[Problem]:
    """Return every problem of a vocabulary that was read from any format, in the order of its concepts.

    A cited document that is not listed is a problem only if some are listed: tables and OBO files cannot list any.
    `lines` are the lines of the concepts in their file, where they are known, and `columns` the names of the columns of
    a table by what they hold. `without` are the numbers of checks that are left out.
    """
    checked = Checked([Part(scheme, concepts)], base or Base())
    findings = iter_findings(checked, ours=ours, without=without)
    told = (finding for finding in findings if checked.documents_by_id or finding.number != _UNLISTED_DOCUMENT)
    found = sorted(told, key=lambda finding: (_number(finding.path), finding.number))
    problems = []
    for finding in found:
        problem = _problem(finding, _place_by_id(finding.path, concepts), ours=ours)
        number = _number(finding.path)
        is_placed = 0 <= number < len(lines)
        problems.append(_on_line(problem, lines[number], _column(finding.path, columns)) if is_placed else problem)
    return problems


def _on_line(problem: Problem, line: int, column: str) -> Problem:
    named = f", column “{column}”" if column else ""
    return problem._replace(where=f"{problem.where}, line {line}{named}", line=line)


def _column(path: JsonPath, columns: Mapping[str, str]) -> str:
    """Return the name of the column that holds what is at a path, such as `("concepts", 12, "broader", 0)`."""
    return next((columns[step] for step in path if isinstance(step, str) and step in columns), "")


def count_broken_links(scheme: Scheme, concepts: Sequence[Concept]) -> int:
    """Return how many links of a whole vocabulary lead to a concept, category or relation type that does not exist."""
    without = CHECKS.keys() - BROKEN_LINKS
    return sum(1 for _ in iter_findings(Checked([Part(scheme, concepts)], Base()), ours=False, without=without))


def list_checks() -> Mapping[int, str]:
    """Return what each check finds in general, by the number of the check.

    >>> list_checks()[202]
    'A target does not exist'
    """
    return {number: general_message(check) for number, check in sorted({**SHAPE_CHECKS, **CHECKS}.items())}


def _check(wholes: Sequence[object], files: Sequence[tuple[str, bytes]], *, ours: bool, base: Base) -> list[Problem]:
    texts = [data.decode("utf-8-sig") for _, data in files]
    parts = [_load_sound_part(whole) for whole in wholes]
    checked = Checked(parts, base)
    found: list[tuple[int, Finding]] = []
    for number, (whole, text) in enumerate(zip(wholes, texts, strict=True)):
        found += [(number, finding) for finding in (*iter_keys_twice(text), *iter_shape(whole))]
    for finding in iter_findings(checked, ours=ours):
        number, path = checked.local_place(finding.path)
        found.append((number, finding._replace(path=path)))
    problems: list[Problem] = []
    for number, (name, _) in enumerate(files):
        own = [finding for of, finding in found if of == number]
        problems += _place(own, name, texts[number], parts[number], ours=ours, named=len(files) > 1)
    return problems


def _place(found: Sequence[Finding], file: str, text: str, part: Part, *, ours: bool, named: bool) -> Sequence[Problem]:
    """Return the problems of one file in the order of its lines. The place has the file's name where that is wanted."""
    if not found:
        return []
    lines = Lines(text)
    placed = sorted(((lines.line(finding.path), finding) for finding in found), key=lambda item: item[0])
    problems = []
    for line, finding in placed:
        place = f"{place_text(finding.path)}{_id_in_brackets(finding.path, part.concepts)}, line {line}"
        where = f"{file}: {place}" if named else place
        problems.append(_problem(finding, where, ours=ours)._replace(file=file, line=line))
    return problems


def _problem(finding: Finding, where: str, *, ours: bool) -> Problem:
    number = finding.number
    return Problem(code_of(number, ours=ours), severity_of(number, ours=ours), where, f"{finding.message}.")


def _load_sound_part(whole: object) -> Part:
    """Return the scheme and the concepts without what cannot be read. No concept changes its position."""
    if not isinstance(whole, dict):
        return Part(load_scheme(_STAND_IN), [])
    listed = whole.get("concepts")
    items = listed if isinstance(listed, list) else []
    return Part(_load_sound_scheme(whole), [_load_sound_concept(item) for item in items])


def _load_sound_scheme(whole: Mapping[str, Any]) -> Scheme:
    try:
        return load_scheme(whole)
    except InvalidVocabularyError:
        kept = {key: value for key, value in whole.items() if _loads(load_scheme, key, value)}
        return load_scheme(_STAND_IN | kept)


def _load_sound_concept(item: object) -> Concept:
    if not isinstance(item, dict):
        return Concept("", "")
    try:
        return load_concept(item)
    except InvalidVocabularyError:
        kept = {key: value for key, value in item.items() if _loads(load_concept, key, value)}
        if "definition" in item:
            kept.setdefault("definition", _UNREAD)  # so that it is not also called missing
        concept = load_concept(_STAND_IN | kept)
        return concept if "id" in kept else concept._replace(id="")


def _loads(load: Callable[[Mapping[str, Any]], object], key: str, value: object) -> bool:
    """Return whether a record can be read that has this value and is sound otherwise."""
    try:
        load({**_STAND_IN, key: value})
    except InvalidVocabularyError:
        return False
    return True


def _number(path: JsonPath) -> int:
    """Return the position of the concept that a path leads into, -1 where it leads into none."""
    return int(path[1]) if path[:1] == ("concepts",) and len(path) > 1 else -1


def _id_in_brackets(path: JsonPath, concepts: Sequence[Concept]) -> str:
    number = _number(path)
    has_id = 0 <= number < len(concepts) and concepts[number].id
    return f" ({concepts[number].id})" if has_id else ""


def _place_by_id(path: JsonPath, concepts: Sequence[Concept]) -> str:
    number = _number(path)
    if number < 0:
        return place_text(path)
    identifier = concepts[number].id or f"concepts[{number}]"
    return f"{identifier}: {place_text(path[2:])}" if path[2:] else identifier
