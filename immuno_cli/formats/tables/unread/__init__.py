"""What is not read of a table, or a whole table without a known header, and how that is noted."""
