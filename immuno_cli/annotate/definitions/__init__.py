"""Abbreviations that a text defines in words, in lists, or beside one of them."""
