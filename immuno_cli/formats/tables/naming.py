"""Tells what the columns of a table are read as, from their names."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from immuno_cli.formats.tables.columns import (
    COLUMNS,
    LABEL_SOURCE,
    LANGUAGE,
    MARK_COLUMNS,
    MOST_COLUMNS,
    PAIR,
    SCHEME_COLUMNS,
    SINGLE,
    SOURCE,
    TARGET_LANGUAGE,
    TRANSLATED_TERM,
    UNTOLD_TRANSLATION,
)
from immuno_cli.formats.tables.header_names.definitions import names_definitions, names_other_thing
from immuno_cli.formats.tables.header_names.plurals import without_plurals
from immuno_cli.formats.tables.header_names.qualifiers import without_qualifiers, without_second_script
from immuno_cli.formats.tables.header_names.tags import LANGUAGE as LANGUAGE_PART
from immuno_cli.formats.tables.header_names.tags import is_tag, language_of, tag_beside_others
from immuno_cli.formats.tables.header_names.translations import term_and_translation
from immuno_cli.formats.tables.header_names.wordings import Wording, wordings
from immuno_cli.formats.tables.header_names.words import (
    ABBREVIATION,
    AMBIGUOUS_TAGS,
    BESIDE_LABEL,
    BESIDE_LANGUAGE,
    IN_BRACKETS,
    LANGUAGE_OF_ROWS,
    LIST_NAMES,
    MARKED_LANGUAGE,
    MEANING,
    PAIRS,
    SOURCE_TERM,
    TARGET_OF,
    WEAK_LABEL,
    plain,
    word_of,
)
from immuno_cli.formats.tables.levels import code_target, level_numbers, level_target, named_levels

_OUR_OWN: Final = frozenset({*COLUMNS, *MARK_COLUMNS, *SCHEME_COLUMNS})
_TRANSLATED: Final = frozenset({*COLUMNS, *MARK_COLUMNS, LABEL_SOURCE})
_GENERAL: Final = frozenset(target for target in COLUMNS if re.fullmatch(r"[a-z]+", target)) - {"relations", "review"}
"""Our own names that are ordinary words too, and mean the same in other people's tables."""
_LONGEST: Final = 200
"""Characters of a name at most. What is longer is a text, and takes long to be compared."""
_NAMES_KEPT: Final = 1 << 12
"""Names of columns whose meaning is kept: the same name is looked up for each row that may be the header."""
_IRI_OR_PREFIX: Final = re.compile(r"^(?:\w+://\S*[/#]|[A-Za-z][\w-]*:(?!//))(?=[A-Za-z_])")
_LANGUAGE_BEHIND: Final = re.compile(rf"^(?P<name>.+?)[\s_.:-]*[\s_.:(\[-](?P<language>{LANGUAGE_PART})\.?[)\]]?$")
_LANGUAGE_BEFORE: Final = re.compile(rf"^(?P<language>{LANGUAGE_PART})\.?[\s_.:-]+(?P<name>.+)$")
_PREPOSITION: Final = re.compile(r"\s+(?:in|en|auf|em)$", re.IGNORECASE)
"""What stands between a name and its language: `Término en inglés`."""
_BETWEEN_NAMES: Final = re.compile(r"\s*[/|;,+&]\s*|\s+(?:and|or|und|oder|et|ou|y|o)\s+", re.IGNORECASE)
_OF_TERMS: Final = frozenset({"definition", "scopeNote", "example", "categories", "altLabel"})
"""What columns hold that stand beside one of terms."""
_IN_SEVERAL: Final = frozenset({"altLabel", "related", "scopeNote", "example"})
"""What several columns may have."""
_LINKED: Final = frozenset({"broader", "narrower", "related", "exactMatch", "closeMatch"})
"""What links of ontologies say that begin with "has": `hasBroader`. `hasSynonym` may be a question, too."""
_TEXTS: Final = frozenset({*_OF_TERMS, "prefLabel", "editorialNote"})
_LABELS: Final = frozenset(word for word, target in TARGET_OF.items() if target == "prefLabel")
_END_OF_WORD: Final = re.compile(r"(?<=[a-zà-ÿ])(?=[A-Z][a-z]*$)")
"""Where the last word of a name begins that is written with capitals and without spaces: `TermEn`."""
BEHIND_ACRONYM: Final = re.compile(r"[A-Z]{3,8} (?P<name>(?=.*[a-z])[A-Za-z].{2,60})$")
"""A name with an acronym before it. Where all words are in capitals, none of them is known to be one."""
_BEHIND_DOT: Final = re.compile(r"[^.]{1,60}\.(?P<name>[^.]{2,60})$")
"""A name with that of a table before it, as programs write it that join tables: `RDC.Synonyms`."""
_LAST_BRACKETS: Final = re.compile(rf"[(\[]\s*(?P<word>{LANGUAGE_PART})(?P<stop>\.?)\s*[)\]]\s*$")
_LENGTH_OF_TAG: Final = 3
_SEVERAL_TAGS: Final = 3
"""Tags of well-known languages beside which others are believed to be such."""
_FULL_WIDTH: Final = str.maketrans("（）［］／：", "()[]/:")
"""Signs as people write them in East Asia, and the same ones as they are written elsewhere."""
_MARKS_OF_TAGS: Final = frozenset("_([")


