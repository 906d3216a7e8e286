"""What people call the columns of a glossary."""
