"""What is found in a text of some kind, as a reader sees it: the words of the file at the offsets of each mark."""

from immuno_cli.annotate import build_matcher
from immuno_cli.annotate.texts.loading import Kind, annotate_text, make_text
from immuno_cli.model import Concept
from immuno_cli.vocabularies.memory import MemoryVocabulary
from tests.annotate.cells import vocabulary

GLOSSARY = vocabulary(
    Concept("t-cell", "T cell"),
    Concept("mab", "monoclonal antibody", ("mAb",)),
    Concept("antibody", "antibody"),
    Concept("lymphocyte", "lymphocyte"),
    Concept("immunotherapy", "immunotherapy"),
    Concept("treatment", "treatment", ("therapy",)),
    Concept("tumor", "tumor"),
    Concept("fibrosis", "fibrosis"),
    Concept("mm", "multiple myeloma", ("MM", "myeloma")),
    Concept("nsclc", "non-small cell lung cancer", ("NSCLC",)),
    Concept("il-2", "interleukin-2", ("IL-2",)),
    Concept("fever", "fever"),
    Concept("ifn", "interferon gamma", ("IFN-γ",)),
)


def marks(text: str, kind: Kind = Kind.TEXT, glossary: MemoryVocabulary = GLOSSARY) -> list[tuple[str, str]]:
    """Return the words and the concept of each mark."""
    annotations = annotate_text(make_text(text, kind), build_matcher([glossary]))
    assert all(text[one.start : one.end] == one.text for one in annotations)
    return [(one.text, one.id) for one in annotations]


def concepts(text: str, kind: Kind = Kind.TEXT) -> list[str]:
    """Return the concepts of the marks."""
    return [concept for _, concept in marks(text, kind)]