class Column(NamedTuple):
    """A column of a table: its name there, what it is read as ("" for nothing), and the language that it tells."""

    name: str
    target: str
    language: str = ""
    is_ours: bool = False
    """Whether the name is spelled as in our own tables."""
    is_list: bool = False
    """Whether its cells are known to be joined with `cells.join`."""
    separator: str = ""
    """What separates the values of a cell, where the name tells it."""
    is_draft: bool = False
    """Whether it holds a draft, or an earlier wording, of what another column holds."""

    @property
    def is_plural(self) -> bool:
        """Whether the name says that a cell has several values."""
        word = word_of(self.name)
        return (word.endswith(("s", "en")) and word != "alias") or word in LIST_NAMES


def name_columns(names: Sequence[str]) -> list[Column]:
    """Return what columns of these names are read as. Some may have no meaning.

    >>> [(column.target, column.language) for column in name_columns(["Begriff", "Englisch", "Definition"])]
    [('prefLabel', ''), ('prefLabel', 'en'), ('definition', '')]
    """
    is_ours = "prefLabel" in names
    spelled = without_plurals([name.translate(_FULL_WIDTH) for name in names[:MOST_COLUMNS]])
    columns = [
        _column(bare, is_ours=is_ours)._replace(name=name) if len(name) <= _LONGEST else Column(name, "")
        for name, bare in zip(names, spelled, strict=False)
    ]
    columns = _with_translations(_in_pairs(_by_wordings(_behind_acronyms(columns))))
    has_label = any(column.target == "prefLabel" for column in columns)
    if _name_languages(columns, has_label):
        columns = _with_full_names(_in_languages(columns))
    columns = [_beside_better_label(column) for column in columns] if has_label else _in_levels(columns)
    return columns + [Column(name, "") for name in names[MOST_COLUMNS:]]


def _in_pairs(columns: list[Column]) -> list[Column]:
    """Return the columns of a translator's table: one has translations, and another one tells their language."""
    found = [PAIRS.get(word_of(column.name), "") if not column.language else "" for column in columns]
    if TRANSLATED_TERM not in found or {TARGET_LANGUAGE, PAIR}.isdisjoint(found):
        return columns
    read = [column._replace(target=target) if target else column for column, target in zip(columns, found, strict=True)]
    if any(column.target == "prefLabel" for column in read):
        return read
    return [column._replace(target="prefLabel") if word_of(column.name) in SOURCE_TERM else column for column in read]


