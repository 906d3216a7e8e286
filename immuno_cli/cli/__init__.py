"""The command line: each command parses, asks and renders; here is how one starts and how all of them end."""


def main() -> None:
    """Run `immuno` and end the process with the exit code of `status`."""
    import sys

    from immuno_cli.cli.app import app

    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:  # a terminal that knows no "›" is shown its escape, not a traceback
            reconfigure(errors="backslashreplace")
    app(prog_name="immuno")
