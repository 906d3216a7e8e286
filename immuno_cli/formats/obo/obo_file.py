"""An OBO file while it is read: what it says of itself, and what was changed or left out on which line."""

from typing import Final

from immuno_cli.formats.marks import MARKS
from immuno_cli.formats.obo.stanzas import Line
from immuno_cli.formats.obo.terms import Ontology
from immuno_cli.formats.obo.values import Qualifiers
from immuno_cli.formats.reading import Changes

_OUR_QUALIFIERS: Final = frozenset({"basis", "passage", "xref", "note", "name", "date", *MARKS})
"""What is read of the braces after a value: what our own writer writes."""


class OboFile:
    """A file while it is read: what it says of itself, the notes, and the line that is being read.

    `may_lack_headings` is whether an id stands after a blank line somewhere.
    """

    def __init__(self) -> None:
        self.ontology = Ontology()
        self.changes = Changes()
        self.line = Line(0, "", "", "")
        self.may_lack_headings = False

    def note(self, code: str) -> None:
        """Count a change on the line that is being read."""
        self.changes.add(code, self.line.number, self.line.text)

    def note_qualifiers(self, qualifiers: Qualifiers, used: str = "") -> None:
        """Note the qualifiers that no concept has a place for. `used` is one that was read."""
        if qualifiers and not _OUR_QUALIFIERS.issuperset(key for key in qualifiers if key != used):
            self.note("qualifier")
