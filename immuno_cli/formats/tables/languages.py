"""What the columns of a table are read as, where several state the same in different languages."""

from typing import Final

from immuno_cli.formats.bundle.keys import LABEL_KEYS, STATEMENT_KEYS
from immuno_cli.formats.languages import UNDETERMINED, canonical, rank
from immuno_cli.formats.reading import Changes
from immuno_cli.formats.tables.concepts import Values
from immuno_cli.formats.tables.headers import Header
from immuno_cli.formats.tables.naming import Column

TRANSLATED: Final = frozenset({"prefLabel", *LABEL_KEYS, *STATEMENT_KEYS, *(f"{key}Source" for key in STATEMENT_KEYS)})
"""The columns that are read in other languages, too: as the target and the language, such as `prefLabel@de`."""


def choose_language(header: Header, language: str, changes: Changes) -> tuple[tuple[Column, ...], str]:
    """Return the columns, and the language of the vocabulary.

    Columns of other languages are read as translations. Those that have no place there are left out and counted, as are
    those whose name is unknown.
    """
    shown = _shown_language(header, language)
    is_ours = header.is_export
    return tuple(_chosen(column, "" if is_ours else shown, header.line, changes) for column in header.columns), shown


def _shown_language(header: Header, language: str) -> str:
    """Return the language of the vocabulary: the one nearest to `language` among those of the preferred labels.

    Preferred labels whose column tells no language are those of the vocabulary. They are in `language`, unless another
    column has those. Our own tables say in their rows which it is.
    """
    told = _languages(header, "prefLabel")
    is_untold = any(column.target == "prefLabel" and not column.language for column in header.columns)
    if header.is_export or (is_untold and base_of(language) not in map(base_of, told)):
        return language
    if is_untold:
        return UNDETERMINED
    return min(told or _languages(header), key=lambda tag: rank(tag, language.lower()), default=language)


def _languages(header: Header, target: str = "") -> list[str]:
    """Return the languages that the columns with a meaning tell, or those with one meaning."""
    read = (column for column in header.columns if column.target and target in {"", column.target})
    return [column.language for column in read if column.language]


def _chosen(column: Column, shown: str, line: int, changes: Changes) -> Column:
    if not column.target and column.name:
        changes.add("unknown-column", line, column.name)
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
    languages = [column.partition("@")[2] for column in values if column.startswith("prefLabel@")]
    if values.get("prefLabel") or not languages:
        return values
    language = min(languages, key=lambda tag: rank(tag.lower(), "en"))
    changed = dict(values)
    for label in ("prefLabel", *LABEL_KEYS):
        changed[label] = values.get(label, ()) + changed.pop(f"{label}@{language}", ())
    changes.add("foreign-label", line, f"{changed['prefLabel'][0]} ({language})")
    return {column: texts for column, texts in changed.items() if texts}
