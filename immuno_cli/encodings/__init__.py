"""Which encoding a text is in: its bytes begin with a mark, the user names it, or it is guessed."""
