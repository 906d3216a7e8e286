"""The languages of a table: of its header, of its columns, and of its rows."""
