"""Read the texts to annotate: plain text, Markdown, reStructuredText, LaTeX, HTML, PDF and subtitles."""
