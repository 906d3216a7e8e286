"""Glossaries in HTML: a page is taken apart, its lists and tables are found, and its entries are read."""
