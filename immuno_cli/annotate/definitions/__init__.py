"""The abbreviations that a text defines: each short form with its long form."""
