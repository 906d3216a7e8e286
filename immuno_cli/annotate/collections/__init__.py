"""Many texts at once: folders, lists of files, JSON Lines and Parquet, in bounded memory.

`annotator.Annotator` takes a record and returns a record. `sources` finds the files, `tasks` cuts them into pieces of
work, `answering` does one piece, and `resume` goes on after an interruption.
"""