def _with_translations(columns: list[Column]) -> list[Column]:
    """Return the columns with one of translations whose language none tells: `English, Translation`."""
    words = [word_of(column.name) if not column.language else "" for column in columns]
    languages = list(map(_bare_language, columns))
    places = term_and_translation(words, [column.target for column in columns], languages)
    if places is None:
        return columns
    term, place = places
    read = list(columns)
    read[place] = columns[place]._replace(target=UNTOLD_TRANSLATION)
    read[term] = columns[term]._replace(target="prefLabel", language=columns[term].language or languages[term])
    return read


def _behind_acronyms(columns: Sequence[Column]) -> list[Column]:
    """Return the columns with those known whose name has an acronym, or a table, before it: `NCI Preferred Term`.

    That is so where no other column has the same meaning, but for what several columns may have.
    """
    known = {column.target for column in columns}
    found = []
    for column in columns:
        match = None if column.target else BEHIND_ACRONYM.match(column.name) or _BEHIND_DOT.match(column.name)
        target = _meaning(match["name"]) if match else ""
        is_new = target in _IN_SEVERAL or target not in known
        found.append(column._replace(target=target) if target and is_new else column)
    return found


def _by_wordings(columns: list[Column]) -> list[Column]:
    """Return the columns. Of several wordings of the same, the one that holds is read, and the others are drafts."""
    found = wordings([column.name for column in columns], read_as)
    return [_worded(column, found[place]) if place in found else column for place, column in enumerate(columns)]


def read_as(name: str) -> tuple[str, str]:
    """Return what a column of this name is read as by itself, and in which language."""
    column = _column(name, is_ours=False)
    return column.target, column.language


def _worded(column: Column, wording: Wording) -> Column:
    if wording.is_settled:
        return column._replace(target=wording.target, language=wording.language)
    if wording.is_earlier and wording.target == "prefLabel":
        return column._replace(target="altLabel", language=wording.language)
    return column._replace(target="", is_draft=True)


def _in_levels(columns: list[Column]) -> list[Column]:
    """Return the columns of a table without one for the terms. Those of levels of a hierarchy hold them."""
    names = [column.name for column in columns]
    labels, codes = named_levels(names)
    labels = labels or level_numbers(names)
    targets = {
        **{place: level_target(number) for place, number in labels.items()},
        **{place: code_target(number) for place, number in codes.items()},
    }
    return [
        column._replace(target=targets.get(place, column.target), language="") if place in targets else column
        for place, column in enumerate(columns)
    ]


def _beside_better_label(column: Column) -> Column:
    """Return a column with what its name means in a table that has a column of terms."""
    if column.target:
        return column
    word = word_of(column.name)
    return column._replace(target=BESIDE_LABEL.get(word) or WEAK_LABEL.get(word, ""))


def promote_label(columns: list[Column]) -> list[Column]:
    """Return the columns with one that may name the term as the preferred label, where no better one does."""
    words = [word_of(column.name) for column in columns[:MOST_COLUMNS]]
    has_definition = any(column.target == "definition" or _may_define(column) for column in columns[:MOST_COLUMNS])
    may_be_short = has_definition and MEANING.isdisjoint(words)
    for candidates, holds in (
        (_LABELS, True),
        ({word for word, beside in WEAK_LABEL.items() if beside == "altLabel"}, True),
        (set(WEAK_LABEL), has_definition),
        (ABBREVIATION, may_be_short),
    ):
        number = next((number for number, word in enumerate(words) if word in candidates), None)
        if holds and number is not None:
            return _with_label(columns, number)
    return columns


def _with_label(columns: Sequence[Column], place: int) -> list[Column]:
    label = columns[place]._replace(target="prefLabel")
    return list(map(_beside_better_label, [*columns[:place], label, *columns[place + 1 :]]))


def _may_define(column: Column) -> bool:
    """Return whether a column that is not known may hold definitions, by its name."""
    return not column.target and len(column.name) <= _LONGEST and names_definitions(column.name)


