"""Phrases of ordinary and technical English in which an everyday word is no term: "in response to", "germ line"."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final
from unicodedata import normalize

from immuno_cli.language.plurals import singular
from immuno_cli.language.senses.phrases_in_capitals import IN_OWN_CASE, TERM

_GAP: Final = re.compile(r"[-‐‑–\s]+")
_NUMBER_BEHIND: Final = re.compile(r" (?:[0-9]+|[iv]+)[a-d]?\Z")
_NUMBER: Final = "#"
"""Stands in a word for its number: "stage #" for "stage 3", "stage III" and "stage 3b"."""

_CHANGE: Final = "deletion|duplication|insertion|inversion|rearrangement|translocation"
_STIMULUS: Final = "(?:dna|cellular|oxidative) (?:damage|stress)|stress|stimul(?:us|i|ation)"
_INFECTED: Final = "infections?|meningitis|sinusitis|otitis|bronchitis|tonsillitis|cystitis|pneumonias?|fevers?"
_CHANGES: Final = ("change", "decrease", "difference", "improvement", "increase", "reduction", "variation")
_NO_CHANGE: Final = "".join(f"(?<!{word} )(?<!{word}s )" for word in _CHANGES)
"""Not after one of these: "a difference in response to treatment" has a response."""

_VIRAL: Final = "~ (?:virus )?(?:surface|core|delta|e|x|nucleocapsid) (?:antigens?|antibod(?:y|ies)|proteins?)"
"""A molecule of a virus that bears the name of its disease: "hepatitis B surface antigen"."""
_DRUGS: Final = "~ (?:agents?|compounds?|drugs?|medications?|medicines?|substances?|therap(?:y|ies)|treatments?)"
"""What has an effect, and not who has a condition: "hypotensive drugs"."""
_PROPERTIES: Final = (
    "(?:actions?|activit(?:y|ies)|bas[ei]s|behaviou?rs?|effects?|functions?|mechanisms?|plausibility|potential"
    "|propert(?:y|ies)|relevance|roles?|significance)"
)
"""What a thing does, and what it is like: "biologic activity" is no drug."""
_PROPOSED: Final = (
    "appeals?|applications?|bids?|claims?|deals?|hypothes[ei]s|ideas?|manuscripts?|motions?|offers?|papers?|plans?"
    "|proposals?|requests?|submissions?|theor(?:y|ies)"
)
"""What somebody proposes, and others may reject."""
_ASKED: Final = "(?:articles?|comments?|complaints?|e ?mails?|enquir(?:y|ies)|letters?|questions?|requests?|tweets?)"
"""What somebody answers."""
_UNIT: Final = "(?:%|[mµk]?(?:iu|u|kat)|units?|ng|times|x|fold)"
"""What stands after the number of a result: "CK 20 U/L"."""
_KERATINS: Final = (
    rf"~ ?(?:[1-9]|1[0-9]|20)(?: ?/ ?[0-9]{{1,2}})*(?![0-9]|[.,][0-9]| ?{_UNIT}(?!\w))|~ ?(?:ae1|cam ?5|mnf116)"
    r"|(?:pan|high molecular weight|low molecular weight) ~"
    r"|~ (?:positive|negative) (?:\w+ )?(?:cells?|tumou?rs?|carcinomas?)|~ (?:immuno)?stain(?:s|ed|ing)?"
)
"""Cytokeratins, which pathologists count: "CK 5/6"."""
_GOODS: Final = (
    "alloys?|alumini?um|beef|bolts?|bronze|denim|eggs?|fasteners?|fuel|gold|leather|lumber|marble|milk|nuts?|paper"
    "|plywood|quartz|rebar|sandpaper|screws?|silver|steel|syrup|timber|titanium|wood|wool"
)
"""What has grades and is sold."""
_OTHER_STAGES: Final = (
    r"(?:\w+ ){0,2}(?:kidney (?:disease|failure)|renal (?:disease|failure)|ckd|hypertension|sleep"
    r"|(?:decubitus|pressure) (?:injur(?:y|ies)|sores?|ulcers?)"
    r"|of the (?:auction|championship|competition|construction|giro|lockdown|plan|process|project|race|rally|renovation"
    r"|tour|vuelta))"
)
"""What has stages and is no cancer: "stage 3 chronic kidney disease", "stage 3 of the race"."""
_SEIZED: Final = (
    "assets?|cannabis|cash|cocaine|contraband|documents|drugs?|evidence|firearms|funds|goods|heroin|land|market share"
    "|oil|passports?|power|propert(?:y|ies)|records|ships?|tankers?|territor(?:y|ies)|vessels?|weapons"
)
"""What is taken by force or by law."""
_NOT_OF_DRUGS: Final = "(?! (?:induced|origin|related|resistant|withdrawal))"
"""Not before one of these: a seizure that drugs cause, or do not stop."""
_SEIZING: Final = (
    "army|authorities|court|customs|generals|government|military|navy|officers|police|rebels|regime|troops"
)
"""Who takes it."""
_UNMEASURED: Final = (
    r"accents?|activit(?:y|ies)|behaviou?rs?|colou?rs?|emotions?|experiences?|expressions?|feelings?|hearing|movements?"
    r"|motions?|moods?|operations?|opinions?|prices?|reactions?|rents?|sounds?|speeds?|temperatures|tastes?|uses?"
    r"|variations?|vision|wages?|weather"
)
"""What has a normal range and is measured in no laboratory."""
_VITAL_SIGN: Final = "(?:bp|hr|pulse|o2 sats?|sats?|spo2|temp(?:erature)?)"
_BREATHS: Final = r"[ :=]*[1-4][0-9](?![.,]?[0-9]| ?%)"
"""How many times a minute somebody breathes."""
_SIGNS: Final = "aries|taurus|gemini|leo|virgo|libra|scorpio|sagittarius|capricorn|aquarius|pisces"
"""Of the zodiac."""
_NO_TERM: Final = {
    "cancer": (
        r"tropic of ~"
        r"|(?:star|sun|zodiac) signs? (?:is |of )?~|~,? (?:(?:as|by|for) )?(?:\w+ )?(?:star|sun|zodiac) signs?"
        rf"|~ (?:horoscopes?|zodiac)|(?:{_SIGNS}),?(?: and| or)? ~|~,?(?: and| or)? (?:{_SIGNS})"
    ),
    **dict.fromkeys(("hepatitis b", "hepatitis c", "hepatitis d", "hepatitis e"), _VIRAL),
    **dict.fromkeys(("flu", "the flu"), "~ like"),
    **dict.fromkeys(("natural killer", "nk"), "~ t(?: cells?| lymphocytes?)?"),
    **dict.fromkeys(("hypotensive", "hypertensive"), _DRUGS),
    "ab": "~ (?:initio|origine|ovo)",
    "antibiotic": "(?:anti ?tumou?r|cytotoxic) ~",
    "anti inflammatory": rf"~ (?:cytokines?|factors?|macrophages?|mediators?|pathways?|{_PROPERTIES}|signals?)",
    "biologic": rf"~ (?:fathers?|mothers?|parents?|process(?:es)?|samples?|specimens?|systems?|weapons?|{_PROPERTIES})",
    "central line": (
        r"~ (?:of|through) (?:(?:an?|the|his|her|its|my|our|their|this|your) )?(?:\w+ )?"
        r"(?:argument|attack|book|campaign|court|defen[cs]e|enquiry|face|field|image|inquiry|novel|page|palm|pitch|plot"
        r"|policy|poem|reasoning|research|road|room|story|street|strategy|symmetry|text|thought)"
    ),
    "ck": _KERATINS,
    "cvc": "~ (?:codes?|numbers?)",
    "diabetes": "~ insipidus",
    "fatigue": "(?:alarm|alert|compassion|donor|metal|voter) ~",
    "fever": "(?:cup|election|football|gold) ~|~ pitch",
    "flare": "solar ~|~ (?:gun|jeans|path|stack)|~ of (?:anger|colou?r|communication|gas|hope|light|sunlight|temper)",
    "germ": (
        "~ (?:cell|layer|line|plasm|ring)s?|(?:hair|tooth|wheat) ~"
        "|~ of (?:(?:an?|her|his|the|this) )?(?:idea|novel|plan|plot|project|story|theory|thought|truth)"
    ),
    "ggt": "[acgt]{3,} ~|~ [acgt]{3,}",
    "glucose": "~ (?:[16] )?(?:bis)?phosphates?",
    "grade #": (
        r"~ (?:boys?|child(?:ren)?|class(?:es|rooms?)?|curricul(?:a|um)|exams?|girls?|kids?|lessons?|listed|listing"
        rf"|maths?|pupils?|reading|schools?|spelling|students?|teachers?|{_GOODS})|(?:{_GOODS}) ~"
    ),
    "hr": r"~[ :=]*(?:of )?(?:[4-9][0-9]|1[0-9]{2})(?![.,]?[0-9]| ?%)",
    "hypertension": "(?:intra ?abdominal|intracranial|ocular|portal|pulmonary|venous)(?: arterial| venous)? ~",
    "immunity": (
        "(?:absolute|crown|diplomatic|judicial|parliamentary|presidential|qualified|sovereign) ~(?! (?:against|to))"
        "|~ (?:deals?|from (?:(?:civil|criminal|legal) )?(?:arrest|lawsuits?|liability|prosecution|suit))"
    ),
    "inr": "~ ?[0-9]{1,3}(?:,[0-9]{2,3})+|~ ?[0-9.]+ (?:crores?|lakhs?|millions?|billions?)",
    "lack of energy": "~ (?:efficiency|policy|security|supply)",
    "lymph": "(?:enlarged|painful|sore|swollen|tender) ~|~ are (?:enlarged|painful|sore|swollen|tender)",
    "meningitis": "(?:carcinomatous|leptomeningeal|neoplastic) ~",
    "nodule": "(?:chert|flint|(?:ferro)?manganese|legume|minerali[sz]ed|polymetallic|root) ~",
    "normal range": rf"~ (?:of|for) (?:(?:\w+ ){{0,2}}(?:and|or) )?(?:(?:human|daily|house|market) )?(?:{_UNMEASURED})",
    **dict.fromkeys(("pathologist", "pathology"), "(?:language|plant|speech) ~"),
    "pet": (
        "~ (?:allowed|animals?|bottles?|cats?|dogs?|fib(?:er|re)s?|foods?|owners?|packaging|plastics?|resins?|shops?"
        "|sitters?|stores?|welcome)"
    ),
    "plasma": (
        "~ (?:tvs?|televisions?|screens?|displays?|cutters?|cutting|etch(?:ing)?|globes?|lamps?|monitors?|physics"
        "|thrusters?|torch(?:es)?|welding)|(?:argon|fusion|ioni[sz]ed|quark gluon|solar) ~"
    ),
    "rash": "~ (?:actions?|decisions?|driv(?:ers?|ing)|judge?ments?|move|promises?|remarks?|words)",
    "respiratory tract infection": "lower ~",
    "rejection": (
        "(?:parental|peer|romantic|social) ~|~ (?:emails?|letters?|sensitivity|slips?)"
        rf"|~ of (?:(?:an?|her|his|my|our|the|their|this|your) )?(?:[a-z]+ )?(?:{_PROPOSED})"
    ),
    "resection": "(?:dna|end|strand) ~",
    "response": (
        rf"{_NO_CHANGE}in ~ to|(?<![^.!?] )in ~,"
        r"|(?:behaviou?ral|cellular|conditioned|damage|dose|early growth|emergency|evoked|fear|plantar|reflex|stress"
        r"|ventilatory) ~"
        rf"|~ to (?:{_STIMULUS})|~ to (?:(?:an?|his|her|my|our|the|their|this|your) )?{_ASKED}"
        "|~ (?:curve|element|surface|time|variable)s?"
    ),
    "rr": (
        "~[ :=]*(?:of )?[0-9]{1,2} ?(?:/ ?min|breaths|per min)(?:utes?)?"
        rf"|{_VITAL_SIGN} [^~;]{{0,20}}~{_BREATHS}(?![,;]? ?(?:[(\[]|9[059] ?%))|~{_BREATHS}[ ,;(]*{_VITAL_SIGN}"
    ),
    "screening": (
        "(?:carrier|drug|heterozygote|hybrid|library|mutation|virtual|throughput) ~"
        r"|~ (?:of|for) (?:\w+ ){0,3}(?:carriers?|clones|compounds|librar(?:y|ies)|mutations)"
        r"|~ (?:\w+ ){0,2}librar(?:y|ies)"
    ),
    "second cancer": "~ (?:cent(?:er|re)s?|drugs?|specialists?|surger(?:y|ies)|vaccines?|wards?)",
    "seizure": (
        rf"(?:search and|{_SEIZED}) ~(?! threshold)"
        rf"|~ of (?:(?:an?|her|his|the|their) )?(?:\w+ )?(?:{_SEIZED}){_NOT_OF_DRUGS}"
        r"|~ of [0-9][0-9.,]* ?(?:acres|hectares|kg|kilos?|kilograms|pounds|tons|tonnes)"
        rf"|~ by (?:the )?(?:\w+ )?(?:{_SEIZING})"
    ),
    "shot": (
        r"(?:big|needed|real) ~ in the arm|~ in the arm (?:for|to) (?:an?|its|our|the|their)|~ in the dark|long ~"
        r"|(?:fir(?:es?|ed|ing)|worth) (?:an? )?~|g(?:ave|ive|ives|iving) it an? ~|t(?:akes?|aking|ook) an? ~ at"
        r"|(?:camera|close up|establishing|head|hook|jump|mug|opening|slap|tracking|wide) ~"
        r"|~ (?:clock|fades?|glass(?:es)?|list|put)"
        r"|(?:enter|exit|leave)(?:s|ed)? the ~"
        r"|~ (?:across|dead|down|from) (?:an?|her|him|his|the)|(?:be|been|is|was|were) ~(?! (?:of|that|with))"
    ),
    "thrombus": "tumou?r ~",
    "toxic": "~ (?:assets?|boss(?:es)?|debts?|femininity|masculinity|people|positivity|relationships?|waste)",
    "tremor": "(?:earth|earthquake|economic|financial|market|political) ~|~ of (?:delight|excitement|fear|magnitude)",
    "viral": ("(?:go(?:es|ing|ne)?|went) ~|~ (?:campaigns?|clips?|marketing|memes?|posts?|tweets?|videos?)"),
    "virus": (
        r"(?:computers?|laptops?|pcs?) (?:(?:catch(?:es)?|caught|g[eo]ts?|had|has|have) an? )?~|malware(?:,| and| or) ~"
        "|~(?:,| and| or) malware|~ (?:scan(?:ners?)?|definitions?|software)"
    ),
    "stage #": rf"~ {_OTHER_STAGES}|(?:ckd|kidney disease|hypertension)[ ,(]*~",
    "x ray": (
        r"~ (?:(?:absorption|photoelectron|powder) )?(?:astronom\w+|binar(?:y|ies)|crystal\w*|diffract\w+|fluorescence"
        r"|microscop\w+|pulsars?|scattering|spectroscop\w+|structures?|telescopes?)"
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
"""Words in another form than the phrases have them. The rules for plurals cut the end of "diabetes"."""


def _compiled(phrases: Mapping[str, str]) -> dict[str, re.Pattern[str]]:
    return {word: re.compile(rf"(?<!\w)(?:{shape})(?!\w)") for word, shape in phrases.items()}


_NEVER: Final = _compiled(_NO_TERM)
_CASED: Final = _compiled(IN_OWN_CASE)
_MOSTLY: Final = {**_NEVER, **_compiled(_NOT_THIS)}


def is_in_phrase(before: str, word: str, after: str, *, is_preferred: bool) -> bool:
    """Return whether a word stands in a phrase in which it is no term.

    Args:
        before: the text before the word.
        word: the word as the text has it.
        after: the text after the word.
        is_preferred: whether it is the preferred label of its concept. Then only phrases count in which the word means
            nothing of its own.

    >>> is_in_phrase("mutations of the ", "germ", "-line", is_preferred=True)
    True
    """
    one, before, after = _one(word), _with_blanks(before), _with_blanks(after)
    cased = _CASED.get(one)
    if cased is not None and cased.search(f"{before}{TERM}{_with_blanks(word)}{after}"):
        return True
    shape = (_NEVER if is_preferred else _MOSTLY).get(one)
    return shape is not None and shape.search(f"{before.lower()}{TERM}{after.lower()}") is not None


@lru_cache(maxsize=1 << 12)
def may_be_in_phrase(word: str) -> bool:
    """Return whether there are phrases with a word.

    >>> may_be_in_phrase("Germs"), may_be_in_phrase("tumor")
    (True, False)
    """
    one = _one(word)
    return one in _MOSTLY or one in _CASED


def _one(word: str) -> str:
    """Return the word that the phrases have: in lower case and in the singular, with "#" for a number at the end."""
    one = _NUMBER_BEHIND.sub(f" {_NUMBER}", singular(_with_blanks(word.lower())))
    return _WORDS.get(one, one)


def _with_blanks(text: str) -> str:
    """Return a text with one blank for each hyphen and for each gap, and with letters for ligatures."""
    return _GAP.sub(" ", text if text.isascii() else normalize("NFKC", text))
