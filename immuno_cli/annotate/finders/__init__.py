"""Finders, a file for each: they yield the places in a text that could be a term."""
