"""Which encoding the bytes of a text are in: told by a mark, named by the user, or guessed."""
