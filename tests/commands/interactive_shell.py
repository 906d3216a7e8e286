"""A real shell in a pseudo-terminal, with `immuno` and its completion set up as a user has them."""

import fcntl
import os
import pty
import select
import shutil
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Final, Self

import pytest

SHELLS: Final = ("bash", "zsh", "fish")
PATIENCE: Final = 30.0
"""Seconds to wait for a shell."""

# The terminal becomes the controlling one of the shell, as it is for a shell that a user starts.
_START: Final = """
import fcntl, os, sys, termios
os.setsid()
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execvp(sys.argv[1], sys.argv[1:])
"""
# Completion asks the real program. A command that is entered only writes down the words that it was given.
_PROGRAM: Final = """\
#!/bin/sh
if [ -n "$_IMMUNO_COMPLETE" ]; then exec '{python}' -m immuno_cli "$@"; fi
printf '%s\\n' "$@" >"$HOME/.words.new" && mv "$HOME/.words.new" "$HOME/.words"
"""
_TAB: Final = "\t"
_ENTER: Final = "\r"
_SHOW_LINE: Final = "\x07"  # Control-G, to which the start-up files below bind "write the command line into a file"
_CLEAR_LINE: Final = "\x15"

_ARGUMENTS: Final = {"bash": ("--noprofile", "-i"), "zsh": ("-i",), "fish": ("-i",)}
_STARTUP_FILE: Final = {"bash": ".bashrc", "zsh": ".zshrc", "fish": ".config/fish/config.fish"}
_COMPLETION_FILE: Final = {
    "bash": ".immuno.sh",
    "zsh": "._immuno",
    "fish": ".config/fish/completions/immuno.fish",
}
_STARTUP: Final = {
    "bash": """\
PS1='ready> '
bind 'set show-all-if-ambiguous on'
bind 'set completion-query-items 0'
bind 'set page-completions off'
bind -x '"\\C-g": printf "%s" "$READLINE_LINE" >~/.line.new; mv ~/.line.new ~/.line'
source ~/.immuno.sh
""",
    "zsh": """\
PS1='ready> '
LISTMAX=10000
autoload -Uz compinit; compinit -u; source ~/._immuno
write-line() { printf "%s" "$BUFFER" >~/.line.new; mv ~/.line.new ~/.line }
zle -N write-line
bindkey '^G' write-line
""",
    "fish": """\
set -g fish_greeting
set -g fish_autosuggestion_enabled 0
function fish_prompt; echo -n 'ready> '; end
bind \\cg 'commandline >~/.line.new; mv ~/.line.new ~/.line'
""",
}


class InteractiveShell:
    """A shell at its prompt. Its home and working directory is `home`, where only hidden files are added."""

    def __init__(self, name: str, home: Path, **environment: str) -> None:
        self.home = home
        self.screen = b""
        _set_up(name, home)
        self._terminal, end = pty.openpty()
        fcntl.ioctl(end, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 80, 0, 0))
        self._process = subprocess.Popen(
            [sys.executable, "-c", _START, name, *_ARGUMENTS[name]],
            stdin=end,
            stdout=end,
            stderr=end,
            cwd=home,
            env=_environment(home) | environment,
        )
        os.close(end)
        self._wait(lambda: b"ready> " in self.screen)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._terminal)

    def complete(self, line: str) -> str:
        """Type a line, press Tab, and return what then stands on the command line, without a space at its end."""
        self._type(_CLEAR_LINE + line + _TAB)
        with self._awaited(".line") as written:
            self._type(_SHOW_LINE)
        return written[0].rstrip()

    def enter(self) -> list[str]:
        """Press Enter, and return the words that `immuno` was started with."""
        with self._awaited(".words") as written:
            self._type(_ENTER)
        with self._awaited(".ended"):  # whatever else stood on the line has ended, too
            self._type(f"true >~/.ended{_ENTER}")
        return written[0].splitlines()

    @contextmanager
    def _awaited(self, file: str) -> Iterator[list[str]]:
        path = self.home / file
        path.unlink(missing_ok=True)
        written: list[str] = []
        yield written
        self._wait(path.exists)
        written.append(path.read_text(encoding="utf-8"))

    def _type(self, keys: str) -> None:
        os.write(self._terminal, keys.encode())

    def _wait(self, ready: Callable[[], bool]) -> None:
        deadline = time.monotonic() + PATIENCE
        while not ready():
            assert time.monotonic() < deadline, f"the shell does not answer; on its screen: {self.screen[-2000:]!r}"
            if select.select([self._terminal], [], [], 0.01)[0]:
                self.screen += os.read(self._terminal, 1 << 16)


def require(name: str) -> None:
    """Skip the test where the shell is not installed."""
    if shutil.which(name) is None:
        pytest.skip(f"{name} is not installed (Debian: apt-get install {name})")


def _set_up(name: str, home: Path) -> None:
    program = home / ".bin" / "immuno"
    completion = home / _COMPLETION_FILE[name]
    startup = home / _STARTUP_FILE[name]
    for path in (program, completion, startup):
        path.parent.mkdir(parents=True, exist_ok=True)
    program.write_text(_PROGRAM.format(python=sys.executable), encoding="utf-8")
    program.chmod(0o755)
    completion.write_text(_completion_script(name), encoding="utf-8")
    startup.write_text(_STARTUP[name], encoding="utf-8")


def _completion_script(name: str) -> str:
    """Return what `immuno --show-completion` prints in this shell."""
    command = [sys.executable, "-m", "immuno_cli", "--show-completion", name]
    # With this variable typer takes the shell's name from the command line instead of looking for it.
    environment = os.environ | {"_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout


def _environment(home: Path) -> dict[str, str]:
    return {
        "HOME": str(home),
        "PATH": f"{home / '.bin'}:{os.environ['PATH']}",
        "PYTHONPATH": str(Path(__file__).parent.parent.parent),
        "XDG_DATA_HOME": str(home / ".data"),
        "TERM": "xterm",
        "LC_ALL": "C.UTF-8",
    }
