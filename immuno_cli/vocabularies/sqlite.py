"""A vocabulary in an SQLite file, of which a question reads only what it asks for.

`sqlite_writer` writes the file and describes its tables.
"""

import json
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from zlib import crc32

from immuno_cli.formats.bundle.loading import load_concept, load_document, load_scheme
from immuno_cli.lookups import ConceptSummary, Label, Link
from immuno_cli.model import ROLES, Concept, Document, Scheme
from immuno_cli.vocabularies.protocol import ClosedOnExit

if TYPE_CHECKING:
    from immuno_cli.vocabularies.about import About
    from immuno_cli.vocabularies.label_index import LabelIndex

ENDING: Final = ".sqlite"
MATCHER_ENDING: Final = ".matcher"
BROADER, RELATED, RELATION, DISTINCT = range(4)
"""The kinds of links between concepts, as the file numbers them."""

_HIGHEST: Final = 2**63 - 1
"""The highest number that SQLite can be asked for."""
FIRST_NOTATION: Final = 2
"""The rank of a notation. Ids have lower ones, so that an id is found before a notation."""
DEPRECATED_NAME: Final = 4
"""The rank of a name of a deprecated concept, which is no code. Those of notations are lower."""

_RECORD: Final = "SELECT record, crc, bundle FROM records JOIN concepts USING (number)"
_SUMMARY: Final = "SELECT id, label, kind, categories, bundle FROM concepts"
_LABEL: Final = "SELECT text, role, concept, language FROM labels"


def label_hash(key: str) -> int:
    """Return the 32-bit number under which the labels of a normalized key are found.

    Two keys may have the same number: whoever looks one up compares the keys, too.
    """
    return crc32(key.encode(errors="surrogatepass"))


def matcher_path(path: Path) -> Path:
    """Return where the matcher of the vocabulary in this file is stored: what `annotate` looks for in a text."""
    return path.with_suffix(MATCHER_ENDING)


