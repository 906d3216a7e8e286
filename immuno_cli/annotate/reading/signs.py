"""Signs that part the words of a text or join them."""

import re
from typing import Final

BLANK_LINE: Final = re.compile(r"\n[^\S\n]*\n|\r[^\S\n\r]*\r|\v[^\S\v]*\v|[\f\u2029]")
"""Names do not run over it."""
HYPHENS: Final = frozenset("-‐‑")
