"""The command line: each command parses, asks and renders; here is how one starts and how all of them end."""


def main() -> None:
    """Run `immuno` and end the process with the exit code of `status`."""
    import gc
    import sys

    gc.set_threshold(100_000, 50, 100)  # a process this short has no garbage worth looking for: saves 4 ms of 75
    try:
        _open_streams()
        _measure_dumb_terminal()
        from immuno_cli.cli.app import app

        app(prog_name="immuno")
    except KeyboardInterrupt:  # while the program was still being loaded
        sys.exit(130)


def _measure_dumb_terminal() -> None:
    """Tell typer how wide its help may be where rich would take 80 columns, whatever the terminal has."""
    import os

    if os.environ.get("TERM") == "dumb":
        from shutil import get_terminal_size

        os.environ.setdefault("TERMINAL_WIDTH", str(get_terminal_size().columns))


def _open_streams() -> None:
    """Make every standard stream usable: one that was closed is empty, and letters it lacks are shown as escapes."""
    import os
    import sys

    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115 - kept to the end
        elif mode == "w" and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
