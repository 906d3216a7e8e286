"""The weights by which labels are ranked and guesses judged, in one record.

The model is the noisy channel (M. D. Kernighan, K. W. Church, W. A. Gale, "A spelling correction program based on a
noisy channel model", 1990). Somebody means a label and types it with slips. Evidence is what a query says for a label;
cost is how unlikely the slips are that make the query of the label. Both are in bits: minus the binary logarithm of a
probability. A label is found where the evidence exceeds the cost by more than the prior.

`tests/benchmarks/fit_search.py` fits the weights by coordinate descent. Cases stand beside it.
"""

from typing import Final, NamedTuple


class Weights(NamedTuple):
    """The weights of the search. Costs, evidence and margins are in bits; scores run from 0 to 100."""

    # Cost of a slip: its likelihood in the noisy channel.
    deletion: float = 7.9
    """A letter of the label is missing in the query."""
    insertion: float = 13.1
    """The query has a letter that the label lacks. Costs more than a deletion: any of 26 letters may be inserted."""
    substitution: float = 13.0
    """The query has another letter."""
    transposition: float = 6.0
    """Two neighbouring letters have changed places."""
    rotation: float = 14.1
    """Three neighbouring letters stand in another order."""
    doubling: float = 8.6
    """A letter is doubled, or a double letter is single."""
    space_edit: float = 5.8
    """A space is missing, is inserted, or has moved by one letter."""
    digit_edit: float = 20.0
    """A digit is missing, inserted or substituted. High, since another number is another thing."""
    vowel_substitution: float = 10.0
    """A vowel is substituted for another vowel."""
    vowel_insertion: float = 9.8
    """A vowel, or an h, is inserted."""
    h_deletion: float = 6.9
    """An h is missing."""
    similar_substitution: float = 12.0
    """A consonant is substituted for one of similar sound."""
    first_letter: float = 2.2
    """Surcharge where the first letter is wrong: it is the last to be mistyped."""

    # Cost of writing by ear.
    phonetic_match: float = 4.0
    """Fixed cost of a query that was written by ear."""
    phonetic_share: float = 0.7
    """Share of the cost of its slips that a query written by ear pays."""
    key_edit: float = 11.6
    """One edit between two phonetic keys."""
    respelling: float = 6.0
    """Fixed cost of comparing two plain spellings instead of the words."""
    short_by_ear: float = 1.0
    """Surcharge for each letter that a label has fewer than six: most people know how to spell a short word."""

    # Cost of other words, where query and label are compared word by word.
    missing_word: float = 7.5
    """A word of the label is missing in the query."""
    missing_rarity: float = 3.0
    """Surcharge for a missing word that only one label has; less for a more frequent one."""
    extra_word: float = 12.0
    """The query has a word that the label lacks."""
    extra_letter: float = 9.2
    """Surcharge for each letter of an extra word that no label has. Exceeds what a letter says for a label."""
    extra_link: float = 1.0
    """The query has a link ("of", "and") that the label lacks."""
    dangling_link: float = 11.0
    """The query begins or ends with such a link, which then links nothing."""
    reordering: float = 11.1
    """The words stand in another order."""
    lone_word: float = 6.0
    """Surcharge where a query of one word stands for a label of several."""

    # Cost of the form.
    normalization: float = 3.6
    """The query fits only after plurals and British spellings are normalized."""
    letter_case: float = 3.0
    """Upper and lower case differ by more than the slips do."""

    # Evidence.
    letter: float = 2.46
    """Evidence of each letter of the query."""
    surprisal: float = 0.45
    """Evidence of each bit of surprisal: letters that are improbable in English say more."""
    highest_surprisal: float = 7.0
    """Highest surprisal of a letter, on average over a word, that counts. Random letters say no more than others."""
    ordinary_word: float = 11.6
    """Most evidence of an English word, however long: it may well mean itself."""
    further_word: float = 7.7
    """Evidence of each further word: two words rarely both fit by chance."""
    same_numbers: float = 14.0
    """Evidence of numbers that the label has, too."""
    capitals: float = 7.7
    """Evidence of a query in capitals for a label that is an abbreviation."""
    small_letters: float = -11.0
    """Evidence of a query in small letters for a label that is an abbreviation."""
    prior: float = 4.0
    """Bits by which evidence must exceed cost. Any label may be meant, but usually none is."""

    # Decisions.
    threshold: float = 50.0
    """Lowest score of a label that is found by its spelling, sound or words."""
    margin: float = 30.0
    """A label is not offered where it costs so much more than the best one."""
    description_share: float = 0.66
    """Share of the information in a query that a definition must contain to be found by it."""
    sure_score: float = 65.0
    """Lowest score of a guess that is taken for the answer."""
    sure_evidence: float = 17.0
    """Least evidence of a query for which a guess is taken for the answer: some five letters that are no word."""
    sure_margin: float = 6.0
    """Margin by which the second guess must cost more: it is 64 times less likely."""
    english_margin: float = 4.0
    """A word is rather a misspelled English word than a misspelled label where that costs so much less."""
    english_margin_among_words: float = 12.0
    """The same margin where the word stands beside others: they say that the label is meant."""


WEIGHTS: Final = Weights()
"""The weights in use."""
