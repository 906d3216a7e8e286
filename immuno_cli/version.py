"""The version. It is a constant, because reading it from the installed metadata costs 11 ms of every start."""

__version__ = "0.1.0"
