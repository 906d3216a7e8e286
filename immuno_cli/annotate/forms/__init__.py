"""Rules that make the derived forms of labels, a file for each family."""
