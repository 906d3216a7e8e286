"""Glossaries in JSON, Markdown, reStructuredText, HTML, TBX and Moodle's XML, each read as a table is."""
