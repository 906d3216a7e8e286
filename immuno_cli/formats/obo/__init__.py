"""OBO and OBO Graphs JSON, read and written."""
