"""The table of the words and the patterns by which a question for an aspect is known: "keytruda side effects".

A module has the rows for each sort of thing that is asked about.
"""

from typing import Final

from immuno_cli.questions.reading.patterns.cautions import CAUTIONS
from immuno_cli.questions.reading.patterns.foreign import FOREIGN_QUESTIONS
from immuno_cli.questions.reading.patterns.of_conditions import OF_CONDITIONS
from immuno_cli.questions.reading.patterns.of_doses import OF_DOSES
from immuno_cli.questions.reading.patterns.of_pairs import OF_PAIRS
from immuno_cli.questions.reading.patterns.of_spreading import OF_SPREADING
from immuno_cli.questions.reading.patterns.of_treatments import OF_TREATMENTS
from immuno_cli.questions.reading.patterns.practical import PRACTICAL

ASKING: Final = (
    *OF_TREATMENTS,
    *OF_DOSES,
    *CAUTIONS,
    *OF_SPREADING,
    *OF_CONDITIONS,
    *OF_PAIRS,
    *PRACTICAL,
    *FOREIGN_QUESTIONS,
)
"""The rows in the order in which they are tried."""
