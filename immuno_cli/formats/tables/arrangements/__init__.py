"""Tables that are arranged otherwise than with a term in each row: side by side, or on their side."""
