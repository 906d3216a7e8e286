"""Short abbreviations that mean something else where they stand: "stage IV", "Henry IV", "Washington, DC", "AC/DC".

Only abbreviations that count in their own case alone are looked at, and only what stands directly beside them.
"""

import re
from collections.abc import Callable
from typing import Final

from immuno_cli.annotate.reading.signs import HYPHENS
from immuno_cli.annotate.refusals.headings import Headings, is_in_heading
from immuno_cli.annotate.refusals.shouted import NEIGHBOUR_AFTER, is_shouted, last_letters
from immuno_cli.language.english import is_word
from immuno_cli.language.normalize import plain
from immuno_cli.language.senses.stressed_words import begins_with_number_of, is_stressed
from immuno_cli.language.stop_words import FUNCTION_WORDS

_NUMBERED: Final = (
    # parts of documents, and ranks
    "act appendix article book category chapter class cohort degree division fig figure generation grade grades group "
    "level part phase schedule section stage step table title type version vol volume "
    # parts of the body, of molecules and of studies
    "angiotensin area arm collagen complex factor glycogenosis hypersensitivity interleukin lamina layer "
    "ajcc asa bclc clark dukes figo fitzpatrick fuhrman lugano mallampati masaoka nyha okuda tanner uicc "
    "cn dsm mucopolysaccharidosis nerve protocol region segment study subtype trial variant war zone"
)
NUMBERED: Final = frozenset(_NUMBERED.split())
"""Words after which a Roman numeral is a number."""

_OTHER_FIELDS: Final = (
    # computers
    "android app apps chrome install installed iphone kernel linux mac mobile operating software update updated "
    "updates upgrade upgrades version versions windows "
    # electricity
    "adapter amp amps battery charger converter motor motors volt voltage volts watt "
    # towns and comics
    "comic comics district downtown entertainment marvel mayor metro universe washington "
    # the police and politics
    "detective detectives elections officers parliament party police politicians senators sheriff voters won"
)
OTHER_FIELDS: Final = frozenset(_OTHER_FIELDS.split())
"""Words beside which a short abbreviation belongs to computers, electricity, a town, comics, police or politics."""

_ONLY_BEHIND: Final = frozenset(("update", "updated", "updates", "version", "versions"))
"""Words that count only after the abbreviation: "OS updates", but "the updated OS" may be a survival."""

FEWEST_LETTERS: Final = 3
"""An abbreviation of fewer letters does not count if it is all that is found in a text."""

