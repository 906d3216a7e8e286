"""What goes with a treatment: the words by which the statements that speak of both are found."""

import re
from collections.abc import Collection, Iterable
from typing import Final

from immuno_cli.language.stop_words import FUNCTION_WORDS
from immuno_cli.questions.reading.aspect import TOGETHER, Aspect
from immuno_cli.questions.reading.everyday import same_matter

_NO_BRACES: Final = dict.fromkeys(map(ord, "{}"))
_PLAIN: Final = (
    "take taking go going getting having using start keep eat eating drink drinking people patients person someone "
    "anyone everyone need needs treatment treated disease history"
)
_PLAIN_WORDS: Final = FUNCTION_WORDS.union(_PLAIN.split())
"""Words that say nothing of what goes with a treatment where another word does."""
_PEOPLE: Final = re.compile(
    r"\A(?:children|kids|infants|toddlers|teen\w+|adolescents|babies|newborns|(?:the )?elderly|seniors|diabetics"
    r"|(?:older|elderly) (?:people|adults|patients)|pregnant women)\Z",
    re.IGNORECASE,
)
"""Who has a treatment, and what does not go with it."""
_ENDING: Final = re.compile(r"(?<=\w{4})(?:ing|ies|es|ed|s|e|y)\Z")


def together_aspect(words: str, names: Collection[str] = ()) -> Aspect:
    """Return the aspect of what is said of a treatment together with something else.

    Args:
        words: What else: "drink alcohol". A word for a matter of everyday life, such as alcohol, answers by itself. Of
            others, such as "red meat", a statement has to have all.
        names: Names of what it is, where that is known.

    >>> import re
    >>> aspect = together_aspect("drink wine")
    >>> bool(re.search(aspect.words, "Patients are told to avoid alcohol.")), aspect.about.format("X")
    (True, 'X together with “drink wine”')
    """
    told = "|".join([rf"(?is:{'|'.join(_ways_to_say(words, names)) or '(?!)'})", *_abbreviations(names)])
    between = "in" if _PEOPLE.search(words) else "together with"
    about = f"{{}} {between} “{words.translate(_NO_BRACES)}”"
    return TOGETHER._replace(about=about, words=told)


def _ways_to_say(words: str, names: Iterable[str]) -> list[str]:
    """Return the patterns of which a statement has one: a matter of everyday life, a name, or all the other words."""
    asked = re.findall(r"[\w-]+", words.casefold())
    telling = [word for word in asked if word not in _PLAIN_WORDS] or asked
    matters = {word: same_matter(word) for word in telling}
    others = "".join(rf"(?=.*\b{_any_form(word)}\b)" for word, matter in matters.items() if not matter)
    ways = [rf"\b(?:{matter})" for matter in matters.values() if matter]
    ways += [rf"\b{re.escape(name)}s?\b" for name in names if not name.isupper()]
    return [*ways, rf"\A{others}"] if others else ways


def _abbreviations(names: Iterable[str]) -> list[str]:
    """Return the patterns of the names that count only as they are written: "all" is not ALL."""
    return [rf"\b{re.escape(name)}s?\b" for name in names if name.isupper()]


def _any_form(word: str) -> str:
    """Return a pattern for the forms of a word: "vitamin" and "vitamins"."""
    return re.escape(_ENDING.sub("", word)) + "(?:ing|ies|es|ed|s|e|y)?"
