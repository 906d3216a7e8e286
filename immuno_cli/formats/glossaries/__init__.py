"""Glossaries in JSON, Markdown, reStructuredText and TBX, in plain forms. Each is read as a table of concepts is."""
