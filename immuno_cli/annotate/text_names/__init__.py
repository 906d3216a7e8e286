"""Names that a text makes for itself, a file for each way."""
