"""The glossary and annotated texts as documents: HTML, Markdown, Mermaid."""
