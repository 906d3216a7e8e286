"""How often each check of `immuno validate` finds something in a vocabulary that is kept.

Labels that two concepts share are counted by the index, which has the key of each label: to make all keys once more
would take a tenth of the time of keeping a vocabulary. Where a vocabulary extends another one, the index has the labels
of both, and the check itself counts.
"""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from immuno_cli.formats.reading import Progress, Reading
from immuno_cli.validate import BROKEN_LINKS, SHARED_LABEL, Base, check_concepts, code_of, list_checks
from immuno_cli.vocabularies.about import Problems


class ProblemCounts(NamedTuple):
    """The counts by the code of the check, and whether those of shared labels are among them."""

    counts: Counter[str]
    are_whole: bool

    @property
    def broken_links(self) -> Problems:
        """The counts of links that lead to something that does not exist."""
        codes = {code_of(number, ours=False) for number in BROKEN_LINKS}
        return _worded({code: count for code, count in self.counts.items() if code in codes})

    def told(self, shared_labels: int) -> Problems:
        """Return each count with what was found. The index has so many labels that another concept has, too."""
        counts = self.counts.copy()
        if not self.are_whole and shared_labels:
            counts[code_of(SHARED_LABEL, ours=False)] = shared_labels
        return _worded(counts)


def _worded(counts: Mapping[str, int]) -> Problems:
    messages = list_checks()
    return tuple((count, f"{messages[int(code[1:])]} ({code})") for code, count in sorted(counts.items()))


def count_problems(own: Reading, base: Reading | None, progress: Progress) -> ProblemCounts:
    """Return how often each check finds something in what a file states itself. `base` is what the file extends."""
    total = len(own.concepts)
    progress("checking", 0, total)
    below = Base(base.scheme, base.concepts) if base else None
    without = () if base else (SHARED_LABEL,)
    problems = check_concepts(own.scheme, own.concepts, ours=False, base=below, without=without)
    counts = Counter(problem.code for problem in problems)
    progress("checking", total, total)
    return ProblemCounts(counts, are_whole=base is not None)
