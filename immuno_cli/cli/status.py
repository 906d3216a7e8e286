"""The one place where errors become exit codes, and where they are told to whoever typed the command."""

import os
import sys
from collections.abc import Callable
from enum import IntEnum
from shutil import get_terminal_size
from textwrap import wrap
from typing import Final

import typer

from immuno_cli.errors import FileError, ImmunoError, InvalidVocabularyError, NothingFoundError, UsageError
from immuno_cli.render.visible import visible


class Status(IntEnum):
    """How a command ended."""

    ANSWERED = 0
    NOTHING = 1
    USAGE = 2
    INVALID = 3
    FILE = 4
    INTERRUPTED = 130


STATUS_OF: Final[dict[type[ImmunoError], Status]] = {
    NothingFoundError: Status.NOTHING,
    UsageError: Status.USAGE,
    InvalidVocabularyError: Status.INVALID,
    FileError: Status.FILE,
}


def ended(run: Callable[[], object]) -> int:  # noqa: PLR0911 - one way out for each kind of end
    """Run a command and return its exit code; what went wrong is told on standard error, in a sentence and a hint."""
    try:
        result = run()
        sys.stdout.flush()
    except BrokenPipeError:
        _discard_output()
        return Status.ANSWERED
    except SystemExit as end:
        if isinstance(end.__context__, BrokenPipeError):  # rich makes an end with 1 of a closed pipe
            return Status.ANSWERED
        raise
    except (KeyboardInterrupt, typer.Abort):
        tell("Interrupted.")
        return Status.INTERRUPTED
    except typer.Exit as exit_:
        return exit_.exit_code
    except typer.TyperException as error:
        _tell_usage(error)
        return Status.USAGE
    except ImmunoError as error:
        tell(str(error), error.hint)
        return status_of(error)
    except OSError as error:
        tell(f"{error.filename or 'standard output'}: {error.strerror or error}")
        return Status.FILE
    return result if isinstance(result, int) else Status.ANSWERED


def status_of(error: ImmunoError) -> Status:
    """Return the exit code that belongs to an error's kind."""
    return next((STATUS_OF[kind] for kind in type(error).__mro__ if kind in STATUS_OF), Status.USAGE)


def tell(message: str, hint: str = "") -> None:
    """Write a message and a hint, a line each, to standard error, where everything goes that is not the answer."""
    for line in filter(None, (message, hint)):
        sys.stderr.write("".join(f"{row}\n" for row in _rows(visible(line))))


def _rows(line: str) -> list[str]:
    """Return a line as a terminal shows it without breaking words; into a pipe it goes as it is."""
    if not sys.stderr.isatty():
        return [line]
    indent = line[: len(line) - len(line.lstrip())]
    return wrap(
        line.strip(),
        get_terminal_size().columns,
        initial_indent=indent,
        subsequent_indent=f"{indent}  ",
        break_on_hyphens=False,
    )


def _tell_usage(error: Exception) -> None:
    context = getattr(error, "ctx", None)
    format_message = getattr(error, "format_message", None)
    message = " ".join(str(format_message() if format_message else error).split())
    path = context.command_path if context else "immuno"
    if not message:  # a group without its command: the help says all there is to say
        sys.stderr.write(f"{context.get_help()}\n" if context else "")
        return
    tell(message, f"`{path} --help` shows what it takes.")


def _discard_output() -> None:
    """Let what is unwritten vanish, so that the interpreter does not complain at exit (Python docs, `signal`)."""
    null = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(null, sys.stdout.fileno())
    except (OSError, ValueError):  # a test's standard output has no file behind it
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - it lives as long as the process
