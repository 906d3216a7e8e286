"""What is known of a vocabulary as a whole: its scheme, how much it holds, where it is from."""

from typing import NamedTuple

from immuno_cli.model import Scheme


class About(NamedTuple):
    """What is known of a vocabulary.

    `broader` and `relations` count links to a broader concept, and all others. `added` is a time in UTC, ISO 8601;
    `notes` are pairs of a count and what happened that often in reading `source`.
    """

    name: str
    scheme: Scheme
    concepts: int
    live: int
    labels: int
    definitions: int
    broader: int
    relations: int
    source: str
    format: str
    sha256: str
    added: str
    notes: tuple[tuple[int, str], ...] = ()
