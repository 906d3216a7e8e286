"""Phrases of ordinary and technical English in which an everyday word is no term: "in response to", "germ line"."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from immuno_cli.language.plurals import singular

TERM: Final = "~"
"""Stands in a phrase for the word itself, in the singular or the plural."""
_NUMBER: Final = "#"
"""Stands in a word for its number: "stage #" for "stage 3", "stage III" and "stage 3b"."""

_CHANGE: Final = "deletion|duplication|insertion|inversion|rearrangement|translocation"
_STIMULUS: Final = "(?:dna|cellular|oxidative) (?:damage|stress)|stress|stimul(?:us|i|ation)"
_INFECTED: Final = "infections?|meningitis|sinusitis|otitis|bronchitis|tonsillitis|cystitis|pneumonias?|fevers?"
_CHANGES: Final = ("change", "decrease", "difference", "improvement", "increase", "reduction", "variation")
_NO_CHANGE: Final = "".join(f"(?<!{word} )(?<!{word}s )" for word in _CHANGES)
"""Not behind one of these: "a difference in response to treatment" has a response."""

_VIRAL: Final = "~ (?:virus )?(?:surface|core|delta|e|x|nucleocapsid) (?:antigens?|antibod(?:y|ies)|proteins?)"
"""A molecule of a virus that bears the name of its disease: "hepatitis B surface antigen"."""
_DRUGS: Final = "~ (?:agents?|compounds?|drugs?|medications?|medicines?|substances?|therap(?:y|ies)|treatments?)"
"""What has an effect, and not who has a condition: "hypotensive drugs"."""
_OTHER_STAGES: Final = (
    r"(?:\w+ ){0,2}(?:kidney (?:disease|failure)|renal (?:disease|failure)|ckd|hypertension|sleep"
    r"|(?:decubitus|pressure) (?:injur(?:y|ies)|sores?|ulcers?))"
)
"""What has stages and is no cancer: "stage 3 chronic kidney disease"."""
_NO_TERM: Final = {
    **dict.fromkeys(("hepatitis b", "hepatitis c", "hepatitis d", "hepatitis e"), _VIRAL),
    **dict.fromkeys(("hypotensive", "hypertensive"), _DRUGS),
    "ab": "~ (?:initio|origine|ovo)",
    "cvc": "~ (?:codes?|numbers?)",
    "diabetes": "~ insipidus",
    "germ": "~ (?:cell|layer|line|plasm|ring)s?|(?:hair|tooth|wheat) ~",
    "ggt": "[acgt]{3,} ~|~ [acgt]{3,}",
    "glucose": "~ (?:[16] )?(?:bis)?phosphates?",
    "grade #": (
        r"~ (?:boys?|child(?:ren)?|class(?:es|rooms?)?|curricul(?:a|um)|exams?|girls?|kids?|lessons?|listed|listing"
        r"|maths?|pupils?|reading|schools?|spelling|students?|teachers?)"
    ),
    "hr": r"~[ :=]*(?:of )?(?:[4-9][0-9]|1[0-9]{2})(?![.,]?[0-9]| ?%)",
    "hypertension": "(?:intracranial|ocular|portal|pulmonary|venous)(?: arterial| venous)? ~",
    "inr": "~ ?[0-9]{1,3}(?:,[0-9]{2,3})+|~ ?[0-9.]+ (?:crores?|lakhs?|millions?|billions?)",
    "nodule": "(?:legume|minerali[sz]ed|root) ~",
    "normal range": "~ of (?:motion|movements?)",
    **dict.fromkeys(("pathologist", "pathology"), "(?:language|plant|speech) ~"),
    "pet": "~ (?:bottles?|fib(?:er|re)s?|packaging|plastics?|resins?)",
    "resection": "(?:dna|end|strand) ~",
    "response": (
        rf"{_NO_CHANGE}in ~ to"
        r"|(?:behaviou?ral|cellular|conditioned|damage|dose|early growth|emergency|evoked|fear|plantar|reflex|stress"
        r"|ventilatory) ~"
        rf"|~ to (?:{_STIMULUS})|~ (?:curve|element|surface|time|variable)s?"
    ),
    "rr": "~[ :=]*(?:of )?[0-9]{1,2} ?(?:/ ?min|breaths|per min)(?:utes?)?",
    "screening": (
        "(?:carrier|drug|heterozygote|hybrid|library|mutation|virtual|throughput) ~"
        r"|~ (?:of|for) (?:\w+ ){0,3}(?:carriers?|clones|compounds|librar(?:y|ies)|mutations)"
        r"|~ (?:\w+ ){0,2}librar(?:y|ies)"
    ),
    "seizure": "~ of (?:[0-9]|(?:the |his |her |their )?(?:assets?|drugs|goods|land|power|propert(?:y|ies)))",
    "shot": (
        r"(?:big|needed|real) ~ in the arm|~ in the arm (?:for|to) (?:an?|its|our|the|their)|~ in the dark|long ~"
    ),
    "stage #": rf"~ {_OTHER_STAGES}|(?:ckd|kidney disease|hypertension)[ ,(]*~",
    "x ray": (
        r"~ (?:(?:absorption|photoelectron|powder) )?(?:astronom\w+|crystal\w*|diffract\w+|fluorescence|microscop\w+"
        r"|scattering|spectroscop\w+|structures?|telescopes?)"
    ),
}
"""The phrases for each word, as regular expressions."""

_NOT_THIS: Final = {
    "endpoint": rf"(?:{_CHANGE}) ~|~ (?:of|for|in) (?:\w+ ){{0,4}}(?:{_CHANGE})s?",
    "recurrence": "~ risks?",
    "recurrent": (
        r"~ (?:[\w/]+ ){0,2}?(?:mutations?|micro\w+|alterations?|expansions?|(?:in frame )?deletions?|duplications?"
        rf"|{_INFECTED}|inhibition|laryngeal nerves?|neural networks?|abortions?|miscarriages?|pregnancy loss(?:es)?)"
    ),
}
"""The phrases of words that have a wider sense than what some vocabularies call by them."""
_WORDS: Final = {"end point": "endpoint", "diabete": "diabetes"}
"""Words in another form than the phrases have them. Of "diabetes", the rules for plurals cut the end."""


def _compiled(phrases: Mapping[str, str]) -> dict[str, re.Pattern[str]]:
    return {word: re.compile(rf"(?<!\w)(?:{shape})(?!\w)") for word, shape in phrases.items()}


_NEVER: Final = _compiled(_NO_TERM)
_MOSTLY: Final = {**_NEVER, **_compiled(_NOT_THIS)}


def is_in_phrase(before: str, word: str, after: str, *, is_preferred: bool) -> bool:
    """Return whether a word stands in a phrase in which it is no term.

    Args:
        before: the text before the word.
        word: the word as the text has it.
        after: the text behind the word.
        is_preferred: whether it is the preferred label of its concept. Then only phrases count in which the word means
            nothing of its own.

    >>> is_in_phrase("mutations of the ", "germ", "-line", is_preferred=True)
    True
    """
    shape = (_NEVER if is_preferred else _MOSTLY).get(_one(word))
    return shape is not None and shape.search(f"{_plainly(before)}{TERM}{_plainly(after)}") is not None


@lru_cache(maxsize=1 << 12)
def may_be_in_phrase(word: str) -> bool:
    """Return whether there are phrases with a word.

    >>> may_be_in_phrase("Germs"), may_be_in_phrase("tumor")
    (True, False)
    """
    return _one(word) in _MOSTLY


def _one(word: str) -> str:
    """Return the word that the phrases have: in lower case and in the singular, with "#" for a number at the end."""
    one = _NUMBER_BEHIND.sub(f" {_NUMBER}", singular(_plainly(word)))
    return _WORDS.get(one, one)


_GAP: Final = re.compile(r"[-‐‑–\s]+")
_NUMBER_BEHIND: Final = re.compile(r" (?:[0-9]+|[iv]+)[a-d]?\Z")


def _plainly(text: str) -> str:
    """Return a text in lower case, with one blank for each hyphen and for each gap."""
    return _GAP.sub(" ", text.lower())
