"""Glossaries in JSON, Markdown, reStructuredText, HTML and TBX, in plain forms. Each is read as a table is."""
