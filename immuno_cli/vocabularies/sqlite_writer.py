"""Writes a vocabulary as an SQLite file, which `sqlite` reads.

| table | holds |
| --- | --- |
| columns | the columns of the label index, what is known of the vocabulary ("about"), and of its reading ("notes") |
| documents | the documents that it cites |
| concepts | of each concept what a list shows |
| records | each concept as the JSON of a bundle |
| labels | the labels of live concepts, found by a hash of their normalized form; the language is 0 or that of a tag |
| codes | ids and notations in lower case, and the normalized names of deprecated concepts |
| links | which concepts point at a concept |
| listed | the live concepts in the order of a list |

Concepts, labels and documents have numbers from 0, in the order of the file. The file ends with a seal (`seal`). Each
blob has a CRC-32 beside it, too: the seal of an unchanged file is compared only once, and a disk may fail later.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from zlib import crc32

from immuno_cli.formats.bundle.records import dump_concept, dump_document, dump_scheme
from immuno_cli.formats.reading import Progress, no_progress
from immuno_cli.language.normalize import forget_keys
from immuno_cli.lookups import RANKS, Label
from immuno_cli.model import Concept, Document
from immuno_cli.vocabularies.about import About, Problems
from immuno_cli.vocabularies.deprecated_names import deprecated_names
from immuno_cli.vocabularies.index_columns import IndexBuilder, Numbered
from immuno_cli.vocabularies.seal import write_seal
from immuno_cli.vocabularies.sqlite import (
    BROADER,
    DEPRECATED_NAME,
    DISTINCT,
    FIRST_NOTATION,
    RELATED,
    RELATION,
    label_hash,
)
from immuno_cli.vocabularies.tops import tops

if TYPE_CHECKING:
    import sqlite3

Row = tuple[Any, ...]
_STEP: Final = 200
"""Concepts that are written at a time, between two reports of progress.

What is made of so few stays in the cache of the processor. Of 5,000, each takes longer.
"""
_encode: Final = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False).encode
_SCHEMA: Final = """
    CREATE TABLE columns (name TEXT PRIMARY KEY, crc INTEGER NOT NULL, data BLOB NOT NULL);
    CREATE TABLE documents (number INTEGER PRIMARY KEY, id TEXT NOT NULL, document TEXT NOT NULL);
    CREATE TABLE concepts (
        number INTEGER PRIMARY KEY, id TEXT NOT NULL, label TEXT NOT NULL, kind TEXT, categories TEXT,
        deprecated INTEGER NOT NULL, root INTEGER NOT NULL, bundle TEXT NOT NULL
    );
    CREATE TABLE records (number INTEGER PRIMARY KEY, crc INTEGER NOT NULL, record BLOB NOT NULL);
    CREATE TABLE labels (
        number INTEGER PRIMARY KEY, text TEXT NOT NULL, role INTEGER NOT NULL, concept INTEGER NOT NULL,
        hash INTEGER NOT NULL, language INTEGER NOT NULL
    );
    CREATE TABLE codes (
        fold TEXT NOT NULL, rank INTEGER NOT NULL, number INTEGER NOT NULL, code TEXT NOT NULL,
        PRIMARY KEY (fold, rank, number, code)
    ) WITHOUT ROWID;
    CREATE TABLE links (
        target TEXT NOT NULL, kind INTEGER NOT NULL, source INTEGER NOT NULL, place INTEGER NOT NULL, relation TEXT,
        PRIMARY KEY (target, kind, source, place)
    ) WITHOUT ROWID;
    CREATE TABLE listed (place INTEGER PRIMARY KEY, number INTEGER NOT NULL);
"""
_FILL_LISTED: Final = """
    INSERT INTO listed (number)
    SELECT number FROM concepts JOIN (
        SELECT bundle AS name, min(number) AS first FROM concepts WHERE NOT deprecated GROUP BY bundle
    ) ON name = bundle
    WHERE NOT deprecated ORDER BY first, casefold(label), id
"""
_BROADER: Final = """
    SELECT source, broader.number FROM links
    JOIN codes ON fold = casefold(target) AND code = target AND rank < ?
    JOIN concepts AS broader ON broader.number = codes.number AND NOT broader.deprecated
    WHERE links.kind = ?
