"""What people call the columns of a glossary, and the language that these names are of."""
