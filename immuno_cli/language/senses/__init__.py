"""What a word means where it stands: fixed phrases, words in capitals, given names, and senses of abbreviations."""
