"""What a browser does not show of a document."""
