"""Read the texts to annotate: plain text, Markdown, HTML and PDF."""
