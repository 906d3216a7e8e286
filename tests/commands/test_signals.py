"""A signal that ends the program leaves no temporary file and nothing that is half written."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

import pytest

COMMAND: Final = [sys.executable, "-m", "immuno_cli", "vocabulary", "add"]
CONCEPTS: Final = 400_000
"""So many are written for half a minute: time enough for a signal, however busy the machine is."""


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("large") / "large.csv"
    path.write_text("id,prefLabel\n" + "".join(f"c{n},concept number {n}\n" for n in range(CONCEPTS)), encoding="utf-8")
    return path


def unfinished(folder: Path) -> list[Path]:
    return list(folder.rglob(".*.tmp"))


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_during_an_import_leaves_nothing(table: Path, tmp_path: Path, number: signal.Signals) -> None:
    environment = {**os.environ, "XDG_DATA_HOME": str(tmp_path)}
    with subprocess.Popen(
        [*COMMAND, str(table)],
        env=environment,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(number, signal.SIG_DFL),  # noqa: PLW1509 - who runs the tests may ignore it
    ) as process:
        while not unfinished(tmp_path) and process.poll() is None:
            time.sleep(0.01)
        process.send_signal(number)
        _, said = process.communicate(timeout=60)
    assert process.returncode == 128 + number
    assert b"Traceback" not in said
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_signal_that_is_ignored_stays_so() -> None:
    ignoring = "import signal; signal.signal(signal.SIGHUP, signal.SIG_IGN); "
    asking = "from immuno_cli.cli.signals import raise_on_signals; raise_on_signals(); "
    printing = "print(signal.getsignal(signal.SIGHUP) is signal.SIG_IGN)"
    done = subprocess.run([sys.executable, "-c", ignoring + asking + printing], capture_output=True, check=True)
    assert done.stdout.strip() == b"True"


@pytest.mark.parametrize(("name", "ends_with"), [("SIGINT", "Interrupted"), ("SIGTERM", "Terminated")])
def test_a_signal_that_comes_where_nothing_can_be_raised_still_ends_the_program(name: str, ends_with: str) -> None:
    asking = "import signal, sys, time\nfrom immuno_cli.cli.signals import raise_on_signals\nraise_on_signals()\n"
    dropping = f"class Dropped:\n    def __del__(self): signal.raise_signal(signal.{name})\nDropped()\n"
    waiting = "try:\n    time.sleep(60)\nexcept KeyboardInterrupt as end: print(type(end).__name__)"
    code = asking + dropping + waiting
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, timeout=50)
    assert (done.stdout.decode().strip(), done.stderr) == (ends_with, b"")


def test_ctrl_c_while_a_dataclass_is_made_ends_with_130(tmp_path: Path) -> None:
    asking = "import signal, sys\nfrom immuno_cli.cli.signals import raise_on_signals\nraise_on_signals()\n"
    pressing = "try: exec('signal.raise_signal(signal.SIGINT)')\nexcept KeyboardInterrupt: sys.exit(130)"
    (tmp_path / "pressed.py").write_text(asking + pressing, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), *sys.path])}
    done = subprocess.run([sys.executable, "-m", "pressed"], env=environment, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (130, b"")
