"""The SQLite file of a vocabulary: opened and checked, then read from any thread.

The file is opened read-only and immutable. It is never changed, only replaced as a whole by another file of its name.
"""

import json
import shlex
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Lock
from typing import Any, Final
from zlib import crc32

from immuno_cli.errors import FileError, InvalidVocabularyError
from immuno_cli.vocabularies import seal

APPLICATION_ID: Final = 0x696D6D75  # "immu": SQLite keeps it at byte 68 of the file, for programs like file(1)
FORMAT: Final = 12
"""The version of the tables. It changes when this program can no longer read what an older one wrote."""

_ESCAPES: Final = {"%": "%25", "?": "%3f", "#": "%23"}
"""What has a meaning in the address of a file (https://www.sqlite.org/uri.html). `urllib` costs 1.6 ms."""
_HEADER_SIZE: Final = 100
_ROWS_AT_ONCE: Final = 500
_NOT_DAMAGE: Final = frozenset(
    {
        sqlite3.SQLITE_AUTH,
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_INTERRUPT,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_PERM,
    }
)
"""Errors of SQLite that say nothing of what the file holds."""


class VocabularyFile:
    """An open file. All threads share one connection, and a lock lets one of them read at a time."""

    _connection: sqlite3.Connection | None = None

    def __init__(self, path: Path, name: str, *, hint: str | None = None) -> None:
        """Open the file of the vocabulary `name`.

        Raises FileError where the file cannot be read, is damaged, or has the format of another version. `hint` says
        what to do about a damaged file; by default, how to keep the vocabulary again.
        """
        self._path = path
        self._name = name
        self._hint = hint or f"Rebuild it from its source: {_add_command('FILE', name)}"
        self._lock = Lock()
        self._check_header()
        self._check_seal()
        with self._noticing_damage():
            self._connection = self._connect()

    def __del__(self) -> None:
        """Close the file of a vocabulary that nobody has any more. Python 3.13 warns of one that is left open."""
        if self._connection is not None:
            self._connection.close()

    def close(self) -> None:
        """Close the file, once no other thread reads it. Closing twice does no harm."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    def rows(self, query: str, *parameters: object) -> list[Any]:
        """Return all rows of a query. Raises FileError, and ValueError where the file is closed."""
        with self._lock, self._noticing_damage():
            return self._opened().execute(query, parameters).fetchall()

    def iter_rows(self, query: str) -> Iterator[Any]:
        """Yield the rows of a query, read in portions. Raises as `rows` does."""
        with self._lock, self._noticing_damage():
            cursor = self._opened().execute(query)
        while True:
            with self._lock, self._noticing_damage():
                self._opened()
                portion = cursor.fetchmany(_ROWS_AT_ONCE)
            if not portion:
                return
            yield from portion

    def blob(self, query: str, *parameters: object) -> bytes:
        """Return the bytes of the first row, which states them and their CRC-32. Raises as `rows` does."""
        found = self.rows(query, *parameters)
        if not found:
            raise self.damage("is damaged: a part of it is missing")
        return self.checked(*found[0])

    def checked(self, data: bytes, crc: int) -> bytes:
        """Return the bytes. Raises FileError where they are not those that were written."""
        with self.parsing():
            whole = crc32(data) == crc
        if not whole:
            raise self.damage("is damaged: a part of its content has changed")
        return data

    @contextmanager
    def parsing(self) -> Iterator[None]:
        """Raise FileError where the lines inside cannot make sense of what the file holds.

        Only parsing belongs inside: a mistake of this program would be called damage, too.
        """
        try:
            yield
        except (InvalidVocabularyError, ValueError, LookupError, TypeError) as error:
            raise self.damage("is damaged") from error

    def damage(self, what: str) -> FileError:
        """Return the error that says what is wrong with the file, and how to get a sound one."""
        return FileError(f"the added vocabulary “{self._name}” {what}", where=str(self._path), hint=self._hint)

    def _opened(self) -> sqlite3.Connection:
        if self._connection is None:
            raise ValueError(f"the vocabulary “{self._name}” is closed")
        return self._connection

    def _connect(self) -> sqlite3.Connection:
        path = str(self._path.absolute())
        for sign, escape in _ESCAPES.items():
            path = path.replace(sign, escape)
        address = f"file:{path}?mode=ro&immutable=1"
        return sqlite3.connect(address, uri=True, isolation_level=None, check_same_thread=False)

    def _check_header(self) -> None:
        """Compare the header (https://www.sqlite.org/fileformat.html, section 1.3) with what was written."""
        try:
            with self._path.open("rb") as file:
                header = file.read(_HEADER_SIZE)
            size = self._path.stat().st_size
        except OSError as error:
            raise self._unreadable(error.strerror or str(error)) from None
        is_ours = header.startswith(b"SQLite format 3\0") and _number(header, 68) == APPLICATION_ID
        if not is_ours:
            raise self.damage("is not a vocabulary file of immuno")
        if _number(header, 60) != FORMAT:
            raise self._other_format(_number(header, 60))
        page_size = int.from_bytes(header[16:18], "big")
        page_size = 65536 if page_size == 1 else page_size
        if page_size * _number(header, 28) + seal.SIZE != size:
            raise self.damage("is damaged: its length has changed")

    def _check_seal(self) -> None:
        """Compare the file as a whole with what was written, unless it was done before and nothing has changed."""
        try:
            whole = seal.is_whole(self._path)
        except OSError as error:
            raise self._unreadable(error.strerror or str(error)) from None
        if not whole:
            raise self.damage("is damaged: its content has changed")

    def _other_format(self, number: int) -> FileError:
        """Return the error for a sound file in the format of another version, and how to keep the vocabulary again."""
        age = "an older" if number < FORMAT else "a newer"
        message = f"the added vocabulary “{self._name}” was written by {age} version of immuno"
        source = self._stated_source()
        hint = f"Rebuild it from its source: {_add_command(source, self._name)}" if source else self._hint
        return FileError(f"{message} (format {number}, not {FORMAT})", where=str(self._path), hint=hint)

    def _stated_source(self) -> str | None:
        """Return the file that the vocabulary was read from, as far as a file of another format says so."""
        try:
            with closing(self._connect()) as connection:
                (data,) = connection.execute("SELECT data FROM columns WHERE name = 'about'").fetchone()
            source = json.loads(data)["source"]
        except (sqlite3.Error, ValueError, LookupError, TypeError):
            return None
        return source if isinstance(source, str) else None

    @contextmanager
    def _noticing_damage(self) -> Iterator[None]:
        """Turn an error of SQLite into a FileError: damage, or a file that cannot be read now."""
        try:
            yield
        except (sqlite3.ProgrammingError, sqlite3.InterfaceError):
            raise  # a mistake of this program
        except UnicodeDecodeError as error:  # SQLite quotes bytes of a damaged schema in its message
            raise self.damage("is damaged") from error
        except sqlite3.Error as error:
            code = getattr(error, "sqlite_errorcode", None)
            if code is not None and code & 0xFF in _NOT_DAMAGE:  # the low byte is the primary result code
                raise self._unreadable(str(error)) from error
            raise self.damage("is damaged") from error

    def _unreadable(self, reason: str) -> FileError:
        return FileError(f"the added vocabulary cannot be read ({reason})", where=str(self._path))


def _number(header: bytes, place: int) -> int:
    return int.from_bytes(header[place : place + 4], "big")


def _add_command(source: str, name: str) -> str:
    return f"immuno vocabulary add {shlex.quote(source)} --name {name} --replace"
