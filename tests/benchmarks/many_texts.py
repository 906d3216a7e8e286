"""How fast a collection is annotated by one process and by several, in how much memory; and whether lines are torn.

usage: python tests/benchmarks/many_texts.py [--megabytes 50] [--folder FOLDER] [--vocabulary NAME_OR_FILE]...

Records are like the abstracts of PubMed, 1.4 kB each. With FOLDER, which holds the folder `corpora`, they are those of
the NCBI disease corpus; without it, sentences of the glossary. One long text is made of the same sentences.
"""

import argparse
import gzip
import json
import os
import subprocess
import tempfile
import time
from collections.abc import Sequence
from itertools import cycle
from pathlib import Path
from typing import Final, NamedTuple

from measuring import IMMUNO, ORDINARY, compile_package, end_if_failed

from immuno_cli.vocabularies.builtin import load_builtin

MEGABYTE: Final = 1e6
ARCHIVE: Final = 50e9
"""Bytes of an archive of 36 million abstracts, with their titles and ids."""
RECORD: Final = 1400
LONG: Final = 200e6
FEW: Final = 3e6


class Run(NamedTuple):
    """What a run took."""

    seconds: float
    cpu: float
    memory: float
    """The most of all its processes, each for itself, in MB."""


def abstracts(folder: Path | None) -> list[str]:
    """Return texts of about 1.4 kB."""
    if folder:
        with gzip.open(folder / "corpora" / "ncbi-disease-train.jsonl.gz", "rt", encoding="utf-8") as lines:
            return [json.loads(line)["text"] for line in lines]
    sentences = " ".join(s.text for c in load_builtin().iter_concepts() for s in c.statements)
    return [sentences[i : i + RECORD] for i in range(0, len(sentences), RECORD)]


def write_records(path: Path, texts: Sequence[str], size: float) -> int:
    """Write lines of JSON of so many bytes in all, and return how many there are."""
    total = 0
    with path.open("w", encoding="utf-8") as file:
        for number, text in enumerate(cycle(texts)):
            total += file.write(json.dumps({"pmid": number, "year": 2000, "abstract": text}) + "\n")
            if total >= size:
                return number + 1
    return 0


def write_long(path: Path, texts: Sequence[str]) -> None:
    """Write one text of 200 MB."""
    with path.open("w", encoding="utf-8") as file:
        total = 0
        for text in cycle(texts):
            total += file.write(text + "\n\n")
            if total >= LONG:
                return


def run(words: Sequence[str]) -> Run:
    """Run `immuno annotate`, throw its answers away, and return what that took. Ends the script where it fails."""
    begin = time.perf_counter()
    process = subprocess.Popen([*IMMUNO, "annotate", *words], stdout=subprocess.DEVNULL, env=ORDINARY)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    end_if_failed(process)
    return Run(time.perf_counter() - begin, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024 / MEGABYTE)


def tell(what: str, size: float, jobs: int, count: int, cost: Run) -> None:
    """Print a line of the table. The archive is extrapolated by processor time, which other programs do not take."""
    rate = size / cost.seconds / MEGABYTE
    each = size / cost.cpu / MEGABYTE
    many = f"{count / cost.seconds:8,.0f} records/s" if count else " " * 18
    archive = f"   50 GB: {ARCHIVE / MEGABYTE / each / 3600:5.1f} h of a processor" if count else ""
    print(f"{what:22}{jobs} jobs {rate:6.1f} MB/s {many} {each:6.1f} MB/s of CPU {cost.memory:5.0f} MB{archive}")


def count_torn(path: Path, vocabulary: Sequence[str], output: Path) -> int:
    """Let two processes append to one file, and return how many lines are no JSON then."""
    with output.open("ab") as one, output.open("ab") as other:
        command = [*IMMUNO, "annotate", str(path), "--text-field", "abstract", *vocabulary]
        started = [subprocess.Popen(command, stdout=file, env=ORDINARY) for file in (one, other)]
        for process in started:
            process.wait()
            end_if_failed(process)
    torn = 0
    with output.open("rb") as lines:
        for line in lines:
            try:
                json.loads(line)
            except ValueError:
                torn += 1
    return torn


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=float, default=50)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--vocabulary", action="append", help="a kept name or a file; repeat it for several runs")
    arguments = parser.parse_args()
    compile_package()
    texts = abstracts(arguments.folder)
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        path, long, few = folder / "records.jsonl", folder / "long.txt", folder / "few.jsonl"
        count = write_records(path, texts, arguments.megabytes * MEGABYTE)
        write_records(few, texts, FEW)
        write_long(long, texts)
        torn_of = 2 * len(few.read_bytes().splitlines())
        for name in arguments.vocabulary or [None]:
            vocabulary = ["--vocabulary", name] if name else []
            print(f"{Path(name).name if name else 'what ships'}:")
            for jobs in (1, 2):
                line = [str(path), "--text-field", "abstract", "--id-field", "pmid", "--jobs", str(jobs), *vocabulary]
                tell("  records", path.stat().st_size, jobs, count, run(line))
            for jobs in (1, 2):
                line = [str(long), "--json", "--jobs", str(jobs), *vocabulary]
                tell("  one text of 200 MB", long.stat().st_size, jobs, 0, run(line))
            torn = count_torn(few, vocabulary, folder / "torn")
            (folder / "torn").unlink()
            print(f"  two processes that append to one file: {torn} of {torn_of:,} lines torn")


if __name__ == "__main__":
    main()
