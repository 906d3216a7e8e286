"""The columns of the tables that this package writes, and those that it reads besides."""

from typing import Final

COLUMNS: Final = (
    "id",
    "prefLabel",
    "altLabel",
    "relatedLabel",
    "hiddenLabel",
    "pronunciation",
    "notation",
    "kind",
    "definition",
    "scopeNote",
    "example",
    "editorialNote",
    "categories",
    "broader",
    "related",
    "relations",
    "distinctFrom",
    "exactMatch",
    "closeMatch",
    "broadMatch",
    "narrowMatch",
    "relatedMatch",
    "review",
    "deprecated",
    "isReplacedBy",
    "definitionSource",
    "scopeNoteSource",
    "exampleSource",
    "editorialNoteSource",
    "categoriesSource",
    "relationsSource",
    "distinctFromSource",
)
"""The columns that describe a concept. Those in `…Source` say what the values of another column rest on."""

MARK_COLUMNS: Final = ("definitionMarks", "scopeNoteMarks", "exampleMarks", "editorialNoteMarks")
"""The columns with the marks on the statements of other columns. A table has them where there is any mark."""

SCHEME_COLUMNS: Final = {
    "scheme": "id",
    "title": "title",
    "language": "language",
    "version": "version",
    "license": "license",
    "attribution": "attribution",
    "iri": "iri",
    "extends": "extends",
}
"""The columns that describe the vocabulary, each with the field of `Scheme` that it holds."""

LABEL_SOURCE: Final = "labelSource"
"""A column of another language, such as `labelSource@de`: the documents that have the labels in it."""
NARROWER: Final = "narrower"
"""A column of other people's tables: the concepts that are a kind of this one."""
SOURCE: Final = "source"
"""A column of other people's tables: where the definition is from."""
LANGUAGE: Final = "language"
"""The language of a vocabulary, and in other people's tables that of each row."""
TRANSLATED_TERM: Final = "translated term"
"""A column of translators' tables: the term in the language that another column tells."""
UNTOLD_TRANSLATION: Final = "translation"
"""The same where no column tells the language."""
SOURCE_LANGUAGE: Final = "source language"
TARGET_LANGUAGE: Final = "target language"
PAIR: Final = "pair"
"""The languages of a term and of its translation: `en-fr`."""
STATUS: Final = "status"
"""A column of other people's tables: among other things, whether the concept is obsolete."""
TARGETS: Final = (*COLUMNS, NARROWER, SOURCE, LANGUAGE)
"""What the columns of a table can be read as."""

IN_LANGUAGES: Final = (
    "prefLabel",
    "altLabel",
    "relatedLabel",
    "hiddenLabel",
    "definition",
    "scopeNote",
    "example",
    "editorialNote",
)
"""What columns of several languages may hold."""
SINGLE: Final = frozenset({"id", "prefLabel", "kind", "review", "deprecated", *SCHEME_COLUMNS})
"""The columns whose cells hold one value."""
STATEMENTS: Final = frozenset({"definition", "scopeNote", "example", "editorialNote"})
"""The columns whose cells hold sentences. Their values are separated in our own tables only."""
MOST_COLUMNS: Final = 1000
"""Columns that are given a meaning. Those beyond them have none: they hold measurements, and no glossary."""
