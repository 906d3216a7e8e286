"""What an abbreviation means where it stands, told by what stands beside it."""
