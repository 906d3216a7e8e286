"""A vocabulary, however it is held: in memory, or in an SQLite file."""