@lru_cache(_NAMES_KEPT)
def _column(name: str, *, is_ours: bool) -> Column:
    """Return the column of a name. `is_ours` says that the table has a column spelled `prefLabel`, as ours have."""
    bare, separator = without_qualifiers(name)
    column = _column_named(bare, is_ours=is_ours)
    latin = "" if column.target else without_second_script(bare)
    if latin:  # the same name stands behind it in another script
        column = _column_named(latin, is_ours=is_ours)
    return column._replace(name=name, separator=separator)


def _column_named(name: str, *, is_ours: bool) -> Column:
    if (is_ours and name in _OUR_OWN) or name in _OUR_OWN - _GENERAL - set(SCHEME_COLUMNS) - {"relations", "review"}:
        return Column(name, name, is_ours=True)
    marked = MARKED_LANGUAGE.search(name)
    if marked and marked.start():  # not `@id`
        bare = name[: marked.start()]
        return Column(name, bare if bare in _TRANSLATED else _meaning(bare), marked[1].lower())
    if plain(name) in LANGUAGE_OF_ROWS:
        return Column(name, LANGUAGE)
    spaced = _END_OF_WORD.sub(" ", name)
    target = _meaning(name)
    if target and (spaced == name or not _in_language_beside(spaced)[0]):
        return Column(name, target, _language_in_brackets(name))
    target, language = _in_language_beside(spaced)
    return Column(name, target or _meaning_of_several(name), language)


def _in_language_beside(name: str) -> tuple[str, str]:
    """Return the meaning and the language of a name with a language before or behind it, both "" if there is none."""
    name = _IRI_OR_PREFIX.sub("", name)
    for pattern in (_LANGUAGE_BEHIND, _LANGUAGE_BEFORE):
        parts = pattern.match(name)
        language = language_of(parts["language"]) if parts and _is_surely_tag(name, parts) else ""
        name_alone = _PREPOSITION.sub("", parts["name"]) if parts and language else ""
        target = _meaning(name_alone, in_language=True) if name_alone else ""
        if target:
            return target, language
    return "", ""


def _is_surely_tag(name: str, parts: re.Match[str]) -> bool:
    """Return whether what may be the language of a name is no common word: `Term_no`, but not `Entry No.`."""
    if plain(parts["language"]) not in AMBIGUOUS_TAGS:
        return True
    ends = sorted((*parts.span("language"), *parts.span("name")))
    return not _MARKS_OF_TAGS.isdisjoint(name[ends[1] : ends[2]])


def _meaning(name: str, *, in_language: bool = False) -> str:
    """Return what a column of this name is read as: as it stands, without brackets, and without a number.

    `in_language` says that a language stands beside the name: then more names have a meaning.
    """
    bare = _IRI_OR_PREFIX.sub("", name.strip())
    outside = IN_BRACKETS.sub("", bare)
    for spelling in (bare, outside):
        word = plain(spelling)
        if word in TARGET_OF:
            return _meaning_beside(bare, TARGET_OF[word]) if spelling is outside else TARGET_OF[word]
        if in_language and word in BESIDE_LANGUAGE:
            return BESIDE_LANGUAGE[word]
        if TARGET_OF.get(word.removeprefix("has")) in _LINKED:
            return TARGET_OF[word.removeprefix("has")]
    target = TARGET_OF.get(plain(outside).rstrip("0123456789"), "")
    return "" if target in SINGLE else _meaning_beside(bare, target)


def _meaning_beside(name: str, target: str) -> str:
    """Return what a column is read as by its whole name, if it is read as `target` without what stands in brackets."""
    others = [inside[1:-1] for inside in IN_BRACKETS.findall(name) if names_other_thing(inside[1:-1])]
    if not others or target not in _TEXTS:
        return target
    return SOURCE if target == "definition" and TARGET_OF.get(plain(others[0])) == SOURCE else ""


