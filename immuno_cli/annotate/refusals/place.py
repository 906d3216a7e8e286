"""Words in a text, with what they may mean there and what stands around them."""

from typing import Final

from immuno_cli.annotate.matcher.matcher import Matcher
from immuno_cli.annotate.reading.signs import HYPHENS
from immuno_cli.annotate.records import Meaning
from immuno_cli.annotate.refusals.headings import Headings

_REACH: Final = 60
"""Characters before and after the words that are looked at."""


class Place:
    """A place in a text that means something, unless what stands around it shows that it does not."""

    __slots__ = ("end", "headings", "matcher", "meaning", "start", "text", "words")

    def __init__(self, headings: Headings, start: int, end: int, meaning: Meaning, matcher: Matcher) -> None:
        """Look at the words between these offsets of the text that the headings have."""
        self.headings = headings
        self.text = headings.text
        self.start, self.end = start, end
        self.words = self.text[start:end]
        self.meaning = meaning
        self.matcher = matcher

    @property
    def before(self) -> str:
        """What stands before the words."""
        return self.text[max(0, self.start - _REACH) : self.start]

    @property
    def after(self) -> str:
        """What stands after the words."""
        return self.text[self.end : self.end + _REACH]

    @property
    def is_joined(self) -> bool:
        """Whether a hyphen stands before or after the words."""
        return self.text[self.start - 1 : self.start] in HYPHENS or self.text[self.end : self.end + 1] in HYPHENS

    @property
    def name(self) -> str:
        """The preferred label of the concept."""
        return self.matcher.names(self.meaning.label).pref_label
