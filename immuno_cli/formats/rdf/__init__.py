"""RDF in Turtle, RDF/XML, N-Triples and JSON-LD: what a file states, before it is read as SKOS or as OWL."""
