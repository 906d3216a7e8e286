"""Annotated texts and pages as lines of a terminal, with the number of each term after it."""
