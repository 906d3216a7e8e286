"""Texts to be annotated, read from plain text, Markdown, HTML and PDF."""
