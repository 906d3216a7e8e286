"""Whole processes measured by the system's own accounting, in turns: a ratio holds when the machine's speed drifts."""

import compileall
import os
import shlex
import statistics
import subprocess
import sys
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import immuno_cli

FLOOR: Final = [sys.executable, "-c", "import typer, rich.console, rich.table, rich.panel"]
IMMUNO: Final = [sys.executable, "-c", "from immuno_cli.cli import main; main()"]
MIB: Final = 1024
ORDINARY: Final = {
    name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "IMMUNO_", "FORCE_COLOR"))
}
"""The environment of an ordinary user: compiled modules are kept, output is buffered, no vocabulary is named."""


class Cost(NamedTuple):
    """What one run took: seconds of CPU (user and system), and peak memory in MiB."""

    cpu: float
    memory: float


def compile_package() -> None:
    """Compile the modules of the package, so that no run pays for it. Ends the script where that is not possible.

    The modules of the libraries are compiled, where they are not yet, by the first round, which is not counted.
    """
    if not compileall.compile_dir(Path(immuno_cli.__file__).parent, quiet=1):
        sys.exit("the package cannot be compiled: every start would pay for that")


def run_once(
    command: Sequence[str], environment: Mapping[str, str] | None = None, *, allowed: Collection[int] = (0,)
) -> Cost:
    """Return what one run of a command cost; its output is thrown away. An exit code not allowed ends the script."""
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**ORDINARY, **(environment or {})},
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    end_if_failed(process, allowed)
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / MIB)


def end_if_failed(process: "subprocess.Popen[bytes]", allowed: Collection[int] = (0,)) -> None:
    """End the script with the command of a process whose exit code is not allowed: a failure is not a speed."""
    if process.returncode not in allowed:
        words = [process.args] if isinstance(process.args, str) else process.args
        command = shlex.join(map(str, words))  # type: ignore[arg-type]
        sys.exit(f"exit code {process.returncode} of: {command}")


class Ratio(NamedTuple):
    """Medians over the rounds: the ratio of CPU within each round, CPU in seconds, memory in MiB."""

    ratio: float
    cpu: float
    memory: float


def ratios(
    commands: Mapping[str, Sequence[str]],
    base: Sequence[str],
    *,
    rounds: int = 11,
    environment: Mapping[str, str] | None = None,
) -> dict[str, Ratio]:
    """Return each command's cost beside the base's: a round runs the base and then every command; one warms up."""
    costs: dict[str, list[tuple[float, Cost]]] = {name: [] for name in commands}
    for turn in range(rounds + 1):
        floor = run_once(base).cpu
        for name, command in commands.items():
            cost = run_once(command, environment)
            if turn:
                costs[name].append((cost.cpu / floor, cost))
    return {
        name: Ratio(
            statistics.median(ratio for ratio, _ in runs),
            statistics.median(cost.cpu for _, cost in runs),
            statistics.median(cost.memory for _, cost in runs),
        )
        for name, runs in costs.items()
    }
