"""Tables: a concept a row."""
