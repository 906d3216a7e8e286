"""The command line: each command parses, asks and renders; here is how one starts and how all of them end."""


def main() -> None:
    """Run `immuno` and end the process with the exit code of `status`."""
    import gc
    import sys

    gc.set_threshold(100_000, 50, 100)  # a process this short has no garbage worth looking for: saves 4 ms of 75
    from immuno_cli.cli.app import app

    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:  # a terminal that knows no "›" is shown its escape, not a traceback
            reconfigure(errors="backslashreplace")
    app(prog_name="immuno")
