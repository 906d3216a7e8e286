"""What is true of English: case, plurals, British and American spelling, ordinary words."""
