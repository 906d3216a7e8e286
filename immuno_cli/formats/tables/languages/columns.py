"""What the columns of a table are read as, where several state the same in different languages."""

from collections.abc import Collection, Sequence
from typing import Final

from immuno_cli.formats.bundle.keys import LABEL_KEYS, STATEMENT_KEYS
from immuno_cli.formats.languages import UNDETERMINED, canonical, rank
from immuno_cli.formats.reading import Changes
from immuno_cli.formats.tables.columns import LABEL_SOURCE
from immuno_cli.formats.tables.concepts import Values
from immuno_cli.formats.tables.header_names.languages import languages_of
from immuno_cli.formats.tables.header_names.words import LANGUAGE_OF, plain
from immuno_cli.formats.tables.headers import Header
from immuno_cli.formats.tables.naming import Column

TRANSLATED: Final = frozenset(
    {
        "prefLabel",
        *LABEL_KEYS,
        LABEL_SOURCE,
        *STATEMENT_KEYS,
        *(f"{key}{part}" for key in STATEMENT_KEYS for part in ("Source", "Marks")),
    }
)
"""The columns that are read in other languages, too: as the target and the language, such as `prefLabel@de`."""
_DEFAULT: Final = "en"


def choose_language(header: Header, language: str, changes: Changes) -> tuple[tuple[Column, ...], str]:
    """Return the columns, and the language of the vocabulary.

    `language` is the one that is wanted, "" if none is. Columns of other languages are read as translations. Those that
    have no place there are left out and counted.
    """
    shown = _shown_language(header, language)
    is_ours = header.is_export
    return tuple(_chosen(column, "" if is_ours else shown, header.line, changes) for column in header.columns), shown


def _shown_language(header: Header, language: str) -> str:
    """Return the language of the vocabulary: the one nearest to the wanted one among those of the preferred labels.

    Preferred labels whose column tells no language are those of the vocabulary. Our own tables say in their rows which
    it is. Where no language is wanted, the words of the header choose, or else it is English.
    """
    if header.is_export:
        return language or _DEFAULT
    likely = languages_of(column.name for column in header.columns if _is_telling(column))
    told = _languages(header, "prefLabel")
    known = told or _languages(header)
    if _has_untold_label(header) or not known:
        return _untold_language(language, likely, _beside_untold(header))
    wanted = language or next((tag for tag in known if base_of(tag) in likely), _DEFAULT)
    return min(known, key=lambda tag: rank(tag, wanted.lower()))


def _has_untold_label(header: Header) -> bool:
    return any(column.target == "prefLabel" and not column.language for column in header.columns)


def _beside_untold(header: Header) -> list[str]:
    """Return the languages that columns tell beside others without one that hold the same: these are in another."""
    untold = {column.target for column in header.columns if column.target and not column.language}
    return [column.language for column in header.columns if column.language and column.target in untold]


def _is_telling(column: Column) -> bool:
    """Return whether the name of a column tells in which language the columns are named: no tag is a part of it."""
    return bool(column.target) and (not column.language or plain(column.name) in LANGUAGE_OF)


def _untold_language(language: str, likely: Collection[str], told: Sequence[str]) -> str:
    """Return the language of labels whose column tells none: the wanted one, or else that of the header's words.

    It is unknown if another column is in that language, or if the words may be in several.
    """
    candidates = [language] if language else list(likely)
    is_sure = len(candidates) == 1 and base_of(candidates[0]) not in map(base_of, told)
    return candidates[0] if is_sure else UNDETERMINED


def _languages(header: Header, target: str = "") -> list[str]:
    """Return the languages that the columns with a meaning tell, or those with one meaning."""
    read = (column for column in header.columns if column.target and target in {"", column.target})
    return [column.language for column in read if column.language]


def _chosen(column: Column, shown: str, line: int, changes: Changes) -> Column:
    is_other = bool(column.target and column.language and base_of(column.language) != base_of(shown))
    if not is_other:
        return column
    if column.target in TRANSLATED:
        return column._replace(target=f"{column.target}@{canonical(column.language)}")
    changes.add("other-language", line, column.name)
    return column._replace(target="")


def base_of(tag: str) -> str:
    """Return the language of a tag without its region and script."""
    return tag.partition("-")[0].lower()


def with_other_label(values: Values, line: int, changes: Changes) -> Values:
    """Return the values of a row with a preferred label, if there is one in another language only.

    The labels of that language then are those of the concept, as there are none of its own.

    >>> with_other_label({"prefLabel@de": ("Blut",), "definition@de": ("Saft",)}, 2, Changes())
    {'definition@de': ('Saft',), 'prefLabel': ('Blut',)}
    """
    if values.get("prefLabel"):
        return values
    languages = [column.partition("@")[2] for column in values if column.startswith("prefLabel@")]
    if not languages:
        return values
    language = min(languages, key=lambda tag: rank(tag.lower(), "en"))
    changed = dict(values)
    for label in ("prefLabel", *LABEL_KEYS):
        changed[label] = values.get(label, ()) + changed.pop(f"{label}@{language}", ())
    changes.add("foreign-label", line, f"{changed['prefLabel'][0]} ({language})")
    return {column: texts for column, texts in changed.items() if texts}
