"""Fuzzes the program: odd queries, files, texts, arguments, environments, streams and damaged stores.

    python tests/fuzz/run.py --minutes 10

It prints how many inputs of each kind were run, and how each failure is made again, also when it is interrupted
(Ctrl+C, SIGTERM). It ends with 1 where one failed. An input fails that ends with a traceback or an exit code of no
meaning, takes more than 2 s of processor time (`--seconds`) or 500 MB of memory, lets a control character through, or
gets another answer from a damaged store without a word.
"""

import argparse
import json
import os
import select
import signal
import subprocess
import sys
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path
from typing import Final

from cases import KINDS
from worker import SECONDS

HANGS: Final = 90.0
"""Seconds without a word after which a worker is stopped."""
WORKER: Final = Path(__file__).with_name("worker.py")


class Watched:
    """A worker, and what it told so far. It is started again behind an input that it did not survive."""

    def __init__(self, first: int, step: int, words: list[str]) -> None:
        """Start the worker."""
        self._step = step
        self._words = words
        self._last = ["", str(first)]
        self._text = b""
        self.counts: Counter[str] = Counter()
        self.failures: list[tuple[str, int, str]] = []
        self._start(first)

    def _start(self, first: int) -> None:
        command = [sys.executable, str(WORKER), "--first", str(first), "--step", str(self._step), *self._words]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self._heard = time.monotonic()

    def fileno(self) -> int:
        """Return the descriptor of what the worker tells."""
        assert self.process.stdout
        return self.process.stdout.fileno()

    def hear(self) -> None:
        """Read what the worker told. If it ended, its last input is a failure."""
        read = os.read(self.fileno(), 1 << 16)
        if not read:
            self._survive("the process ended: exit code " + str(self.process.wait()))
            return
        self._heard = time.monotonic()
        *lines, self._text = (self._text + read).split(b"\n")
        for line in lines:
            if line.startswith(b"!"):
                kind, number, complaint = json.loads(line[1:])
                self.failures.append((kind, number, complaint))
            else:
                self._last = line.decode().split()
                self.counts[self._last[0]] += 1

    def look(self) -> None:
        """Stop the worker if it has said nothing for long."""
        if time.monotonic() - self._heard > HANGS:
            self.process.kill()
            self._survive(f"nothing was heard for {HANGS:.0f} s")

    def _survive(self, complaint: str) -> None:
        kind, number = self._last
        self.failures.append((kind, int(number), complaint))
        self._text = b""
        self._start(int(number) + self._step)


def _watch(workers: list[Watched], end: float) -> None:
    while time.monotonic() < end:
        readable, _, _ = select.select(workers, [], [], 1)
        for worker in readable:
            worker.hear()
        for worker in workers:
            worker.look()


def main() -> None:
    """Run the campaign."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=1, help="how long (default: 1)")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="how many at once (default: all cores)")
    parser.add_argument("--first", type=int, default=0, help="the number of the first input (default: 0)")
    parser.add_argument("--seconds", type=float, default=SECONDS, help="processor time of an input (default: 2)")
    parser.add_argument("--whole", action="store_true", help="a process for each input, and every state of its streams")
    parser.add_argument("--kinds", nargs="+", default=sorted(KINDS), choices=sorted(KINDS))
    options = parser.parse_args()
    words = ["--kinds", *options.kinds, "--seconds", str(options.seconds), *(["--whole"] if options.whole else [])]
    workers = [Watched(options.first + number, options.jobs, words) for number in range(options.jobs)]
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with suppress(KeyboardInterrupt):
        print(
            f"{options.minutes:g} minutes from now, or at Ctrl+C, this tells what was run.", file=sys.stderr, flush=True
        )
        _watch(workers, time.monotonic() + options.minutes * 60)
    for worker in workers:
        worker.process.kill()
    counts = sum((worker.counts for worker in workers), Counter[str]())
    failures = [failure for worker in workers for failure in worker.failures]
    for kind in sorted(options.kinds):
        print(f"{kind:12} {counts[kind]:>10,}")
    print(f"{'all':12} {counts.total():>10,}  failures: {len(failures)}")
    for kind, number, complaint in failures:
        whole = " --whole" if options.whole else ""
        print(f"\n{WORKER.name} --once --first {number} --kinds {kind}{whole}\n  {complaint}")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
