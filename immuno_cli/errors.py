"""What can go wrong, as one tree of errors: each says what happened, where, and what to do next.

The exit code that belongs to each kind stands in one table, in `immuno_cli.cli`.
"""


class ImmunoError(Exception):
    """Something the user can act on. `str()` is one sentence; `where` names the place, `hint` the next step."""

    def __init__(self, message: str, *, where: str = "", hint: str = "") -> None:
        """Keep the message apart from the place and the hint, so that whoever shows it can lay them out."""
        super().__init__(message)
        self.message = message
        self.where = where
        self.hint = hint

    def __str__(self) -> str:
        """Return place and message as one line."""
        return f"{self.where}: {self.message}" if self.where else self.message


class NothingFoundError(ImmunoError):
    """The question was understood and has no answer."""


class UsageError(ImmunoError):
    """The words of a command are wrong: an unknown category, kind, relation, vocabulary or format."""


class InvalidVocabularyError(ImmunoError):
    """A file was read, but what it holds is not a vocabulary of the kind it claims to be."""


class FileError(ImmunoError):
    """A file could not be read or written."""


class MissingExtraError(FileError):
    """A file needs a library that is an optional extra of this package."""
