"""Kills `immuno vocabulary add --replace` at random moments: the vocabulary that was kept before, or the new one whole.

    python tests/fuzz/kills.py --times 100

After each kill the vocabulary is opened and asked. It ends with 1 where it ever is neither the old one nor the new.
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Final

from immuno_cli.errors import ImmunoError
from immuno_cli.vocabularies import library

CONCEPTS: Final = 20_000


def main() -> None:
    """Run the campaign."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=100, help="how often (default: 100)")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        took = _add(folder, _table(folder, "first"), kill_after=None)
        found: Counter[str] = Counter()
        for turn in range(options.times):
            word = f"turn{turn}"
            _add(folder, _table(folder, word), kill_after=chance.uniform(0, took * 1.05))
            found[_state(folder, word)] += 1
    print(", ".join(f"{state}: {count}" for state, count in sorted(found.items())))
    sys.exit(1 if set(found) - {"the old one", "the new one"} else 0)


def _table(folder: Path, word: str) -> Path:
    path = folder / "table.csv"
    rows = "".join(f"c{number},{word} number {number}\n" for number in range(CONCEPTS))
    path.write_text(f"id,prefLabel\n{rows}", encoding="ascii")
    return path


def _add(folder: Path, table: Path, kill_after: float | None) -> float:
    """Keep the table as `kept`, and return the seconds that it took; if told so, kill it after so many seconds."""
    command = [sys.executable, "-m", "immuno_cli", "vocabulary", "add", str(table), "--name", "kept", "--replace"]
    environment = {**os.environ, "XDG_DATA_HOME": str(folder)}
    began = time.monotonic()
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        if kill_after is not None:
            time.sleep(kill_after)
            process.send_signal(signal.SIGKILL)
        process.wait()
    return time.monotonic() - began


def _state(folder: Path, word: str) -> str:
    """Return which vocabulary is kept. The label of each of its concepts has the word of its table."""
    try:
        with library.open_vocabulary("kept", directory=folder / "immuno" / "vocabularies") as vocabulary:
            words = {concept.pref_label.split()[0] for concept in vocabulary.iter_concepts()}
            whole = len(words) == 1 and len(vocabulary) == CONCEPTS
    except ImmunoError as error:
        return f"damaged ({error})"
    if not whole:
        return "a mixture"
    return "the new one" if words == {word} else "the old one"


if __name__ == "__main__":
    main()
