"""The terminology bundle: JSON that people read and edit by hand. Read it, write it, and convert single records."""
