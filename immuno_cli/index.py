"""The labels of a vocabulary, ready to be searched: built once from the concepts, kept as named columns of bytes."""

from collections.abc import Callable, Iterable

from immuno_cli.model import Concept


def build_index(concepts: Iterable[Concept]) -> dict[str, bytes]:
    """Return the columns of the index. Concept numbers are positions in `concepts`; deprecated concepts have no labels in it.

    Label numbers count the labels of each live concept in turn: preferred, alternative, hidden.
    """
    raise NotImplementedError


class LabelIndex:
    """The columns, each read when a question first needs it."""

    def __init__(self, read: Callable[[str], bytes]) -> None:
        """Keep `read`, which returns the column of a name, as `build_index` made it."""
        self._read = read
