"""Tables of concepts in CSV: one row for each concept, one column for each SKOS name. Read and write them."""
