"""Other people's files, in and out. Nothing else in the package knows their formats."""
