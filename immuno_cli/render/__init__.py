"""The answers drawn: as lines of text, as tables, as JSON. Reads answers only; `terminal` alone knows color."""
