"""Glossaries in JSON, Markdown and TBX, in their plainest forms. Each is read as a table of concepts is."""