class SqliteVocabulary(ClosedOnExit):
    """A vocabulary on disk. Implements Vocabulary, and may be read from several threads.

    Every method may raise FileError where the file is damaged, and raises ValueError once the vocabulary is closed.
    """

    shown_language: str | None = None

    def __init__(self, path: Path, name: str, *, hint: str | None = None) -> None:
        """Open the file. `hint` says what to do about a damaged one.

        Raises FileError where the file cannot be read, is damaged, or has the format of another version.
        """
        from immuno_cli.vocabularies.sqlite_file import VocabularyFile  # sqlite3: 4 ms that a JSON bundle does without

        self.name = name
        self.path = path
        self._file = VocabularyFile(path, name, hint=hint)

    @property
    def about(self) -> "About":
        """What is known of the vocabulary: its scheme, counts, and where it is from."""
        from immuno_cli.formats.reading import load_note
        from immuno_cli.vocabularies.about import About, load_options  # no question about a term needs it: 0.2 ms

        stated = self._about
        stated_notes = self._file.blob("SELECT data, crc FROM columns WHERE name = 'notes'")
        with self._file.parsing():
            problems = tuple((count, message) for count, message in stated["problems"])
            notes = tuple(map(load_note, json.loads(stated_notes)))
            options = load_options(stated.get("options"))
            known = {"name": self.name, "scheme": self.scheme, "bundles": self._stated_bundles}
            known["languages"] = tuple((tag, count) for tag, count in stated["languages"])
            return About(**{**stated, **known, "notes": notes, "problems": problems, "options": options})

    @cached_property
    def identity(self) -> str:
        """What tells its labels from those of any other file: the checksums of all columns.

        It changes whenever the vocabulary is kept again, because one column says when that was.
        """
        rows = self._file.rows("SELECT name, crc FROM columns ORDER BY name")
        return " ".join(f"{name}:{crc}" for name, crc in rows)

    @cached_property
    def scheme(self) -> Scheme:
        """What the vocabulary says of itself."""
        rows = self._file.rows("SELECT document FROM documents ORDER BY number")
        head = self.head
        with self._file.parsing():
            documents = tuple(load_document(json.loads(text)) for (text,) in rows)
        return head._replace(documents=documents)

    @cached_property
    def head(self) -> Scheme:
        """What the vocabulary says of itself, without its documents: a stack of bundles may have a thousand."""
        stated = self._about
        with self._file.parsing():
            return load_scheme(stated["scheme"])

    @cached_property
    def bundles(self) -> Sequence[Scheme]:
        """The schemes of the bundles that it is made of, the base first, with few of their documents."""
        return self._stated_bundles or (self.head,)

    @cached_property
    def index(self) -> "LabelIndex":
        """The labels in its own language, ready to be searched. Each column is read when a question first needs it."""
        from immuno_cli.vocabularies.label_index import LabelIndex  # only a search needs it

        return LabelIndex(self._column)

    @cached_property
    def languages(self) -> Sequence[str]:
        """The other languages in which anything is said, as BCP 47 tags."""
        return self.index.languages

    def __len__(self) -> int:
        """Return how many live concepts there are."""
        return int(self._about["live"])

    def find_document(self, identifier: str) -> Document | None:
        """Return the document of this id."""
        query = "SELECT document FROM documents WHERE id = ? ORDER BY number LIMIT 1"
        rows = self._file.rows(query, _storable(identifier))
        if not rows:
            return None
        with self._file.parsing():
            return load_document(json.loads(rows[0][0]))

    def find_concept(self, identifier: str) -> Concept | None:
        """Return the concept of this id or notation. Letter case counts only where two ids differ in it alone."""
        query = "SELECT code, rank, number FROM codes WHERE fold = ? AND rank < ? ORDER BY rank, number"
        found = self._file.rows(query, _storable(identifier.casefold()), DEPRECATED_NAME)
        if not found:
            return None
        same = [number for code, rank, number in found if rank < FIRST_NOTATION and code == identifier]
        _, _, first = found[0]
        return self.concept_at(same[0] if same else first)

    def find_deprecated(self, key: str) -> Sequence[Concept]:
        """Return the deprecated concepts that have a name whose normalized form is `key`, in the order of the file."""
        query = "SELECT DISTINCT number FROM codes WHERE fold = ? AND rank = ? ORDER BY number"
        return [self.concept_at(number) for (number,) in self._file.rows(query, _storable(key), DEPRECATED_NAME)]

    def concept_at(self, number: int) -> Concept:
        """Return the concept of this number. Raises IndexError."""
        rows = self._rows_at(f"{_RECORD} WHERE number = ?", number)
        if rows:
            return self._concept(*rows[0])
        if 0 <= number < self._about["concepts"]:
            raise self._file.damage("is damaged: a concept is missing")
        raise IndexError(number)

    def label_at(self, number: int) -> Label:
        """Return the label of this number. Raises IndexError."""
        rows = self._rows_at(f"{_LABEL} WHERE number = ?", number)
        if not rows:
            raise IndexError(number)
        return self._label(*rows[0])

    def find_labels(self, key: str) -> Sequence[Label]:
        """Return the labels in its own language whose normalized form is `key`, in the order of their ranks."""
        return [label for label in self.find_all_labels(key) if not label.language]

    def find_all_labels(self, key: str) -> Sequence[Label]:
        """Return the labels in all languages whose normalized form is `key`, in the order of their ranks."""
        from immuno_cli.language.normalize import normalize

        rows = self._file.rows(f"{_LABEL} WHERE hash = ? ORDER BY language > 0, role, number", label_hash(key))
        labels = [self._label(*row) for row in rows]
        return [label for label in labels if normalize(label.text) == key]

    def iter_labels(self) -> Iterator[Label]:
        """Yield the labels of live concepts in the order of their numbers."""
        for row in self._file.iter_rows(f"{_LABEL} ORDER BY number"):
            yield self._label(*row)

    def iter_concepts(self) -> Iterator[Concept]:
        """Yield all concepts, deprecated ones too, in the order of the file."""
        for row in self._file.iter_rows(f"{_RECORD} ORDER BY number"):
            yield self._concept(*row)

    def iter_summaries(self) -> Iterator[ConceptSummary]:
        """Yield the live concepts as a list shows them, in the order of the file."""
        return self._summaries(f"{_SUMMARY} WHERE NOT deprecated ORDER BY number")

    def iter_listed(self) -> Iterator[ConceptSummary]:
        """Yield the live concepts in the order of a list: bundle after bundle, each by label."""
        return self._summaries(f"{_SUMMARY} JOIN listed USING (number) ORDER BY place")

    def roots(self) -> Sequence[str]:
        """Return the ids of the live concepts at the top: every other one lies below them (`tops.top_concepts`)."""
        rows = self._file.rows("SELECT id FROM concepts WHERE root AND NOT deprecated ORDER BY number")
        return [identifier for (identifier,) in rows]

    def narrower(self, identifier: str) -> Sequence[str]:
        """Return the ids of the live concepts whose `broader` names this one, in the order of the file."""
        return [source for _, source in self._links(BROADER, identifier)]

    def related_from(self, identifier: str) -> Sequence[str]:
        """Return the ids of the live concepts whose `related` names this one, in the order of the file."""
        return [source for _, source in self._links(RELATED, identifier)]

    def links_to(self, identifier: str) -> Sequence[Link]:
        """Return the typed relations that live concepts have to this one, in the order of the file."""
        return [Link(relation, source) for relation, source in self._links(RELATION, identifier)]

    def distinct_from(self, identifier: str) -> Sequence[str]:
        """Return the ids of the live concepts whose `distinct_from` names this one."""
        return [source for _, source in self._links(DISTINCT, identifier)]

    def close(self) -> None:
        """Close the file, for all threads. Closing twice does no harm."""
        self._file.close()

    @cached_property
    def _about(self) -> dict[str, Any]:
        data = self._file.blob("SELECT data, crc FROM columns WHERE name = 'about'")
        with self._file.parsing():
            about: dict[str, Any] = json.loads(data)
            return about

    @cached_property
    def _stated_bundles(self) -> tuple[Scheme, ...]:
        stated = self._about
        with self._file.parsing():
            return tuple(load_scheme(bundle) for bundle in stated["bundles"])

    def _column(self, name: str) -> bytes:
        return self._file.blob("SELECT data, crc FROM columns WHERE name = ?", f"index.{name}")

    def _rows_at(self, query: str, number: int) -> list[Any]:
        return self._file.rows(query, number) if 0 <= number <= _HIGHEST else []

    def _concept(self, record: bytes, crc: int, bundle: str) -> Concept:
        data = self._file.checked(record, crc)
        with self._file.parsing():
            return load_concept(json.loads(data), bundle=bundle)

    def _label(self, text: object, role: int, concept: int, language: int) -> Label:
        if not isinstance(text, str):
            raise self._file.damage("is damaged")
        try:  # a context manager would double the time that reading all labels takes
            return Label(text, ROLES[role], concept, self.languages[language - 1] if language else "")
        except (LookupError, TypeError) as error:
            raise self._file.damage("is damaged") from error

    def _summaries(self, query: str) -> Iterator[ConceptSummary]:
        for identifier, label, kind, categories, bundle in self._file.iter_rows(query):
            with self._file.parsing():
                names = tuple(json.loads(categories)) if categories else ()
            yield ConceptSummary(identifier, label, kind, names, bundle)

    def _links(self, kind: int, target: str) -> list[tuple[str, str]]:
        query = (
            "SELECT relation, id FROM links JOIN concepts ON number = source"
            " WHERE target = ? AND links.kind = ? ORDER BY source, place"
        )
        return self._file.rows(query, _storable(target), kind)


def _storable(text: str) -> str:
    """Return the text as SQLite can be asked for it. No kept vocabulary has a lone surrogate."""
    return text.encode(errors="replace").decode()
