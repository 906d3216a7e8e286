"""What a place in a text means, of several meanings."""
