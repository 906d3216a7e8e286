"""Whether a question asks for one aspect of something: "keytruda side effects", "how is keytruda given".

`explain` asks this of every term. So a word is looked for before a pattern is compiled: all of them take 10 ms.
"""

import re
from typing import Final, NamedTuple

from immuno_cli.language.stop_words import ARTICLES
from immuno_cli.questions.aspects import GIVING, MECHANISM, SIDE_EFFECTS, USE, Aspect

LONGEST_QUESTION: Final = 200
"""Longest question in characters that is read for an aspect."""


class _Asking(NamedTuple):
    """How an aspect is asked for: the words of which a question has one, and the patterns of which it fits one."""

    aspect: Aspect
    cues: str
    patterns: tuple[str, ...]


_TOPIC: Final = "(?P<topic>.+?)"
_IS: Final = "(?:is|are|was|were)"
_DO: Final = "(?:do|does|did)"
_WHO: Final = "(?:people|patients|you|they|i|we|doctors|someone)"
_TELL: Final = "(?:please )?(?:tell me|explain|describe|list|show)(?: me)?(?: about)? "
_ASK: Final = rf"(?:(?:what|which) {_IS} |what's |{_TELL})?(?:the )?"
_SOME: Final = (
    r"(?:(?:the|any|some|all|possible|potential) )*(?P<which>(?:(?:most|main|other|known|typical|common|usual|frequent"
    r"|rare|mild|minor|major|serious|severe|bad|worst|deadly|late|delayed|(?:long|short)[ -]term) )*)"
)
_HARM: Final = (
    r"(?:side[ -]?[ae]ff?ec?ts?|adverse (?:effect|event|reaction)s?|(?:unwanted|bad) effects?|risks?|dangers?"
    r"|complications?|harms?|toxicit(?:y|ies))"
)
_HARMFUL: Final = "(?:safe|dangerous|harmful|risky|toxic)"
_GOES: Final = "(?: (?:last|start|appear|come|go away))?"
_HOW: Final = rf"(?P<how>how \w+) (?:{_IS}|{_DO})"
_GETS: Final = "(?:gets|takes|needs|uses|has|receives|is given|(?:can|should) (?:get|take|have|use))"

