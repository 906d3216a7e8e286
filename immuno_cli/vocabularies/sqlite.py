"""A kept vocabulary: one SQLite file, of which a question reads only what it asks for.

`store_build` writes the file; the tables are described there. It is opened read-only and immutable: it is never
changed, only replaced as a whole by another file of its name.
"""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, Self
from urllib.parse import quote
from zlib import crc32

from immuno_cli.errors import FileError, InvalidVocabularyError
from immuno_cli.formats.bundle.records import load_concept, load_document, load_scheme
from immuno_cli.model import ROLES, Concept, Document, Label, Link, Scheme, Summary
from immuno_cli.vocabularies.about import About

if TYPE_CHECKING:
    import sqlite3

    from immuno_cli.vocabularies.label_index import LabelIndex

APPLICATION_ID: Final = 0x696D6D75  # "immu": what SQLite keeps at byte 68 of the file, for programs like file(1)
FORMAT: Final = 4
ENDING: Final = ".sqlite"
BROADER, RELATED, RELATION, DISTINCT = range(4)
_RECORD: Final = "SELECT record, crc, bundle FROM records JOIN concepts USING (number)"


def label_hash(key: str) -> int:
    """Return the 32 bits under which labels of a normalized key are found: who looks one up compares the keys, too."""
    return crc32(key.encode(errors="surrogatepass"))


