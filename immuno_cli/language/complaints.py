"""Names for what people say of themselves: "my hair is falling out" is hair loss, "my joints hurt" is joint pain.

A small table of patterns. It offers more names than there are; whoever uses them keeps those that a vocabulary has.
"""

import re
from typing import Final

_MOST_WORDS: Final = 12
_FILLING_WORDS: Final = (
    "i i'm im i've ive my mine the your his her their our a an am is are was were be been being have has had having "
    "got get getting gets keep keeps kept keeping all some so very really much too lot lots bit always often "
    "sometimes constantly time day night now still just again feel feels feeling seem seems will would do does did "
    "make makes you people me it she he they started starting start properly well badly up"
)
_FILLING: Final = frozenset(_FILLING_WORDS.split())
"""Words that say nothing of what the complaint is."""
_PAIN: Final = ("{} pain", "{}ache", "sore {}")
_WITHOUT: Final = ("trouble {}", "difficulty {}", "trouble {}ing", "difficulty {}ing")
_PATTERNS: Final = tuple(
    (re.compile(pattern), names)
    for pattern, names in (
        ("(?:lose|losing|loses|lost) (.+)", ("loss of {}", "{} loss")),
        ("(.+) (?:fall|falls|falling|fell|come|comes|coming|came) out(?: .+)?", ("{} loss",)),
        ("(.+) (?:hurts?|hurting|aches?|aching|achy|sore|painful)(?: .+)?", _PAIN),
        ("(?:hurting|aching|achy|sore|painful) (.+)", _PAIN),
        ("(?:pains?|aches?|aching|soreness) (?:in|of) (.+)", _PAIN),
        ("(.+) (?:itch|itches|itching|itchy)", ("itchy {}", "{} itching")),
        ("(.+) (?:swells?|swelling|swollen)", ("swollen {}", "{} swelling", "swelling of {}")),
        ("(?:can't|cannot|cant|can not|hard to|difficult to|trouble|difficulty) (.+?)e?", _WITHOUT),
        ("(?:can't|cannot|cant|can not) stop (.+)", ("{}",)),
        ("(.+) (?:in|of) (.+)", ("{1} {0}", "{0} in {1}")),
        (r"(\w+) (\w+)", ("{1} {0}",)),
    )
)
"""What is said, and the names that it may have. {} is what stands in the group."""


def complaint_names(text: str) -> tuple[str, ...]:
    """Return the names that a complaint in a sentence may have, in the order of the patterns; () where it fits none.

    >>> complaint_names("my joints hurt")[:2], complaint_names("losing my appetite")[:1]
    (('joints pain', 'jointsache'), ('loss of appetite',))
    """
    words = re.findall(r"[\w'-]+", text.casefold().replace("’", "'"))
    said = " ".join(word for word in words if word not in _FILLING)
    if not 1 < len(words) <= _MOST_WORDS:
        return ()
    found: dict[str, None] = {}
    for pattern, names in _PATTERNS:
        match = pattern.fullmatch(said)
        if match:
            found |= dict.fromkeys(name.format(*match.groups()) for name in names)
    return tuple(found)
