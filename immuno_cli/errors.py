"""The errors that this package raises on purpose. All are ImmunoError: each says what happened, where, and what to do.

The command line gives each kind its own exit code (`immuno_cli.cli.status`).
"""


class ImmunoError(Exception):
    """Something that the user can act on.

    Attributes:
        message: One sentence that says what is wrong, without a full stop.
        where: The place: a file, and perhaps a line of it. "" where there is none.
        hint: What to do next. "" where there is nothing to say.

    >>> error = FileError("the file is empty", where="cells.json")
    >>> str(error)
    'cells.json: the file is empty'
    """

    def __init__(self, message: str, *, where: str = "", hint: str = "") -> None:
        """Keep message, place and hint apart, so that they can be laid out apart."""
        super().__init__(message)
        self.message = message
        self.where = where
        self.hint = hint

    def __str__(self) -> str:
        """Return the place and the message as one line."""
        return f"{self.where}: {self.message}" if self.where else self.message


class NothingFoundError(ImmunoError):
    """The question was understood and has no answer."""


class UsageError(ImmunoError):
    """A name or an option is wrong: an unknown category, kind, relation, vocabulary or format."""


class InvalidVocabularyError(ImmunoError):
    """A file can be read, but it does not hold a vocabulary of a known format."""


class FileError(ImmunoError):
    """A file cannot be read or written."""


class RecordError(FileError):
    """A record of a collection cannot be annotated: it is not JSON, or has no text or no id."""


class MissingExtraError(FileError):
    """A file needs a library that is not installed: it belongs to an optional extra of this package."""


def hint_to_add(library: str) -> str:
    """Return the command that adds a library of an extra to the Python that runs, in a version that works here."""
    import sys
    from importlib.metadata import PackageNotFoundError, requires
    from shlex import quote

    try:
        required = requires("immuno-cli") or []
    except PackageNotFoundError:  # run from a folder of its files
        required = []
    names = (requirement.partition(";")[0].strip() for requirement in required)
    wanted = next((name for name in names if name.startswith(library)), library)
    return f"Add it with: {quote(sys.executable)} -m pip install {quote(wanted)}"
