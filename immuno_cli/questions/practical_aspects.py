"""What people ask of a treatment that is theirs: its dose, how long it takes, what it costs, what goes with it.

Beside these stands what is asked of the value of a test: what a high or a low one can mean.
"""

import re
from collections.abc import Iterable
from typing import Final

from immuno_cli.language.stop_words import FUNCTION_WORDS
from immuno_cli.questions.aspects import Aspect

DOSE: Final = Aspect(
    "dose",
    "the dose of {}",
    (),
    r"\b(?:mg|milligrams?|micrograms?|(?:low|high|highest|lowest|usual|first|full|fixed|rising) doses?"
    r"|dose (?:is|are|depends|of)|doses of|lowered step by step|every \w+ (?:days|weeks|months)|once a (?:day|week))\b",
    needs_relation=True,
)
TIME: Final = Aspect(
    "time",
    "how long {} takes",
    (),
    r"\b(?:minutes?|hours?|days?|weeks?|months?|years?|at once|quickly|fast|slowly)\b",
    needs_relation=True,
)
COST: Final = Aspect("cost", "what {} costs", (), r"\b(?:costs?|prices?|expensive|insurance|insurers?)\b")
SUCCESS: Final = Aspect(
    "success",
    "how well {} works",
    (),
    r"\b(?:(?:help|work|act|last)(?:s|ed)? (?:in|for|only|some|many|most|few|about|better)|for all patients"
    r"|not (?:everyone|all|every)|respond\w*|response rates?|cured?|percent|live longer|disappear\w*|remission)\b",
    corrected=True,
)


def value_aspect(*, is_low: bool) -> Aspect:
    """Return the aspect of what a low or a high value of something can mean."""
    words = "low|lower|lowered|falls?|drops?|fewer|reduced|decreased|too (?:little|few)|lack of"
    if not is_low:
        words = "high|higher|raised?|raises|rises?|rising|elevated|increased?|too (?:much|many)"
    state = "low" if is_low else "high"
    return Aspect(f"{state}-value", f"what a {state} level of {{}} can mean", (), rf"\b(?:{words})\b", of="anything")


TOGETHER: Final = Aspect("with", "{} together with something else", (), "(?!)", tells_harm=True)
"""What goes with a treatment; `together_aspect` says what."""
_NO_BRACES: Final = dict.fromkeys(map(ord, "{}"))
_PLAIN_WORDS: Final = FUNCTION_WORDS | {"take", "taking", "go", "going", "getting", "having", "using", "start", "keep"}
"""Words that say nothing of what goes with a treatment."""
_TOGETHER: Final = (
    "pregnan|conceiv|unborn|baby|babies|birth|contracept|fertil|miscarr",
    "breast-?fe|nursing|milk",
    "driv|machines",
    "sun|tan\\b|tanning",
    "vaccin|jab|shot|immuni[sz]",
    "alcohol|drink|wine|beer|spirits|whisk|vodka",
    "grapefruit|food|eat|diet|meal",
    "fly|flight|travel|plane|holiday",
    "sport|exercis|swim|gym\\b|running",
    "sex|condom",
    "smok|tobacco|cigar|vap(?:e|ing)",
    "interact|other medicines|avoid|stay away|live vaccines",
)
"""Beginnings of words that speak of the same matter of everyday life."""
_ENDING: Final = re.compile(r"(?<=\w{4})(?:ing|ies|es|ed|s|e|y)\Z")


def together_aspect(words: str, names: Iterable[str] = ()) -> Aspect:
    """Return the aspect of what is said of a treatment together with something else.

    Args:
        words: What else: "drink alcohol".
        names: Names of what it is, where that is known.

    >>> import re
    >>> aspect = together_aspect("drink wine")
    >>> bool(re.search(aspect.words, "Patients are told to avoid alcohol.")), aspect.about.format("X")
    (True, 'X together with “drink wine”')
    """
    asked = re.findall(r"[\w-]+", words.casefold())
    telling = [word for word in asked if word not in _PLAIN_WORDS] or asked
    parts = [_same_matter(word) for word in telling]
    parts += [rf"{re.escape(name.casefold())}s?\b" for name in names]
    about = f"{{}} together with “{words.translate(_NO_BRACES)}”"
    return TOGETHER._replace(about=about, words=rf"(?i:\b(?:{'|'.join(parts)}))")


def _same_matter(word: str) -> str:
    """Return a pattern for the words that speak of what a word speaks of."""
    for matter in _TOGETHER:
        if re.match(rf"(?:{matter})", word):
            return matter
    return re.escape(_ENDING.sub("", word))