_REACH: Final = 60
"""Characters before and after the abbreviation that are looked at."""
_NUMERAL: Final = r"[IVX]+[A-Da-d]?"
_NUMBERS_BEFORE: Final = re.compile(
    rf"(?:\b{_NUMERAL}(?:\s*(?:[,/&\u2013\u2014-]|and\b|or\b|to\b|through\b|versus\b|vs\b\.?)\s*)+)+\Z"
)
_NUMBER_AFTER: Final = re.compile(rf"\s*(?:[,/&\u2013\u2014-]|and\b|or\b|to\b|through\b)\s*{_NUMERAL}\b")
_WORD_BEFORE: Final = re.compile(r"([^\W\d_]+)[\s:(\u00a0-]*\Z")
_NUMBER_SIGN_BEFORE: Final = re.compile(r"\b(?:art|ch|fig|nr|vol)\.\s?\Z", re.IGNORECASE)
_NUMBER_SIGN_OR_WORD_BEFORE: Final = re.compile(r"\b(?:no|pt|sec|tab)\.\s?\Z", re.IGNORECASE)
"""A sign of a number, or a word that ends a sentence, a patient, seconds and tablets."""
_CAPITAL_WORD_BEFORE: Final = re.compile(r"\b([A-Z][a-zﬀ-ﬆ]+\.?)\s{1,4}\Z")
_TOWN_BEFORE: Final = re.compile(r"\b([A-Z][a-z]+),\s\Z")
_POSTAL_CODE: Final = re.compile(r"\s[0-9]{5}(?:-[0-9]{4})?(?![\w%]|[.,-][0-9])")
_LOWER_WORD_AFTER: Final = re.compile(r"\s([a-z]+)")
_SENTENCE_BEGINS: Final = re.compile(r"(?:\A|[.!?:;]\s+|\n\s*)\Z")
_PARAGRAPH_OR_SENTENCE_BEGINS: Final = re.compile(r"(?:\A|[.!?:;]\s+|\n\s*\n\s*)\Z")
"""The same without the beginning of a line, at which a town may stand in the middle of a sentence."""
_STATE_NAMES: Final = (
    "AK AL AR AZ CA CO CT DC DE FL GA HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND NE NH NJ NM NV NY OH OK OR "
    "PA PR RI SC SD TN TX UK US UT VA VT WA WI WV WY"
)
_STATES: Final = frozenset(_STATE_NAMES.split())
"""Letters that stand for a state."""
_COUNTRIES: Final = frozenset(("EU", "UK", "US"))
_COUNTRY_BEFORE: Final = re.compile(r"\b(?:across|from|in|inside|of|outside|throughout|to|within)\sthe\s\Z")
_TIME_AFTER: Final = re.compile(r"\s(?:every|last|next|this|today|tomorrow|tonight|yesterday)\b")
_BEFORE_PLACES: Final = frozenset(("at", "from", "in", "near", "the", "to"))
_TRAVEL_BEFORE: Final = re.compile(
    r"\b(?:born|dr[io]v(?:e|es|ing)|fl(?:ew|ies|y|ying)|flights?|grew up|hom(?:e|es)|hous(?:e|es)|liv(?:e|ed|es|ing)"
    r"|mov(?:e|ed|es|ing)|relocated|travell?(?:ed|ing|s)?|trips?|vacation)\s(?:(?:back|down|over|up)\s)?"
    r"(?:from|in|near|to)\s(?:the\s)?\Z",
    re.IGNORECASE,
)
"""What is said of a place where somebody lives, or to which they travel."""
_STUDY_BEFORE: Final = re.compile(
    r"\b(?:campus|classes|degree|enrolled|graduated|lectur(?:er|es)|professor|students?|taught|teaches)\s"
    r"(?:\w+\s){0,2}(?:at|from)\s\Z|\bstud(?:ied|ies|y|ying)\s(?:\w+\s){0,2}at\s\Z"
)
"""What is said of a university. Blood may be studied that is "from ALL patients"."""
_SURE_BEFORE: Final = re.compile(
    r"\b(?:diagnos(?:ed\s(?:me\s)?with|is\sof)|has\shad|history\sof|liv(?:e|es|ed|ing)\swith|suffer(?:ed|ing|s)?\sfrom"
    r"|treated\sfor|treatment\s(?:for|of)|(?:adults|children|man|patients?|people|person|those|woman)\swith)\s\Z",
    re.IGNORECASE,
)
"""What is said of a disease."""
_CLAUSE_ENDS: Final = re.compile(r"\Z|[.,;:!?)]")
_BLANK_OR_BRACKET: Final = " \n\r\t\v\f\u00a0("
_LINE_BEGINS: Final = re.compile(r"(?:\A|\n)[^\S\n]*\(?\Z")
_HEADING_AFTER: Final = re.compile(r"[.)][^\S\n]")


def is_numeral(before: str, after: str, is_known: Callable[[str], bool]) -> bool:
    """Return whether a Roman numeral between these texts is a number: "stages II to IV", "IV. Results", "Henry IV"."""
    if _NUMBERS_BEFORE.search(before) or _NUMBER_AFTER.match(after) or _NUMBER_SIGN_BEFORE.search(before):
        return True
    if _NUMBER_SIGN_OR_WORD_BEFORE.search(before) and _goes_on_plainly(after):
        return True
    word = _WORD_BEFORE.search(before)
    if word and word[1].lower() in NUMBERED:
        return True
    is_heading = _LINE_BEGINS.search(before) and _HEADING_AFTER.match(after)
    return bool(is_heading) or _is_after_name(before, after, is_known)


