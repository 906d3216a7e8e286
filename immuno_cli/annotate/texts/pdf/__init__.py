"""Read the text of a PDF."""
