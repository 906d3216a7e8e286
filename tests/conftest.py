"""What all tests share: the command line as one call, and an environment that is the same everywhere."""

import os
import signal
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import count
from typing import NamedTuple

import pytest
from hypothesis import settings
from typer.testing import CliRunner

from immuno_cli.cli.app import app
from immuno_cli.formats.bundle.reader import read_bundle
from immuno_cli.vocabularies.builtin import BUILTIN, read_shipped
from immuno_cli.vocabularies.memory import MemoryVocabulary

settings.register_profile("immuno", deadline=None, derandomize="IMMUNO_SAME_EXAMPLES" in os.environ)
settings.load_profile("immuno")

# A shell starts what runs in the background with SIGINT ignored, and programs that tests start would inherit that.
signal.signal(signal.SIGINT, signal.default_int_handler)


class Said(NamedTuple):
    """How a command ended, and what it wrote."""

    code: int
    out: str
    err: str


Immuno = Callable[..., Said]
_NUMBERS = count()


@pytest.fixture(autouse=True)
def _same_everywhere(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    for name in ("FORCE_COLOR", "NO_COLOR", "COLORTERM", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("IMMUNO_VOCABULARY", BUILTIN)  # what most tests expect is said of the documents' bundle alone
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TERM", "xterm-256color")
    # Nothing creates the folder before something is kept in it: `mktemp` would read the names of all others each time.
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path_factory.getbasetemp() / f"data-{next(_NUMBERS)}"))


@pytest.fixture(scope="session", autouse=True)
def _each_bundle_is_parsed_once() -> Iterator[None]:
    """Remember what the same bytes state. Parsing them takes a third to two thirds of a command (measured)."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("immuno_cli.formats.bundle.reader.read_bundle", lru_cache(maxsize=4)(read_bundle))
        yield


@pytest.fixture
def immuno(monkeypatch: pytest.MonkeyPatch) -> Immuno:
    """Run a command line, given as one string or as words: `immuno("explain nausea --brief")`."""

    def run(line: str = "", *words: str, stdin: str | bytes | None = None, **environment: str) -> Said:
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        result = CliRunner().invoke(app, [*line.split(), *words], input=stdin, prog_name="immuno")
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Said(result.exit_code, result.stdout, result.stderr)

    return run


@pytest.fixture(scope="session")
def glossary() -> MemoryVocabulary:
    reading = read_shipped(BUILTIN)
    return MemoryVocabulary(BUILTIN, reading.scheme, reading.concepts)


@pytest.fixture
def unmeasured(monkeypatch: pytest.MonkeyPatch) -> None:
    """Start commands without coverage, which imports much and writes files: for tests of just that."""
    for name in ("COVERAGE_PROCESS_CONFIG", "COVERAGE_PROCESS_START"):
        monkeypatch.delenv(name, raising=False)
