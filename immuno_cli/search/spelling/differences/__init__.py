"""What tells a query and a label apart, however near they are: another number, another word, the opposite."""
