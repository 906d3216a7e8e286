"""Named pipes: read like files, and told where no program writes to them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from immuno_cli.annotate.collections import pipes
from immuno_cli.annotate.collections.sources import Source, open_source
from immuno_cli.errors import FileError

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
WRITER = "import sys, time; time.sleep(0.3); f = open(sys.argv[1], 'wb'); time.sleep(0.3); f.write(b'T cells')"


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    os.mkfifo(tmp_path / "pipe.txt")
    return tmp_path / "pipe.txt"


def test_a_pipe_that_nothing_writes_to_is_told_soon(pipe: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipes, "WAITED", 0.1)
    with (
        pytest.raises(FileError, match="no program writes"),
        open_source(Source(str(pipe), is_records=False), None) as stream,
    ):
        stream.read(10)


def test_a_slow_writer_is_waited_for(pipe: Path) -> None:
    with (
        subprocess.Popen([sys.executable, "-c", WRITER, str(pipe)]),
        open_source(Source(str(pipe), is_records=False), None) as stream,
    ):
        assert stream.read(10) == b"T cells"
        assert stream.read(10) == b""


def test_a_list_of_files_may_come_through_a_pipe(pipe: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", WRITER, str(pipe)]), pipes.open_for_reading(pipe) as opened:
        assert opened.read(100) == b"T cells"
