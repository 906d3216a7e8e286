"""A text as it is read: folded, with the words that a line end breaks joined, and with its addresses."""
