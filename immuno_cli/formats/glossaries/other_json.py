"""JSON that is no glossary: what it looks like, and why it is not read as one."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple

_HALF: Final = 0.5
_MOST_SHOWN: Final = 8
_LONGEST_SHOWN: Final = 40


class _Kind(NamedTuple):
    """A kind of file: what it is, and the keys by which it is known: all of the first, and one of the others."""

    what: str
    all_of: frozenset[str]
    one_of: frozenset[str] = frozenset()


def _keys(text: str) -> frozenset[str]:
    return frozenset(text.split())


FHIR: Final = "a resource of FHIR"
WIKIDATA: Final = "items of Wikidata"
LOOKS_LIKE: Final = "it looks like "
HINTS: Final[Mapping[str, str]] = {
    f"{LOOKS_LIKE}{FHIR}": (
        "Make a list of its codes: jq '[.. | objects | select(.code? and .display?) | {id: .code, term: .display,"
        " definition}]' FILE > FILE.json"
    ),
    f"{LOOKS_LIKE}{WIKIDATA}": (
        "Make a list of them: jq '[.entities[] | {id, term: .labels.en.value, definition: .descriptions.en.value,"
        " synonyms: [.aliases.en[]?.value]}]' FILE > FILE.json"
    ),
}
"""What to do with files of some of these kinds."""
_KINDS: Final = (
    _Kind("a configuration of TypeScript (tsconfig.json)", _keys("compilerOptions")),
    _Kind("a lock file of npm (package-lock.json)", _keys("lockfileVersion")),
    _Kind(
        "a description of a package for npm (package.json)",
        _keys("name"),
        _keys("scripts dependencies devDependencies peerDependencies main module bin exports engines"),
    ),
    _Kind("a description of a package for npm (package.json)", _keys("devDependencies")),
    _Kind("a description of a package for Composer (composer.json)", _keys("require"), _keys("name autoload php")),
    _Kind("a configuration of ESLint", _keys("rules"), _keys("env extends parserOptions plugins root overrides")),
    _Kind("a configuration of ESLint", _keys("extends root")),
    _Kind("a configuration of Prettier", _keys("printWidth"), _keys("semi singleQuote tabWidth trailingComma")),
    _Kind("a configuration of Babel", _keys("presets"), _keys("plugins env")),
    _Kind("a notebook of Jupyter", _keys("cells nbformat")),
    _Kind("GeoJSON", _keys("type features")),
    _Kind("a description of a web service (OpenAPI)", _keys("paths info")),
    _Kind("a JSON Schema", _keys("properties"), _keys("$schema type required $id")),
    _Kind(FHIR, _keys("resourceType")),
    _Kind("a manifest of a web app", _keys("icons"), _keys("start_url short_name display manifest_version")),
)
_RECORDS: Final = (
    _Kind("the answers of `immuno annotate`", _keys("annotations"), _keys("id file text error")),
    _Kind(WIKIDATA, _keys("labels"), _keys("claims sitelinks")),
)
"""Kinds of records, of which a file has one or a list."""
_ADDRESS: Final = re.compile(r"\w+://\S*|(?:~|\.{0,2})?/\S*|\w:\\\S*|\S*\.\w{2,4}|\S+/\S*|\$\S+|mailto:\S+")
_NUMBER: Final = re.compile(r"[\^~<>=v#]*\s*[\d.,:x*-]+[\w.+-]*%?|true|false|null|on|off|yes|no", re.IGNORECASE)
_WITHOUT_SPACES: Final = re.compile("[\u0e01-\u0e5b\u3041-\u30fe\u4e00-\u9fff]{2}")
"""A text in a writing system that has no spaces between words."""
_ABBREVIATION: Final = re.compile(r"[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*")
_WORD: Final = re.compile(r"[^\W\d_]{4,}(?:[ -][0-9]{1,3})?")
_NAME_IN_PROGRAM: Final = re.compile(r"[A-Za-z_$][\w$-]*(?:[.:/][\w$-]+)+|[a-z]+(?:[A-Z][a-z0-9]+)+")


def known_kind(whole: Mapping[str, Any]) -> str:
    """Return what a JSON object is whose keys are those of a well-known kind of file, "" if they are not.

    Where all of them have wordings, they are terms with their definitions.

    >>> known_kind({"compilerOptions": {}, "include": []})
    'a configuration of TypeScript (tsconfig.json)'
    """
    return _kind_among(_KINDS, whole)


def known_records(records: Sequence[Mapping[str, Any]]) -> str:
    """Return of which well-known kind the first of some records is that is of one, "" if none is.

    >>> known_records([{"id": "1", "annotations": []}])
    'the answers of `immuno annotate`'
    """
    return next(filter(None, (_kind_among(_RECORDS, record) for record in records)), "")


def _kind_among(kinds: Iterable[_Kind], whole: Mapping[str, Any]) -> str:
    keys = set(whole)
    for kind in kinds:
        telling = (kind.all_of | kind.one_of) & keys
        if kind.all_of <= keys and (not kind.one_of or kind.one_of & keys) and not _are_wordings(whole, telling):
            return kind.what
    return ""


def unlike_definitions(pairs: Sequence[tuple[str, str]]) -> str:
    """Return why the values of a map are no definitions of its keys, "" if they may be: at least half of them are.

    >>> unlike_definitions([("host", "localhost"), ("shell", "/bin/bash"), ("port", "8080")])
    'most of its values are paths, numbers or single words (“localhost”)'
    >>> unlike_definitions([("CTL", "cytotoxic T lymphocyte")])
    ''
    """
    others = [value for key, value in pairs if not _is_wording(value) and not _is_full_form(key, value)]
    if len(others) > _HALF * len(pairs):
        return f"most of its values are paths, numbers or single words (“{others[0][:_LONGEST_SHOWN]}”)"
    names = [key for key, _ in pairs if _NAME_IN_PROGRAM.fullmatch(key)]
    if len(names) > _HALF * len(pairs):
        return f"most of its keys are names in a program (“{names[0][:_LONGEST_SHOWN]}”)"
    return ""


NO_DEFINITION: Final = "nothing in its objects is known as a definition"


def no_definition(objects: Iterable[Mapping[str, Any]]) -> str:
    """Return that objects have no definitions, with the names that they have.

    >>> no_definition([{"title": "serum", "long": "Blood without cells."}, {"short": "Blood."}])
    'nothing in its objects is known as a definition (title, long, short)'
    """
    names = list(dict.fromkeys(name[:_LONGEST_SHOWN] for each in objects for name in each))
    more = " …" if len(names) > _MOST_SHOWN else ""
    return f"{NO_DEFINITION} ({', '.join(names[:_MOST_SHOWN])}{more})"


def unlike_terms(values: Iterable[Any]) -> str:
    """Return what values of JSON are that make it no glossary.

    >>> unlike_terms([True, [], "text"])
    'among its values are true, false or null, and lists or objects'
    """
    kinds = dict.fromkeys(_kind_of(value) for value in values)
    named = ", and ".join(kind for kind in kinds if kind)
    return f"among its values are {named}" if named else "it holds no terms"


def _kind_of(value: object) -> str:
    if isinstance(value, bool) or value is None:
        return "true, false or null"
    if isinstance(value, str):
        return "numbers" if type(value) is not str else ""  # a number that is kept as it is written
    return "lists or objects"


def _are_wordings(whole: Mapping[str, Any], keys: Iterable[str]) -> bool:
    return all(isinstance(whole[key], str) and _is_wording(whole[key]) for key in keys)


def _is_full_form(key: str, value: str) -> bool:
    """Return whether a key is an abbreviation in capitals, and its value a word: "IFN": "interferon"."""
    return _ABBREVIATION.fullmatch(key) is not None and _WORD.fullmatch(value.strip()) is not None


def _is_wording(value: str) -> bool:
    """Return whether a text is at least two words, and no address and no number."""
    text = value.strip()
    if _WITHOUT_SPACES.search(text):
        return True
    words = [word for word in text.split() if any(character.isalpha() for character in word)]
    return len(words) > 1 and not _ADDRESS.fullmatch(text) and not _NUMBER.fullmatch(text)
