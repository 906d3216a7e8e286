"""Writes a vocabulary as the SQLite file that `store` reads.

Tables: `columns` holds the index of the labels and what the vocabulary says of itself, as blobs; `documents` what it
cites; `concepts` what a list shows; `records` each concept as the JSON of a bundle; `labels` the labels of live
concepts, found by a hash of their normalized form; `codes` ids and notations in lower case; `links` what points at a
concept. Numbers are places in the file, from 0. Blobs carry a CRC-32: SQLite notices damage to its own pages only.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from zlib import crc32

from immuno_cli.formats.bundle.records import dump_concept, dump_document, dump_scheme
from immuno_cli.formats.reading import Progress, no_progress
from immuno_cli.model import ROLES, Concept, Document
from immuno_cli.vocabularies.about import About
from immuno_cli.vocabularies.label_index import LabelIndex, build_index
from immuno_cli.vocabularies.sqlite import APPLICATION_ID, BROADER, DISTINCT, FORMAT, RELATED, RELATION, label_hash

if TYPE_CHECKING:
    import sqlite3

_STEP: Final = 5000
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
        hash INTEGER NOT NULL
    );
    CREATE TABLE codes (
        fold TEXT NOT NULL, rank INTEGER NOT NULL, number INTEGER NOT NULL, code TEXT NOT NULL,
        PRIMARY KEY (fold, rank, number, code)
    ) WITHOUT ROWID;
    CREATE TABLE links (
        target TEXT NOT NULL, kind INTEGER NOT NULL, source INTEGER NOT NULL, place INTEGER NOT NULL, relation TEXT,
        PRIMARY KEY (target, kind, source, place)
    ) WITHOUT ROWID;
"""


def write_store(path: Path, about: About, concepts: Sequence[Concept], progress: Progress = no_progress) -> None:
    """Write a vocabulary into a new file.

    Raises OSError and sqlite3.Error where it cannot be written (a full disk); what is left then is no store.
    """
    import sqlite3

    database = sqlite3.connect(path, isolation_level=None)
    try:
        database.executescript(
            f"PRAGMA page_size = 16384; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
            f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {FORMAT};{_SCHEMA}"
        )
        database.execute("BEGIN")
        columns = build_index(concepts)
        for name, data in columns.items():
            _write_column(database, f"index.{name}", data)
        _write_tables(database, concepts, _hashes(columns), progress)
        _write_column(database, "about", _about_json(about))
        database.executemany("INSERT INTO documents VALUES (?, ?, ?)", _documents(about))
        database.execute("CREATE INDEX labels_by_hash ON labels (hash)")
        database.execute("CREATE INDEX documents_by_id ON documents (id)")
        database.execute("COMMIT")
    finally:
        database.close()
    progress("writing", len(concepts), len(concepts))


def _about_json(about: About) -> bytes:
    stated = about._asdict()
    stated["scheme"] = dump_scheme(about.scheme._replace(documents=()))
    stated["bundles"] = [dump_scheme(scheme._replace(documents=_samples(scheme.documents))) for scheme in about.bundles]
    return json.dumps(stated).encode()


def _samples(documents: Sequence[Document]) -> tuple[Document, ...]:
    """Return one document of each sort: with or without a file, with or without an address."""
    samples: dict[tuple[bool, bool], Document] = {}
    for document in documents:
        samples.setdefault((bool(document.file), bool(document.url)), document)
    return tuple(samples.values())


def _documents(about: About) -> Iterator[tuple[int, str, str]]:
    for number, document in enumerate(about.scheme.documents):
        yield number, document.id, json.dumps(dump_document(document))


def _write_column(database: "sqlite3.Connection", name: str, data: bytes) -> None:
    database.execute("INSERT INTO columns VALUES (?, ?, ?)", (name, crc32(data), data))


def _hashes(columns: Mapping[str, bytes]) -> Sequence[int]:
    """Return the hash of each label's normalized form, which the index has worked out already."""
    index = LabelIndex(columns.__getitem__)
    hashes = [label_hash("")] * len(index.roles)
    for length in range(index.keys.longest + 1):
        for number, key in enumerate(index.keys.of_length(length), index.keys.first_of_length(length)):
            hashed = label_hash(key)
            for label in index.keys.items(number):
                hashes[label] = hashed
    return hashes


def _write_tables(
    database: "sqlite3.Connection", concepts: Sequence[Concept], hashes: Sequence[int], progress: Progress
) -> None:
    here = {concept.id for concept in concepts}
    first_label = 0
    for begin in range(0, len(concepts), _STEP):
        progress("writing", begin, len(concepts))
        part = list(enumerate(concepts[begin : begin + _STEP], begin))
        live = [(number, concept) for number, concept in part if not concept.deprecated]
        rows: dict[str, Iterator[tuple[Any, ...]]] = {
            "concepts": ((number, *_summary(concept, here)) for number, concept in part),
            "records": ((number, *_record(concept)) for number, concept in part),
            "codes": (row for number, concept in part for row in _codes(number, concept)),
            "links": (row for number, concept in live for row in _links(number, concept)),
            "labels": _labels(live, hashes, first_label),
        }
        first_label += sum(len(concept.labels) for _, concept in live)
        for table, values in rows.items():
            _insert(database, table, values)


def _insert(database: "sqlite3.Connection", table: str, rows: Iterator[tuple[Any, ...]]) -> None:
    first = next(rows, None)
    if first is None:
        return
    statement = f"INSERT OR IGNORE INTO {table} VALUES ({', '.join('?' * len(first))})"  # noqa: S608 - names are ours
    database.execute(statement, first)
    database.executemany(statement, rows)


def _summary(concept: Concept, here: set[str]) -> tuple[Any, ...]:
    categories = json.dumps([each.category for each in concept.categories]) if concept.categories else None
    root = not any(parent in here for parent in concept.broader)
    return concept.id, concept.pref_label, concept.kind, categories, concept.deprecated, root, concept.bundle


def _record(concept: Concept) -> tuple[int, bytes]:
    record = _encode(dump_concept(concept)).encode()
    return crc32(record), record


def _codes(number: int, concept: Concept) -> Iterator[tuple[str, int, int, str]]:
    """Yield the codes of a concept, ranked: an id before a notation, a live concept before a deprecated one."""
    yield concept.id.casefold(), int(concept.deprecated), number, concept.id
    for notation in concept.notations:
        yield notation.casefold(), 2 + concept.deprecated, number, notation


def _labels(
    live: list[tuple[int, Concept]], hashes: Sequence[int], first: int
) -> Iterator[tuple[int, str, int, int, int]]:
    labels = ((text, ROLES.index(role), number) for number, concept in live for text, role in concept.labels)
    for label, (text, role, number) in enumerate(labels, first):
        yield label, text, role, number, hashes[label]


def _links(number: int, concept: Concept) -> Iterator[tuple[str, int, int, int, str | None]]:
    for place, target in enumerate(dict.fromkeys(concept.broader)):
        yield target, BROADER, number, place, None
    for place, target in enumerate(dict.fromkeys(concept.related)):
        yield target, RELATED, number, place, None
    for place, relation in enumerate(concept.relations):
        yield relation.target, RELATION, number, place, relation.relation
    for place, target in enumerate(dict.fromkeys(other.target for other in concept.distinct_from)):
        yield target, DISTINCT, number, place, None