"""


def write_store(
    path: Path,
    about: About,
    concepts: Iterable[Concept],
    progress: Progress = no_progress,
    told_problems: Callable[[int], Problems] | None = None,
) -> About:
    """Write a vocabulary into a new file, and return what is known of it. Each concept is written as it comes.

    `told_problems` returns the problems of the vocabulary, by the number of labels that an earlier concept has, too.

    Raises OSError and sqlite3.Error where it cannot be written, for instance on a full disk. What is left then cannot
    be opened.
    """
    import sqlite3

    from immuno_cli.vocabularies.sqlite_file import APPLICATION_ID, FORMAT

    database = sqlite3.connect(path, isolation_level=None)
    try:
        database.executescript(
            f"PRAGMA page_size = 16384; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
            f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {FORMAT};{_SCHEMA}"
        )
        database.create_function("casefold", 1, str.casefold, deterministic=True)
        database.execute("BEGIN")
        builder = IndexBuilder()
        _write_tables(database, concepts, about.concepts, builder, progress)
        forget_keys()
        if told_problems:
            about = about._replace(problems=told_problems(builder.count_shared_labels()))
        for name, data in builder.columns().items():
            _write_column(database, f"index.{name}", data)
        _write_column(database, "about", _about_json(about))
        _write_column(database, "notes", json.dumps(about.notes).encode())
        _insert(database, "documents", _document_rows(about))
        _write_order(database)
        database.execute("CREATE INDEX labels_by_hash ON labels (hash)")
        database.execute("CREATE INDEX documents_by_id ON documents (id)")
        database.execute("COMMIT")
    finally:
        database.close()
    write_seal(path)
    progress("writing", about.concepts, about.concepts)
    return about


def _write_column(database: "sqlite3.Connection", name: str, data: bytes) -> None:
    database.execute("INSERT INTO columns VALUES (?, ?, ?)", (name, crc32(data), data))


def _about_json(about: About) -> bytes:
    """Return what is known of the vocabulary as JSON, without documents and notes: these are stored elsewhere."""
    stated = about._asdict()
    del stated["notes"]
    stated["scheme"] = dump_scheme(about.scheme._replace(documents=()))
    stated["bundles"] = [dump_scheme(scheme._replace(documents=_samples(scheme.documents))) for scheme in about.bundles]
    return json.dumps(stated).encode()


def _samples(documents: Sequence[Document]) -> tuple[Document, ...]:
    """Return one document of each sort: with or without a file, with or without an address."""
    samples: dict[tuple[bool, bool], Document] = {}
    for document in documents:
        samples.setdefault((bool(document.file), bool(document.url)), document)
    return tuple(samples.values())


def _write_tables(
    database: "sqlite3.Connection", concepts: Iterable[Concept], total: int, builder: IndexBuilder, progress: Progress
) -> None:
    """Write all tables that have rows for each concept, and give live concepts to the builder of the index."""
    numbered = enumerate(concepts)
    first_label = 0
    while part := list(islice(numbered, _STEP)):
        progress("writing", part[0][0], total)
        live = [(number, concept) for number, concept in part if not concept.deprecated]
        labels, keys = builder.add(live)
        _insert(database, "concepts", (_concept_row(number, concept) for number, concept in part))
        _insert(database, "records", (_record_row(number, concept) for number, concept in part))
        _insert(database, "codes", _each(part, _code_rows))
        _insert(database, "links", _each(live, _link_rows))
        _insert(database, "labels", _label_rows(labels, keys, first_label, builder.languages))
        first_label += len(keys)
    _write_roots(database)


def _write_roots(database: "sqlite3.Connection") -> None:
    """Mark the concepts at the top. Which broader concepts are known and live is clear when all are written."""
    live = [number for (number,) in database.execute("SELECT number FROM concepts WHERE NOT deprecated")]
    found = tops(live, database.execute(_BROADER, (FIRST_NOTATION, BROADER)))
    database.executemany("UPDATE concepts SET root = 1 WHERE number = ?", ((number,) for number in found))


def _write_order(database: "sqlite3.Connection") -> None:
    """Write the live concepts in the order of a list: bundle after bundle, each by label (`protocol.in_list_order`)."""
    database.execute(_FILL_LISTED)


def _each(part: Numbered, rows: Callable[[int, Concept], Iterator[Row]]) -> Iterator[Row]:
    for number, concept in part:
        yield from rows(number, concept)


def _insert(database: "sqlite3.Connection", table: str, rows: Iterator[Row]) -> None:
    first = next(rows, None)
    if first is None:
        return
    statement = f"INSERT OR IGNORE INTO {table} VALUES ({', '.join('?' * len(first))})"  # noqa: S608 - names are ours
    database.execute(statement, first)
    database.executemany(statement, rows)


def _document_rows(about: About) -> Iterator[Row]:
    for number, document in enumerate(about.scheme.documents):
        yield number, document.id, json.dumps(dump_document(document))


def _concept_row(number: int, concept: Concept) -> Row:
    categories = json.dumps([each.category for each in concept.categories]) if concept.categories else None
    stated = (concept.id, concept.pref_label, concept.kind, categories)
    return (number, *stated, concept.deprecated, False, concept.bundle)


def _record_row(number: int, concept: Concept) -> Row:
    record = _encode(dump_concept(concept)).encode()
    return number, crc32(record), record


def _code_rows(number: int, concept: Concept) -> Iterator[Row]:
    """Yield the codes of a concept. Ids have a lower rank than notations, live concepts a lower one than deprecated.

    The names of deprecated concepts have the highest.
    """
    yield concept.id.casefold(), int(concept.deprecated), number, concept.id
    for notation in concept.notations:
        yield notation.casefold(), FIRST_NOTATION + concept.deprecated, number, notation
    for key, name in deprecated_names(concept):
        yield key, DEPRECATED_NAME, number, name


def _label_rows(
    labels: Sequence[Label], keys: Sequence[str], first: int, languages: Mapping[str, int]
) -> Iterator[Row]:
    """Yield the labels, of which `keys` are the keys. `first` is the number of the first one."""
    for number, ((text, role, concept, language), key) in enumerate(zip(labels, keys, strict=True), first):
        yield number, text, RANKS[role], concept, label_hash(key), languages[language]


def _link_rows(number: int, concept: Concept) -> Iterator[Row]:
    for place, target in _unique(concept.broader):
        yield target, BROADER, number, place, None
    if concept.related:
        for place, target in _unique(concept.related):
            yield target, RELATED, number, place, None
    for place, relation in enumerate(concept.relations):
        yield relation.target, RELATION, number, place, relation.relation
    if concept.distinct_from:
        for place, target in _unique(other.target for other in concept.distinct_from):
            yield target, DISTINCT, number, place, None


def _unique(targets: Iterable[str]) -> Iterator[tuple[int, str]]:
    return enumerate(dict.fromkeys(targets))
