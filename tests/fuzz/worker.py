"""Runs one fuzzed input after another and tells of each that fails. `run.py` starts it and watches over it."""

import argparse
import io
import json
import os
import re
import resource
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import damage
from cases import KINDS, Case, make
from processes import HANGS, Ended, Streams, run_process
from words import passable

SECONDS: Final = 2.0
"""Processor time that an input may take."""
MEMORY: Final = 500 << 20
"""Bytes that an input may take beyond what the program takes by itself."""
ALLOWED: Final = frozenset(range(5))
"""The exit codes of an answer, of nothing found, and of what a user can repair."""
HARMFUL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029]")
"""What must not reach a terminal, but for the colors of a drawn answer."""
COLORS: Final = re.compile(r"\x1b(\[[\d;]*m|\]8;[^\x1b]*\x1b\\)")
_COMPLAINTS: Final = ("Traceback", "internal error in immuno", "Exception ignored", "panicked", "not enough memory")
_MISSING: Final = 70


def main() -> None:
    """Run the inputs whose numbers begin at --first, and tell standard output of each, and of each failure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--first", type=int, required=True, help="the number of the first input")
    parser.add_argument("--step", type=int, default=1, help="how far one number is from the next")
    parser.add_argument("--kinds", nargs="+", default=sorted(KINDS), choices=sorted(KINDS))
    parser.add_argument("--seconds", type=float, default=SECONDS, help="processor time that an input may take")
    parser.add_argument("--whole", action="store_true", help="start a process for each input")
    parser.add_argument("--once", action="store_true", help="run the first input alone, and show what it is")
    options = parser.parse_args()
    reports = os.fdopen(os.dup(1), "w", buffering=1)
    run = run_whole if options.whole else run_inside
    damage.stored()
    number = options.first
    while True:
        for kind in options.kinds:
            reports.write(f"{kind} {number}\n")
            case = make(kind, number)
            complaint = judge(case, run(case, number), options.seconds)
            if options.once:
                reports.write(f"{case}\n")
            if complaint:
                reports.write("! " + json.dumps([kind, number, complaint]) + "\n")
        number += options.step
        if options.once:
            return


def judge(case: Case, ended: Ended, seconds: float = SECONDS) -> str:
    """Return what is wrong with how an input ended; empty if nothing is."""
    err = ended.err.decode(errors="replace")
    out = ended.out.decode(errors="replace")
    is_file = case.arguments[:1] == ("export",) or "--to" in case.arguments
    wrong = {
        f"hangs: killed after {HANGS:.0f} s": ended.hangs,
        f"exit code {ended.code}": ended.code not in ALLOWED,
        "a traceback, a fault or a panic": any(complaint in err for complaint in _COMPLAINTS),
        f"took {ended.seconds:.1f} s": ended.seconds > seconds,
        "a control character in the message": HARMFUL.search(COLORS.sub("", err)),
        "a control character in the answer": not is_file and HARMFUL.search(COLORS.sub("", out)),
        "a damaged store answers something else": _is_comparable(case, ended) and _differs(case, ended),
    }
    found = [complaint for complaint, is_so in wrong.items() if is_so]
    return f"{found[0]}: {err[-300:]!r} {out[:200]!r}" if found else ""


def run_inside(case: Case, _number: int = 0) -> Ended:
    """Run an input in this process: many times faster, and what one leaves behind may harm the next."""
    from immuno_cli.cli.app import app

    with _folder(case) as environment, _surroundings(environment, case.stdin) as (out, err, native):
        _limit_memory()
        began = time.process_time()
        try:
            code = app(list(case.arguments), prog_name="immuno", standalone_mode=False)
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 0
        except BaseException as error:
            if isinstance(error, KeyboardInterrupt):
                raise
            code = _MISSING
            err.write(f"Traceback: {type(error).__name__}: {error}".encode(errors="replace"))
        seconds = time.process_time() - began
        sys.stdout.flush()
        sys.stderr.flush()
        native.seek(0)
        return Ended(code or 0, out.getvalue(), err.getvalue() + native.read(), seconds)


def run_whole(case: Case, number: int) -> Ended:
    """Run an input as a process of its own, its streams open, closed, full or abandoned, by its number."""
    streams = tuple(Streams)[number % len(Streams)]
    command = [sys.executable, "-m", "immuno_cli", *map(passable, case.arguments)]
    with _folder(case) as environment:
        return run_process(command, streams, case.stdin, {**os.environ, **environment}, prepare=_limit_memory)


def _is_comparable(case: Case, ended: Ended) -> bool:
    return bool(case.kept) and ended.code == 0 and ended.is_read


def _differs(case: Case, ended: Ended) -> bool:
    """Return whether the sound file gives another answer. A list of all vocabularies may name the damage instead."""
    if case.arguments[:2] == ("vocabulary", "list"):
        return False
    sound = run_inside(case._replace(kept=damage.stored(), matcher=b""))
    return ended.out != sound.out


@contextmanager
def _folder(case: Case) -> Iterator[Mapping[str, str]]:
    """Make a folder with the files of the case and go there. Give the environment to run it in."""
    before = Path.cwd()
    with tempfile.TemporaryDirectory(prefix="fuzz-") as name:
        folder = Path(name)
        for file, data in case.files.items():
            (folder / file).write_bytes(data)
        kept = folder / "data" / "immuno" / "vocabularies"
        kept.mkdir(parents=True)
        if case.kept:
            (kept / "kept.sqlite").write_bytes(case.kept)
        if case.matcher:
            (kept / "kept.matcher").write_bytes(case.matcher)
        os.chdir(folder)
        try:
            yield {"XDG_DATA_HOME": str(folder / "data"), "IMMUNO_VOCABULARY": "immunotherapy", **case.environment}
        finally:
            os.chdir(before)


@contextmanager
def _surroundings(
    environment: Mapping[str, str], stdin: bytes
) -> Iterator[tuple[io.BytesIO, io.BytesIO, io.BufferedRandom]]:
    """Give the program streams of its own, and catch also what libraries write past them."""
    before = dict(os.environ)
    streams = (sys.stdin, sys.stdout, sys.stderr)
    out, err = io.BytesIO(), io.BytesIO()
    with tempfile.TemporaryFile() as native:
        second = os.dup(2)
        os.dup2(native.fileno(), 2)
        os.environ.update(environment)
        sys.stdin = io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8", errors="surrogateescape")
        sys.stdout = io.TextIOWrapper(out, encoding="utf-8", errors="backslashreplace", write_through=True)
        sys.stderr = io.TextIOWrapper(err, encoding="utf-8", errors="backslashreplace", write_through=True)
        try:
            yield out, err, native
        finally:
            sys.stdout.detach()
            sys.stderr.detach()
            sys.stdin, sys.stdout, sys.stderr = streams
            os.environ.clear()
            os.environ.update(before)
            os.dup2(second, 2)
            os.close(second)


def _limit_memory() -> None:
    """Let this process take MEMORY more than it has now. The next input may take as much, whatever this one leaves."""
    taken = int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (taken + MEMORY, resource.RLIM_INFINITY))


if __name__ == "__main__":
    main()
