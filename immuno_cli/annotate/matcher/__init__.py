"""The matcher: every label of the vocabularies in every spelling, built once, stored in a file, and joined."""