class SqliteVocabulary:
    """A vocabulary on disk. Implements Vocabulary. Every method may raise FileError where the file is damaged."""

    def __init__(self, path: Path, name: str) -> None:
        """Open the file. Raises FileError where it cannot be read, is damaged, or of another version's format."""
        self.name = name
        self._path = path
        with self._noticing_damage():
            self._database = self._open()

    def _open(self) -> "sqlite3.Connection":
        import sqlite3  # 4 ms that the built-in glossary does without

        try:
            with self._path.open("rb") as file:
                head = file.read(100)
            size = self._path.stat().st_size
        except OSError as error:
            reason = error.strerror or "it cannot be read"
            raise FileError(f"the kept vocabulary cannot be read ({reason})", where=str(self._path)) from None
        page = int.from_bytes(head[16:18], "big")
        page = 65536 if page == 1 else page
        if not head.startswith(b"SQLite format 3\0") or int.from_bytes(head[68:72], "big") != APPLICATION_ID:
            raise self._damage("is no vocabulary that immuno keeps")
        if int.from_bytes(head[60:64], "big") != FORMAT:
            raise self._damage("was kept by another version of immuno, in a format that this one does not read")
        if page * int.from_bytes(head[28:32], "big") != size:
            raise self._damage("is damaged: it is not as long as it was when it was written")
        address = f"file:{quote(str(self._path.absolute()))}?mode=ro&immutable=1"
        return sqlite3.connect(address, uri=True, isolation_level=None)

    @property
    def about(self) -> About:
        """What is known of the vocabulary: its scheme, counts, and where it is from."""
        stated = self._about
        notes = tuple((count, message) for count, message in stated["notes"])
        return About(
            **{**stated, "name": self.name, "scheme": self.scheme, "notes": notes, "bundles": self._stated_bundles}
        )

    @cached_property
    def _about(self) -> dict[str, Any]:
        with self._noticing_damage():
            about: dict[str, Any] = json.loads(self._checked("SELECT data, crc FROM columns WHERE name = 'about'"))
            return about

    @cached_property
    def scheme(self) -> Scheme:
        """What the vocabulary says of itself."""
        with self._noticing_damage():
            rows = self._rows("SELECT document FROM documents ORDER BY number")
            return self.head._replace(documents=tuple(load_document(json.loads(text)) for (text,) in rows))

    @cached_property
    def head(self) -> Scheme:
        """What the vocabulary says of itself, without its documents: a stack of bundles may have a thousand."""
        with self._noticing_damage():
            return load_scheme(self._about["scheme"])

    @cached_property
    def bundles(self) -> Sequence[Scheme]:
        """The schemes of the bundles that it is made of, the base first, with few of their documents."""
        return self._stated_bundles or (self.head,)

    @cached_property
    def _stated_bundles(self) -> tuple[Scheme, ...]:
        with self._noticing_damage():
            return tuple(load_scheme(stated) for stated in self._about["bundles"])

    def find_document(self, identifier: str) -> Document | None:
        """Return the document of this id."""
        rows = self._rows("SELECT document FROM documents WHERE id = ? ORDER BY number LIMIT 1", _storable(identifier))
        with self._noticing_damage():
            return load_document(json.loads(rows[0][0])) if rows else None

    @cached_property
    def index(self) -> "LabelIndex":
        """The labels, ready to be searched; each column is read when a question first needs it."""
        from immuno_cli.vocabularies.label_index import LabelIndex  # only a search needs it

        return LabelIndex(self._column)

    def _column(self, name: str) -> bytes:
        with self._noticing_damage():
            return self._checked("SELECT data, crc FROM columns WHERE name = ?", f"index.{name}")

    def __len__(self) -> int:
        """Return how many live concepts there are."""
        return int(self._about["live"])

    def find_concept(self, identifier: str) -> Concept | None:
        """Return the concept of this id or notation; letter case counts only where two ids differ in it alone."""
        found = self._rows(
            "SELECT code, number FROM codes WHERE fold = ? ORDER BY rank, number", _storable(identifier.casefold())
        )
        if not found:
            return None
        exact = (number for code, number in found if code == identifier and self._id(number) == identifier)
        return self.concept_at(next(exact, found[0][1]))

    def concept_at(self, number: int) -> Concept:
        """Return the concept of this number. Raises IndexError."""
        rows = self._rows(_RECORD + " WHERE number = ?", number)
        if not rows and 0 <= number < self._about["concepts"]:
            raise self._damage("is damaged: a concept is missing")
        if not rows:
            raise IndexError(number)
        with self._noticing_damage():
            return self._concept(*rows[0])

    def _concept(self, record: bytes, crc: int, bundle: str) -> Concept:
        if crc32(record) != crc:
            raise self._damage("is damaged: a concept is not as it was written")
        return load_concept(json.loads(record), bundle=bundle)

    def label_at(self, number: int) -> Label:
        """Return the label of this number. Raises IndexError."""
        rows = self._rows("SELECT text, role, concept FROM labels WHERE number = ?", number)
        if not rows:
            raise IndexError(number)
        with self._noticing_damage():
            return _label(*rows[0])

    def find_labels(self, key: str) -> Sequence[Label]:
        """Return the labels whose normalized form is `key`: in the order of ROLES."""
        from immuno_cli.language.normalize import normalize

        rows = self._rows(
            "SELECT text, role, concept FROM labels WHERE hash = ? ORDER BY role, number", label_hash(key)
        )
        with self._noticing_damage():
            return [label for label in (_label(*row) for row in rows) if normalize(label.text) == key]

    def iter_labels(self) -> Iterator[Label]:
        """Yield the labels of live concepts in the order of their numbers."""
        with self._noticing_damage():
            for row in self._iter_rows("SELECT text, role, concept FROM labels ORDER BY number"):
                yield _label(*row)

    def iter_concepts(self) -> Iterator[Concept]:
        """Yield all concepts, deprecated ones too, in the order of the file."""
        for row in self._iter_rows(_RECORD + " ORDER BY number"):
            with self._noticing_damage():
                concept = self._concept(*row)
            yield concept

    def iter_summaries(self) -> Iterator[Summary]:
        """Yield the live concepts as a list shows them, in the order of the file."""
        live = "SELECT id, label, kind, categories, bundle FROM concepts WHERE NOT deprecated ORDER BY number"
        for identifier, label, kind, categories, bundle in self._iter_rows(live):
            with self._noticing_damage():
                names = tuple(json.loads(categories)) if categories else ()
            yield Summary(identifier, label, kind, names, bundle)

    def roots(self) -> Sequence[str]:
        """Return the ids of the live concepts that have no broader concept here."""
        return self._ids("SELECT id FROM concepts WHERE root AND NOT deprecated ORDER BY number")

    def narrower(self, identifier: str) -> Sequence[str]:
        """Return the ids of the live concepts whose `broader` names this one, in the order of the file."""
        return [source for _, source in self._links(BROADER, identifier)]

    def related_from(self, identifier: str) -> Sequence[str]:
        """Return the ids of the live concepts whose `related` names this one."""
        return [source for _, source in self._links(RELATED, identifier)]

    def links_to(self, identifier: str) -> Sequence[Link]:
        """Return the typed relations that live concepts have to this one."""
        return [Link(relation, source) for relation, source in self._links(RELATION, identifier)]

    def distinct_from(self, identifier: str) -> Sequence[str]:
        """Return the ids of the live concepts whose `distinct_from` names this one."""
        return [source for _, source in self._links(DISTINCT, identifier)]

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def __enter__(self) -> Self:
        """Return the vocabulary itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Close the vocabulary."""
        self.close()

    def _links(self, kind: int, target: str) -> list[tuple[str, str]]:
        return self._rows(
            "SELECT relation, id FROM links JOIN concepts ON number = source"
            " WHERE target = ? AND links.kind = ? ORDER BY source, place",
            _storable(target),
            kind,
        )

    def _id(self, number: int) -> str:
        return next(iter(self._ids("SELECT id FROM concepts WHERE number = ?", number)), "")

    def _ids(self, query: str, *parameters: object) -> list[str]:
        return [identifier for (identifier,) in self._rows(query, *parameters)]

    def _rows(self, query: str, *parameters: object) -> list[Any]:
        with self._noticing_damage():
            return self._database.execute(query, parameters).fetchall()

    def _iter_rows(self, query: str) -> Iterator[Any]:
        with self._noticing_damage():
            cursor = self._database.execute(query)
        while True:
            with self._noticing_damage():
                rows = cursor.fetchmany(500)
            if not rows:
                return
            yield from rows

    def _checked(self, query: str, *parameters: object) -> bytes:
        """Return a column's bytes, the same that were written."""
        row = self._database.execute(query, parameters).fetchone()
        if row is None or crc32(row[0]) != row[1]:
            raise self._damage("is damaged: a part of it is not as it was written")
        data: bytes = row[0]
        return data

    @contextmanager
    def _noticing_damage(self) -> Iterator[None]:
        """Say of whatever goes wrong in reading the file that the file is damaged, and what to do."""
        import sqlite3

        try:
            yield
        except FileError:
            raise
        except (sqlite3.Error, InvalidVocabularyError, ValueError, LookupError, TypeError) as error:
            raise self._damage("is damaged") from error

    def _damage(self, what: str) -> FileError:
        hint = f"Rebuild it from its source: immuno vocabulary add FILE --name {self.name} --replace"
        return FileError(f"the kept vocabulary “{self.name}” {what}", where=str(self._path), hint=hint)


def _label(text: object, role: int, concept: int) -> Label:
    if not isinstance(text, str):
        raise TypeError(text)
    return Label(text, ROLES[role], concept)


def _storable(text: str) -> str:
    """Return the text as SQLite can be asked for it: a lone surrogate is in no kept vocabulary."""
    return text.encode(errors="replace").decode()
