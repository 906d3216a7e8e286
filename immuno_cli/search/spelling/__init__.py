"""Which labels a misspelled query may mean, ranked, with one set of weights for every question about a term.

1. `candidates` finds the labels that are worth comparing.
2. `differences` leaves out the labels of other things.
3. `ranking` weighs the `evidence` of a query against the cost of its slips (`costs`, `alignment`, `phonetics`). All of
   them use the `weights`.
"""