def is_of_other_field(before: str, after: str) -> bool:
    """Return whether the word before or after is of another field: "OS updates", "DC motor", "Washington DC"."""
    neighbour = NEIGHBOUR_AFTER.match(after)
    if neighbour is not None and neighbour[1].lower() in OTHER_FIELDS:
        return True
    last = before[-1:]
    if last in HYPHENS:
        return last_letters(before[:-1]).lower() in OTHER_FIELDS
    word = last_letters(before.rstrip(_BLANK_OR_BRACKET)).lower()
    return last in _BLANK_OR_BRACKET and word in OTHER_FIELDS and word not in _ONLY_BEHIND


def is_english_word(before: str, words: str, after: str) -> bool:
    """Return whether the abbreviation is an English word in capitals.

    >>> is_english_word("They took ", "ALL", " my blood"), is_english_word("HIGH RISK ", "ALL", " in children")
    (True, False)
    """
    word = words.lower()
    if not words.isupper():
        return False
    if word in FUNCTION_WORDS:
        return is_shouted(before, after) or is_stressed(word, before, after)
    return is_word(word) and is_stressed(word, before, after)


def is_english_word_here(headings: Headings, start: int, end: int, name: str) -> bool:
    """Return whether an abbreviation is an English word in capitals, also in a heading that does not name a disease."""
    text = headings.text
    before, words = text[max(0, start - _REACH) : start], text[start:end]
    if words.isupper() and words.lower() in FUNCTION_WORDS and is_in_heading(text, start, end):
        return not (is_disease_here(before) or headings.name_disease(start, end, name))
    after = text[end : end + _REACH]
    if is_english_word(before, words, after):
        return True
    return words == "ALL" and begins_with_number_of(before, after) and not headings.speak_of(start, end, name)


def is_visited(before: str, words: str, after: str) -> bool:
    """Return whether people study there, or live in this state or travel there.

    >>> is_visited("We live in ", "FL", " and"), is_visited("rituximab in ", "FL", " and")
    (True, False)
    """
    if last_letters(before[:-1]) not in _BEFORE_PLACES:
        return False
    if _STUDY_BEFORE.search(before):
        return True
    if words in _COUNTRIES and _COUNTRY_BEFORE.search(before):
        return _goes_on_plainly(after) and not after.startswith(" of")
    is_followed = _goes_on_plainly(after) or _TIME_AFTER.match(after) is not None
    return words in _STATES and _TRAVEL_BEFORE.search(before) is not None and is_followed


def is_state(before: str, after: str, is_known: Callable[[str], bool]) -> bool:
    """Return whether the abbreviation stands after the name of a town: "in Boston, MA", "Bethesda, MD.".

    A postal code after it tells the same: "PR 00901".
    """
    if _POSTAL_CODE.match(after):
        return True
    town = _TOWN_BEFORE.search(before)
    if town is None:
        return False
    word = town[1].lower()
    if is_known(word) or is_known(word.removesuffix("s")):
        return False
    begins_sentence = _PARAGRAPH_OR_SENTENCE_BEGINS.search(before[: town.start()]) is not None
    return not begins_sentence or _CLAUSE_ENDS.match(after) is not None


def is_short(text: str) -> bool:
    """Return whether an abbreviation has so few letters that it may mean anything: "OS", but not "DCs"."""
    return len(text) < FEWEST_LETTERS and text.isalpha()


def is_disease_here(before: str) -> bool:
    """Return whether what stands before an abbreviation is said of a disease: "she was diagnosed with"."""
    return _SURE_BEFORE.search(before[-_REACH:]) is not None


def _is_after_name(before: str, after: str, is_known: Callable[[str], bool]) -> bool:
    """Return whether a name stands before the numeral: "King Henry IV" and "Henry IV was", but not "Give IV fluids".

    A capital word that begins a sentence is a name only if a function word or no word follows the numeral. A word that
    the vocabulary knows is no name: "Nivolumab IV, 240 mg".
    """
    word = _CAPITAL_WORD_BEFORE.search(before)
    if word is None or plain(word[1]) in FUNCTION_WORDS or is_known(word[1].lower()):
        return False
    if not _SENTENCE_BEGINS.search(before[: word.start()]):
        return True
    return _goes_on_plainly(after)


def _goes_on_plainly(after: str) -> bool:
    """Return whether a function word or no word follows."""
    next_word = _LOWER_WORD_AFTER.match(after)
    return next_word is None or next_word[1] in FUNCTION_WORDS
