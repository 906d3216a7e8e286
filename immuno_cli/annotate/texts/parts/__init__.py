"""A page as a terminal shows it, in parts: prose, lists, tables and the HTML between paragraphs of Markdown."""
