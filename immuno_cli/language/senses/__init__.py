"""What a word means where it stands: fixed phrases, words in capitals, and the senses of an abbreviation."""