_ASKING: Final = (
    _Asking(
        SIDE_EFFECTS,
        "side sideeffect sideeffects side-effect side-effects "
        "effect effects affect affects event events reaction reactions risk risks danger dangers harm harms safety "
        "complication complications toxicity toxicities safe dangerous harmful risky toxic bad die harm hurt kill",
        (
            rf"{_ASK}{_SOME}{_HARM} (?:of|from|with|for|to|on|after|when (?:taking|on)) {_TOPIC}",
            rf"(?:what|which) {_SOME}{_HARM} {_DO} {_TOPIC} (?:have|cause|bring)",
            rf"{_HOW} {_SOME}{_HARM} (?:of|from|with) {_TOPIC}{_GOES}",
            rf"{_HOW} (?:the )?{_TOPIC}(?:'s)? {_HARM}{_GOES}",
            rf"{_DO} {_TOPIC} (?:have|cause) {_SOME}{_HARM}",
            rf"{_ASK}{_TOPIC}(?:'s)? {_SOME}{_HARM}",
            rf"(?P<how>how {_HARMFUL}) {_IS} {_TOPIC}",
            rf"{_IS} {_TOPIC} (?P<how>(?:very |really )?(?:{_HARMFUL}|bad for {_WHO}))",
            rf"{_IS} it (?P<how>{_HARMFUL}) to (?:take|get|have|use|receive) {_TOPIC}",
            rf"can {_WHO} (?P<how>die) (?:of|from) {_TOPIC}",
            rf"can {_TOPIC} (?P<how>harm|hurt|kill) {_WHO}",
            rf"{_ASK}safety of {_TOPIC}",
            rf"{_TOPIC} safety",
            rf"{_ASK}{_SOME}{_HARM} {_TOPIC}",
        ),
    ),
    _Asking(
        MECHANISM,
        "do work works act acts help mechanism",
        (
            rf"what {_DO} {_TOPIC} do(?P<rest> (?:to|in|for) .+)?",
            rf"how {_DO} {_TOPIC} (?:work|act|help)(?P<rest> .+)?",
            rf"(?:explain )?how {_TOPIC} (?:works?|acts?)",
            rf"{_ASK}mechanism(?: of action)? of {_TOPIC}",
            rf"{_TOPIC} mechanism(?: of action)?",
        ),
    ),
    _Asking(
        USE,
        "who for against treat help work use uses indication indications given used prescribed taken",
        (
            rf"who {_GETS} {_TOPIC}",
            rf"who {_IS} (?:(?:treated with|on) )?{_TOPIC} (?:for|given to|meant for)",
            rf"what {_IS} {_TOPIC} (?:used |good |given |prescribed |approved )?(?:for|against|to treat)",
            rf"(?:what|which)(?: \w+)? (?:{_DO}|can) {_TOPIC} (?:treat|help against|help with|work against)",
            rf"(?:why|when) {_IS} {_TOPIC} (?:given|used|prescribed|taken)",
            rf"{_ASK}(?:uses?|indications?) (?:of|for) {_TOPIC}",
            rf"{_TOPIC} (?:uses|indications)",
        ),
    ),
    _Asking(
        GIVING,
        "given taken administered administration injected used get take give receive have use pill tablet capsule drip "
        "infusion injection shot cream",
        (
            rf"how (?P<how>often )?{_IS} {_TOPIC} (?:given|taken|administered|injected|used)(?: (?:to|by|in) {_WHO})?",
            rf"how (?:{_DO}|can|should) {_WHO} (?:get|take|give|receive|have|use) {_TOPIC}",
            rf"{_IS} {_TOPIC} (?:given|taken|injected) (?:(?:by|through|as|into|under) .+|(?P<rest>.+))",
            rf"{_IS} {_TOPIC} an? (?:pill|tablet|capsule|drip|infusion|injection|shot|cream)",
            rf"{_ASK}(?:route of )?administration of {_TOPIC}",
            rf"{_TOPIC} administration",
        ),
    ),
)
_ASKING_MORE: Final = frozenset(
    {"what", "which", "who", "how", "why", "when", "where", "can", "do", "does", "is", "to"}
)
_BEHIND_TOPIC: Final = frozenset({"treatment", "therapy", "immunotherapy", "infusion", "injection", "drug", "medicine"})
_BEFORE_TOPIC: Final = ARTICLES | {"my", "your", "his", "her", "their", "our", "this", "drug", "medicine", "taking"}


class Question(NamedTuple):
    """What is asked, and of what: "side effects" of "keytruda".

    `is_narrower` is whether less is asked for than all that is said: "common side effects", "how often is it given".
    """

    aspect: Aspect
    topic: str
    is_narrower: bool = False


def read_question(text: str) -> Question | None:
    """Return which aspect of what a question asks for; None where it asks for none.

    >>> question = read_question("What are the side effects of Keytruda?")
    >>> question.aspect.id, question.topic
    ('side-effects', 'Keytruda')
    >>> read_question("side effect")
    """
    words = text.replace("’", "'").rstrip("?!. ").split()
    if len(words) == 1 or len(text) > LONGEST_QUESTION:
        return None
    whole, folded = " ".join(words), set(map(str.casefold, words))
    for asking in _ASKING:
        if folded.isdisjoint(asking.cues.split()):
            continue
        for pattern in asking.patterns:
            found = re.fullmatch(pattern, whole, re.IGNORECASE)
            if found:
                return _question(asking.aspect, found.groupdict())
    return None


def _question(aspect: Aspect, parts: dict[str, str | None]) -> Question | None:
    """Return a question; None where what looks like its topic asks for something else: "how to ease keytruda"."""
    topic = _without_article(parts.pop("topic") or "")
    if topic.partition(" ")[0].casefold() in _ASKING_MORE:
        return None
    return Question(aspect, topic, any(parts.values()))


def shorter_topic(topic: str) -> str:
    """Return a topic without the word at its end that says no more than that it is a treatment; "" where it has none.

    >>> shorter_topic("keytruda treatment"), shorter_topic("keytruda")
    ('keytruda', '')
    """
    first, _, last = topic.rpartition(" ")
    return first if last.casefold().removesuffix("s") in _BEHIND_TOPIC else ""


def _without_article(words: str) -> str:
    """Return what is asked about, without an article or a word that stands for one."""
    topic = words
    while topic.partition(" ")[0].casefold() in _BEFORE_TOPIC and " " in topic:
        topic = topic.partition(" ")[2]
    return topic