def _meaning_of_several(name: str) -> str:
    """Return what a column is read as whose name is made of several: `Term / Begriff`. All of them must be known."""
    parts = _BETWEEN_NAMES.split(name)
    if len(parts) == 1:  # only if both are the same: `SOURCES_REFERENCES`, and not `TERM_TYPE`
        meanings = [_meaning(part) for part in name.split("_")]
        return meanings[0] if len(meanings) > 1 and len(set(meanings)) == 1 else ""
    meanings = [_meaning(part) for part in parts]
    if not all(meanings):
        return ""
    return "prefLabel" if "prefLabel" in meanings else meanings[0]


def _language_in_brackets(name: str) -> str:
    """Return the language in brackets behind a name, "" if it is none. A tag has no full stop: `pl.` is a plural."""
    inside = _LAST_BRACKETS.search(name)
    word = plain(inside["word"]) if inside else ""
    language = language_of(inside["word"]) if inside else ""
    return "" if inside and inside["stop"] and word == language else language


def _name_languages(columns: Sequence[Column], has_label: bool) -> bool:
    """Return whether columns that bear the name or the tag of a language hold the terms in that language.

    Beside a column of terms, or of what is said of them, one is enough. Without these it takes several: two names,
    three tags, of which an id stands for one, or two tags and no other column. Tags that are common words (`no`) count
    only beside others.
    """
    bare = [plain(column.name) for column in columns if _bare_language(column)]
    named = [word for word in bare if len(word) > _LENGTH_OF_TAG]
    targets = {column.target for column in columns}
    if has_label or not _OF_TERMS.isdisjoint(targets):
        return bool(named) or not AMBIGUOUS_TAGS.issuperset(bare)
    if are_two_tags(columns):
        return True
    return len(named) > 1 or len(bare) + ("id" in targets) > 2  # noqa: PLR2004 - see above


def are_two_tags(columns: Sequence[Column]) -> bool:
    """Return whether two columns of a table are named by the tags of languages that are no common words.

    All others have a meaning.
    """
    tags = [column.name for column in columns if is_tag(column.name) and not column.target]
    languages = {language_of(tag) for tag in tags if plain(tag) not in AMBIGUOUS_TAGS} - {""}
    known = sum(bool(column.target) for column in columns)
    return len(columns) - known == len(tags) == len(languages) == 2  # noqa: PLR2004 - two


def _in_languages(columns: Sequence[Column]) -> list[Column]:
    """Return the columns. One whose name is a language holds the terms in it. Rare tags, and `no`, need others."""
    tags = {plain(column.name) for column in columns if _bare_language(column)} - AMBIGUOUS_TAGS
    count = sum(len(tag) < _LENGTH_OF_TAG for tag in tags)
    left_out = frozenset[str]() if count else AMBIGUOUS_TAGS
    read = []
    for column in columns:
        language = _bare_language(column)
        if count >= _SEVERAL_TAGS and not column.target:
            language = tag_beside_others(column.name, count)
        is_label = bool(language) and plain(column.name) not in left_out
        read.append(column._replace(target="prefLabel", language=language) if is_label else column)
    return read


def _with_full_names(columns: Sequence[Column]) -> list[Column]:
    """Return the columns. `Full Form (English)` has the terms in a language for which there is no other column."""
    told = {"", *(column.language for column in columns if column.target == "prefLabel")}
    full = [not column.target and word_of(column.name) in WEAK_LABEL for column in columns]
    languages = [
        _language_in_brackets(column.name) if is_full else "" for column, is_full in zip(columns, full, strict=True)
    ]
    return [
        column if language in told else column._replace(target="prefLabel", language=language)
        for column, language in zip(columns, languages, strict=True)
    ]


def _bare_language(column: Column) -> str:
    """Return the language whose name or tag is the whole name of a column, "" if it is none."""
    return "" if column.target else language_of(column.name)
