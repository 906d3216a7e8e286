"""What is asked of a vocabulary. Answers are plain data."""
