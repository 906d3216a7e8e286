"""How a command ends: the only place where errors become exit codes and messages on standard error."""

import os
import re
import sys
from collections.abc import Callable
from contextlib import suppress
from enum import IntEnum
from shutil import get_terminal_size
from textwrap import wrap
from typing import Final, TextIO

import typer

from immuno_cli.cli.signals import Terminated
from immuno_cli.errors import FileError, ImmunoError, InvalidVocabularyError, NothingFoundError, UsageError
from immuno_cli.render.visible import visible


class Status(IntEnum):
    """How a command ended."""

    ANSWERED = 0
    NOTHING = 1
    USAGE = 2
    INVALID = 3
    FILE = 4
    FAULT = 70
    INTERRUPTED = 130


_SIGNALLED: Final = 128
"""What a shell adds to the number of the signal that ended a command."""
_COMMAND: Final = re.compile(r"(?:^|`|: ) *immuno [a-z]")
STATUS_OF: Final[dict[type[ImmunoError], Status]] = {
    NothingFoundError: Status.NOTHING,
    UsageError: Status.USAGE,
    InvalidVocabularyError: Status.INVALID,
    FileError: Status.FILE,
}


def ended(run: Callable[[], object]) -> int:
    """Run a command and return its exit code. What went wrong is reported on standard error: a sentence and a hint.

    Standard output is flushed here and not when the interpreter ends, so that the exit code says what happened: 4 on a
    full disk, 0 where the reader of a pipe has gone.
    """
    try:
        status = _run(run)
        sys.stdout.flush()
    except BrokenPipeError:
        status = Status.ANSWERED
    except OSError as error:
        status = _tell_failure(error)
    _discard_unwritten(sys.stdout)
    _discard_unwritten(sys.stderr)
    return status


def _run(run: Callable[[], object]) -> int:  # noqa: PLR0911 - one way out for each kind of end
    """Run a command and return its exit code. Raises OSError where standard output cannot be written."""
    try:
        result = run()
    except SystemExit as end:
        if isinstance(end.__context__, BrokenPipeError):  # rich ends with 1 where a pipe is closed
            return Status.ANSWERED
        return end.code if isinstance(end.code, int) else Status.ANSWERED
    except (KeyboardInterrupt, typer.Abort) as end:
        return _tell_interrupted(end)
    except typer.Exit as exit_:
        return exit_.exit_code
    except typer.TyperException as error:
        _tell_usage(error)
        return Status.USAGE
    except ImmunoError as error:
        tell_error(error)
        return status_of(error)
    except OSError:
        raise
    except BaseException as error:
        if sys.flags.dev_mode:
            raise
        return _tell_unforeseen(error)
    return result if isinstance(result, int) else Status.ANSWERED


def _tell_interrupted(end: BaseException) -> int:
    """Return the exit code of a signal, as a shell counts it, and report one that came from the keyboard."""
    if isinstance(end, Terminated):
        return _SIGNALLED + end.number
    tell("Interrupted.")
    return Status.INTERRUPTED


def _tell_failure(error: OSError) -> Status:
    """Report that a file could not be read or written; standard output where the error names no file."""
    tell(f"{error.filename or 'standard output'}: {error.strerror or error}")
    return Status.FILE


def _tell_unforeseen(error: BaseException) -> Status:
    """Report an unforeseen error in a sentence; `python -X dev` shows the traceback instead."""
    if isinstance(error, MemoryError):
        tell("There is not enough memory. Close other programs, or use a smaller file.")
        return Status.FILE
    if isinstance(error, RecursionError):
        tell("The input is nested too deeply.")
        return Status.INVALID
    tell(
        f"There is an internal error in immuno ({_place_of(error)}: {type(error).__name__}: {error})",
        "Please report it, with the command and the file that it read.",
    )
    return Status.FAULT


def _place_of(error: BaseException) -> str:
    """Return the file and the line where an error was raised."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{os.path.basename(trace.tb_frame.f_code.co_filename)}, line {trace.tb_lineno}" if trace else "somewhere"  # noqa: PTH119 - pathlib is not loaded here


def status_of(error: ImmunoError) -> Status:
    """Return the exit code that belongs to an error's kind."""
    return next((STATUS_OF[kind] for kind in type(error).__mro__ if kind in STATUS_OF), Status.USAGE)


def tell_error(error: ImmunoError) -> None:
    """Report an error: where it is and what is wrong, as a sentence, then what to do."""
    sentence = str(error)
    tell(sentence if error.where else sentence[:1].upper() + sentence[1:], error.hint)


def tell(message: str, hint: str = "") -> None:
    """Write a message and a hint to standard error, a line each. Everything that is not the answer goes there.

    Nothing happens if standard error cannot be written: there is nowhere left to report it.
    """
    for line in filter(None, (message, hint)):
        with suppress(OSError):
            sys.stderr.write("".join(f"{row}\n" for row in _rows(visible(line))))


def _rows(line: str) -> list[str]:
    """Return the rows of a line that is wrapped at words for a terminal; for a pipe, the line as it is.

    A line with a command stays whole, so that the command can be copied.
    """
    if not sys.stderr.isatty() or _COMMAND.search(line):
        return [line]
    if "://" in line:
        from immuno_cli.cli.links import has_links, rows_with_address  # most messages have no address

        return rows_with_address(line, get_terminal_size().columns, linked=has_links(os.environ))
    indent = line[: len(line) - len(line.lstrip())]
    return wrap(
        line.strip(),
        get_terminal_size().columns,
        initial_indent=indent,
        subsequent_indent=f"{indent}  ",
        break_on_hyphens=False,
    )


def _tell_usage(error: Exception) -> None:
    """Report that a command line is wrong, and name the help of its command."""
    context = getattr(error, "ctx", None)
    format_message = getattr(error, "format_message", None)
    message = " ".join(str(format_message() if format_message else error).split())
    path = context.command_path if context else "immuno"
    if not message:  # a group without its command: the help says all there is to say
        with suppress(OSError):
            sys.stderr.write(f"{context.get_help()}\n" if context else "")
        return
    tell(message, f"`{path} --help` shows what it takes.")


def _discard_unwritten(stream: TextIO) -> None:
    """Discard what a stream could not write. Otherwise the interpreter complains at its end (Python docs, `signal`)."""
    try:
        stream.flush()
    except OSError:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, stream.fileno())
        os.close(null)
