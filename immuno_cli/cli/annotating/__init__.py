"""`immuno annotate` in parts: its options, and the work on a collection of texts."""
