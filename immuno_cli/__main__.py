"""`python -m immuno_cli`."""

from immuno_cli.cli import main

main()
