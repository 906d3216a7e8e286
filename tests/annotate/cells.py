"""Small vocabularies of cells, and what is found in a text with them."""

from collections.abc import Sequence

from immuno_cli.annotate import Matcher, annotate, build_matcher
from immuno_cli.annotate.matcher.tables import build_tables
from immuno_cli.model import Concept, Scheme
from immuno_cli.vocabularies.memory import MemoryVocabulary
from immuno_cli.vocabularies.protocol import Vocabulary

SCHEME = Scheme("t", "Test", "en")


def vocabulary(*concepts: Concept, name: str = "t") -> MemoryVocabulary:
    return MemoryVocabulary(name, SCHEME, concepts)


CELLS = vocabulary(
    Concept("t-cell", "T cell", ("T lymphocyte",)),
    Concept("til", "tumor-infiltrating lymphocyte", ("TIL",)),
    Concept("es", "embryonic stem cell", ("ESC",)),
    Concept("nk", "natural killer cell", ("NK",)),
    Concept("iv", "intravenous injection", ("IV",), hidden_labels=("drip", "put in a vein", "IVI")),
    Concept("beta", "pancreatic beta cell"),
    Concept("tec", "thymic epithelial cell"),
    Concept("mtec", "medullary thymic epithelial cell"),
    Concept("tumor", "tumor"),
    Concept("lung", "epithelial cell of lung"),
    Concept("neuron", "neuron"),
    Concept("bacterium", "bacterium"),
    Concept("response", "response to immunotherapy"),
    Concept("all", "acute lymphoblastic leukemia", ("ALL",)),
)


def found(text: str, *vocabularies: MemoryVocabulary, all_matches: bool = False) -> list[tuple[str, str]]:
    annotations = annotate(text, build_matcher(vocabularies or [CELLS]), all_matches=all_matches)
    assert all(text[one.start : one.end] == one.text for one in annotations)
    return [(one.text, one.id) for one in annotations]


def many(head: str, *labels: str) -> MemoryVocabulary:
    filler = [Concept(f"f{i}", f"filler{i} {head}") for i in range(30)]
    return vocabulary(*filler, *(Concept(label.replace(" ", "-"), label) for label in labels))


def whole_matcher(vocabularies: Sequence[Vocabulary]) -> Matcher:
    """Return one matcher of all these vocabularies, neither read from a file nor joined."""
    tables = build_tables(vocabularies)
    return Matcher(tables.labels, tables.table, tables.special)
