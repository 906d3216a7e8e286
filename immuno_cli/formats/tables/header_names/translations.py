"""Which columns hold a term and its translation, where none tells the language of that: `English, Translation`."""

from collections.abc import Sequence

from immuno_cli.formats.tables.columns import TRANSLATED_TERM
from immuno_cli.formats.tables.header_names.words import BESIDE_LABEL, SOURCE_TERM, TRANSLATION


def term_and_translation(
    words: Sequence[str], targets: Sequence[str], languages: Sequence[str]
) -> tuple[int, int] | None:
    """Return the places of the columns of terms and of translations, None if there are none such.

    `words` are the names of the columns, "" for one that tells a language, `targets` are what they are read as, and
    `languages` those that are the whole name of a column.

    >>> term_and_translation(["english", "translation"], ["", ""], ["en", ""])
    (0, 1)
    """
    columns = enumerate(zip(words, targets, strict=True))
    translations = [
        place for place, (word, target) in columns if not target and word in TRANSLATION - BESIDE_LABEL.keys()
    ]
    term = _place_of_term(words, targets, languages)
    if not translations or term is None or TRANSLATED_TERM in targets:
        return None
    return term, translations[0]


def _place_of_term(words: Sequence[str], targets: Sequence[str], languages: Sequence[str]) -> int | None:
    """Return the place of the terms. Without a column of these, it is the only one of a language, or one of sources."""
    if "prefLabel" in targets:
        return targets.index("prefLabel")
    named = [place for place, language in enumerate(languages) if language]
    sources = [place for place, word in enumerate(words) if word in SOURCE_TERM]
    return next(iter(named if len(named) == 1 else sources), None)
