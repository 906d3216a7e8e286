"""Refusals, a file for each: a place that could be a term means something else here, or is a part of another name."""
