"""A glossary and explainer of immunotherapy: a command line, and a small library.

>>> from immuno_cli import explain, open_vocabulary, search
>>> with open_vocabulary() as glossary:
...     best = search(glossary, "limfosite")[0]
...     print(best.id, explain(glossary, best.id).concept.kind)
lymphocyte cell

What is exported is imported when it is first used (PEP 562), so that the command line pays only for what it uses.
"""

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final

from immuno_cli.version import __version__

if TYPE_CHECKING:
    from immuno_cli.annotate import Annotation, Matcher, build_matcher
    from immuno_cli.api import annotate, ask, explain, neighbours, open_vocabulary, resolve, search, to_json, validate
    from immuno_cli.errors import (
        FileError,
        ImmunoError,
        InvalidVocabularyError,
        MissingExtraError,
        NothingFoundError,
        RecordError,
        UsageError,
    )
    from immuno_cli.lookups import ConceptSummary
    from immuno_cli.model import Concept, Document, Scheme, Statement
    from immuno_cli.questions.explain import Explanation
    from immuno_cli.questions.graph import Group, Neighbour
    from immuno_cli.search import Resolution, Result
    from immuno_cli.validate import Problem
    from immuno_cli.vocabularies.protocol import Vocabulary

__all__ = [
    "Annotation",
    "Concept",
    "ConceptSummary",
    "Document",
    "Explanation",
    "FileError",
    "Group",
    "ImmunoError",
    "InvalidVocabularyError",
    "Matcher",
    "MissingExtraError",
    "Neighbour",
    "NothingFoundError",
    "Problem",
    "RecordError",
    "Resolution",
    "Result",
    "Scheme",
    "Statement",
    "UsageError",
    "Vocabulary",
    "__version__",
    "annotate",
    "ask",
    "build_matcher",
    "explain",
    "neighbours",
    "open_vocabulary",
    "resolve",
    "search",
    "to_json",
    "validate",
]

_NAMES: Final = {
    "annotate": ("Annotation", "Matcher", "build_matcher"),
    "api": ("annotate", "ask", "explain", "neighbours", "open_vocabulary", "resolve", "search", "to_json", "validate"),
    "errors": (
        "FileError",
        "ImmunoError",
        "InvalidVocabularyError",
        "MissingExtraError",
        "NothingFoundError",
        "RecordError",
        "UsageError",
    ),
    "lookups": ("ConceptSummary",),
    "model": ("Concept", "Document", "Scheme", "Statement"),
    "questions.explain": ("Explanation",),
    "questions.graph": ("Group", "Neighbour"),
    "search": ("Resolution", "Result"),
    "validate": ("Problem",),
    "vocabularies.protocol": ("Vocabulary",),
}
"""The exported names, by the module that defines them."""
_HOMES: Final = {name: module for module, names in _NAMES.items() for name in names}
_SHADOWED: Final = frozenset({"annotate", "search", "validate"})
"""Functions that have the name of a subpackage."""


def __getattr__(name: str) -> Any:  # noqa: ANN401 - the type checker reads the imports above
    """Import an exported name when it is first used."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    if name in _SHADOWED:
        # `import immuno_cli.search.query as query` takes one attribute after the other: the function needs those of the
        # subpackage, too.
        value.__dict__ = vars(import_module(f"{__name__}.{name}"))
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """Return all names, those that are not imported yet included."""
    return sorted({*globals(), *__all__})


class _Package(ModuleType):
    """This package. Its attributes `annotate`, `search` and `validate` are functions, whatever was imported before.

    Python sets a subpackage as an attribute of its parent when it is imported. That would hide the function.
    """

    def __setattr__(self, name: str, value: object) -> None:
        """Set an attribute, unless it is a subpackage that would hide a function."""
        if name in _SHADOWED and isinstance(value, ModuleType):
            return
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
