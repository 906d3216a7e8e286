"""OBO Graphs JSON: a graph of nodes and edges, with the same model as OBO."""
