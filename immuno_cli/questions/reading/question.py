"""Whether a question asks for one aspect of something: "keytruda side effects", "how is keytruda given".

A word of its row is looked for before a pattern is compiled: there are hundreds of them.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from immuno_cli.language.english import is_word, words_near
from immuno_cli.language.stop_words import ARTICLES
from immuno_cli.questions.reading.asking_words import words_of
from immuno_cli.questions.reading.aspect import Aspect
from immuno_cli.questions.reading.patterns.words import KIN
from immuno_cli.questions.reading.tied import Tied, iter_tied
from immuno_cli.search.question_words import without_article

LONGEST_QUESTION: Final = 200
"""Longest question in characters that is read for an aspect."""


_SHORTEST_CORRECTED: Final = 5
"""Letters at least of a word of questions in which one slip is understood."""
_ASKING_MORE: Final = re.compile(r"(?:what|how|when|where) to\b", re.IGNORECASE)
"""How what looks like a topic begins where it asks for something else altogether: "how to ease keytruda"."""
_NO_TOPIC: Final = re.compile(
    r"(?:what|which|who|how|why|when|where|can|do|does|is|to|long|soon|much|many|quickly|fast)\b", re.IGNORECASE
)
"""How what looks like a topic begins where it is none: "how long does keytruda work"."""
ASKS_WHAT: Final = r"(?:what (?:is|are|was|were)|what's|define|explain|describe|(?:please )?tell me about) "
_MOST_TOPICS: Final = 3
_JOINED_BY: Final = (
    r"\s*(?:,|&|\+|\b(?:and|or|vs\.?|versus|plus|(?:together |combined |compared )?(?:with|to))(?=\s))\s*"
)
_BEHIND_TOPIC: Final = frozenset(
    {
        "treatment",
        "therapy",
        "immunotherapy",
        "infusion",
        "injection",
        "drip",
        "shot",
        "jab",
        "tablet",
        "pill",
        "capsule",
        "dose",
        "drug",
        "medicine",
    }
)
_TAKING: Final = re.compile(
    r"(?:to )?(?:be |being )?(?:(?:tak|us|hav|receiv)(?:es?|ing)|get(?:s|ting)?|(?:start|stay)(?:s|ing)?|on)(?: on)? ",
    re.IGNORECASE,
)
"""The verb before the name of a treatment."""
_PEOPLE: Final = re.compile(
    r"(?:people|patients|those|some(?:one|body)|any(?:one|body)|persons?|women|men|children|i|he|she) "
    r"(?:with|(?:who |that )?(?:have|has|had|are|is|am)|on|having) ",
    re.IGNORECASE,
)
"""The words for somebody who has something."""
_BEFORE: Final = "my your his her their our this next last drug medicine taking"
_BEFORE_TOPIC: Final = ARTICLES.union(_BEFORE.split())
_FOR_WHOM: Final = re.compile(rf" for (?:me|us|him|her|them|someone|(?:my|our|his|her|their) {KIN})\Z", re.IGNORECASE)
"""Words at the end of a question that change no answer."""


class Question(NamedTuple):
    """What is asked, and of what: "side effects" of "keytruda".

    `is_narrower` is whether less is asked for than all that is said: "common side effects", "how often is it given".
    `effect` is the one thing that the topic may cause, where only that
    is asked: "colitis" of "can keytruda cause colitis". `source` is from whom or what a condition may be caught,
    and `beside` what somebody has besides: "diarrhea" of "should I stop keytruda if I have diarrhea".
    `then` is what is asked after what is told: "can I drink wine" of "I missed my humira, can I drink wine".
    """

    aspect: Aspect
    topic: str
    is_narrower: bool = False
    effect: str = ""
    source: str = ""
    beside: str = ""
    then: str = ""

    @property
    def tied(self) -> tuple[Tied, ...]:
        """The ways in which the topic may be a condition and a treatment: "nausea from chemo"."""
        return tuple(iter_tied(self.topic))


def read_question(text: str) -> Question | None:
    """Return which aspect of what a question asks for; None where it asks for none.

    >>> question = read_question("What are the side effects of Keytruda?")
    >>> question.aspect.id, question.topic
    ('side-effects', 'Keytruda')
    >>> read_question("side effect")
    """
    return next(iter_questions(text), None)


def iter_questions(text: str) -> Iterator[Question]:
    """Yield the questions that a text may be, the likeliest first: "can I get alcohol with keytruda" asks for two.

    >>> [question.aspect.id for question in iter_questions("can I have alcohol with keytruda")]
    ['side-effects', 'with']
    """
    words = words_of(text).split()
    if len(words) <= 1 or len(text) > LONGEST_QUESTION:
        return
    whole = _FOR_WHOM.sub("", " ".join(words))
    corrected = " ".join(map(_corrected, whole.split()))
    if corrected != whole:
        yield from _iter_read(corrected)
    yield from _iter_read(whole)


def _iter_read(whole: str) -> Iterator[Question]:
    """Yield the questions that words may be, one for each row of the table that they fit."""
    from immuno_cli.questions.reading.patterns import ASKING  # a term of one word needs no table

    folded = asking_words(whole)
    for asking in ASKING:
        if folded.isdisjoint(asking.cues.split()):
            continue
        for pattern in asking.patterns:
            found = re.fullmatch(pattern, whole, re.IGNORECASE)
            if found:
                question = _question(asking.aspect, found.groupdict())
                if _begins_with(question, _ASKING_MORE):
                    return
                if not _begins_with(question, _NO_TOPIC):
                    yield question
                break


def asking_words(text: str) -> set[str]:
    """Return the words by which the rows that a text may fit are found.

    >>> sorted(asking_words("Fewer risks, keytruda"))
    ['fewer', 'keytruda', 'risks']
    """
    return {word.rstrip(",;:") for word in text.casefold().split()}


def _corrected(word: str) -> str:
    """Return the word of questions that one slip makes to a word that is not English; any other word as it is.

    A word in capitals is a name.

    >>> _corrected("effecs"), _corrected("Keytruda")
    ('effects', 'Keytruda')
    """
    folded = word.casefold()
    if not folded.isalpha() or word.isupper() or len(folded) < _SHORTEST_CORRECTED - 1 or is_word(folded):
        return word
    near = [asking for asking in words_near(folded) if asking in _asking_words()]
    return max(near, key=lambda asking: asking[-1] == folded[-1], default=word)


@cache
def _asking_words() -> frozenset[str]:
    """Return the long English words with which questions are asked."""
    from immuno_cli.questions.reading.patterns import ASKING

    texts = (text for asking in ASKING for text in (asking.cues, *asking.patterns))
    words = (word for text in texts for word in re.findall("[a-z]+", re.sub(r"\?P<\w+>", " ", text)))
    return frozenset(word for word in words if len(word) >= _SHORTEST_CORRECTED and is_word(word))


def may_join(text: str) -> bool:
    """Return whether a text may join questions ("what is colitis and how is it treated"), by a quick look."""
    return len(text) <= LONGEST_QUESTION and bool(re.search(r"\band\b|[?,] ", text, re.IGNORECASE))


def asked_name(text: str) -> str:
    """Return the words of which a question asks what they mean, and any other text without its article.

    >>> asked_name("What is the cancer treatment?"), asked_name("treatment for cancer")
    ('cancer treatment', 'treatment for cancer')
    """
    about = re.sub(rf"^{ASKS_WHAT}", "", words_of(text), flags=re.IGNORECASE)
    return without_article(re.sub(r" (?:meaning|definition)$", "", about, flags=re.IGNORECASE))


def _question(aspect: Aspect, parts: dict[str, str | None]) -> Question:
    topic = _without_article(parts.pop("topic") or "")
    effect = _without_article((parts.pop("effect", None) or "").rstrip(","))
    source = _without_article(parts.pop("source", None) or "")
    beside = _without_article(parts.pop("beside", None) or "")
    then = parts.pop("then", None) or ""
    return Question(aspect, topic, any(parts.values()), effect, source, beside, then)


def _begins_with(question: Question, beginning: re.Pattern[str]) -> bool:
    return bool(beginning.match(question.topic) or beginning.match(question.effect))


def shorter_topic(topic: str) -> str:
    """Return a topic without the word at its end that says no more than that it is a treatment; "" where it has none.

    >>> shorter_topic("keytruda treatment"), shorter_topic("keytruda")
    ('keytruda', '')
    """
    first, _, last = topic.rpartition(" ")
    return first if last.casefold().removesuffix("s") in _BEHIND_TOPIC else ""


def without_taking(words: str) -> str:
    """Return what is taken, without the verb before it; other words as they are.

    >>> without_taking("take methotrexate"), without_taking("be on keytruda"), without_taking("drink wine")
    ('methotrexate', 'keytruda', 'drink wine')
    """
    return _without_article(_TAKING.sub("", words, count=1))


def without_people(words: str) -> str:
    """Return what somebody has, without the words for who has it; other words as they are.

    >>> without_people("people with MS"), without_people("someone who has lupus"), without_people("wine")
    ('MS', 'lupus', 'wine')
    """
    return _without_article(_PEOPLE.sub("", words, count=1))


def several_topics(topic: str) -> tuple[str, ...]:
    """Return the topics that a question asks about together, two or three; () where it asks about one or about more.

    >>> several_topics("keytruda and yervoy"), several_topics("keytruda")
    (('keytruda', 'yervoy'), ())
    """
    parts = dict.fromkeys(_without_article(part) for part in re.split(_JOINED_BY, topic, flags=re.IGNORECASE) if part)
    return tuple(parts) if 1 < len(parts) <= _MOST_TOPICS else ()


def _without_article(words: str) -> str:
    """Return what is asked about, without an article or a word that stands for one."""
    topic = words
    while topic.partition(" ")[0].casefold() in _BEFORE_TOPIC and " " in topic:
        topic = topic.partition(" ")[2]
    return topic
