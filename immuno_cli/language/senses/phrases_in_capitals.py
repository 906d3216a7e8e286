"""Phrases that ask for the case of letters: an abbreviation of another field, a railway.

In each, the sign of the term stands before the word, and the word stands after it as the text has it.
"""

from typing import Final

TERM: Final = "~"
"""Stands in a phrase for the word itself, in the singular or the plural. Here it stands before the word."""

_DATA: Final = "(?:data|disks?|drives?|memory|ram|ssds?|storage)"
_STAFF: Final = "(?:agency|agencies|consultants?|departments?|firms?|managers?|policy|policies|professionals?|stunts?)"
_CAMPUS: Final = "(?:Berkeley|Davis|Irvine|Los|Merced|Regents|Riverside|San|Santa)"

_WHOSE: Final = "(?i:an?|family|her|his|my|new|old|our|the|their|this|your)"
_DRIVING: Final = (
    "(?i:bought|buy|crash(?:ed)?|dr[io]ve|driv(?:en|ing)|fix|leave|left|park(?:ed|ing)?|rent(?:ed)?|s[eo]ld)"
)
_OF_CAR: Final = (
    r"(?i:accident|battery|br(?:eaks|oke)|crash(?:ed)?|doors?|g[eo]ts? (?:dirty|fixed|repaired|stuck|towed)"
    r"|in the (?:garage|lot|street)|stalled|t[iy]res?|trouble|was (?:stolen|towed))"
)
_OF_ANIMAL: Final = (
    "(?i:and (?:best|my|our)|is (?:my|our|an? (?:bird|cat|dog|rabbit))|in (?:my|our|the) (?:home|house)|sitting|vet)"
)
_KEEPING: Final = "(?i:feed(?:ing)?|hug(?:ging)?|keep(?:ing)?|love|walk(?:ing)?)"
_HELPING: Final = "(?i:band|hearing|mobility|teaching|visual|walking)"
_EATING: Final = "(?i:ate|cook(?:ed)?|eat(?:en|ing|s)?|fried|grilled|raw|smoked)"
_MENTAL: Final = (
    "(?i:alert|appropriate|intact|(?:is )?(?:at baseline|normal|stable|unchanged), (?:alert|awake|follows?))"
)
_SCIENCE: Final = "(?i:biology|chemistry|computer|education|engineering|epidemiology|nursing|physics|public|statistics)"
_LEARNED: Final = "(?:about|how|what|why|(?:that )?(?:it|my|our|the|there|these|this|you|your|I|we))"
"""What somebody learned today. Lymphocytes have a verb after "that": "TIL that recognize the tumor"."""
_BEGINS: Final = "(?<![^.!?] )"
"""Stands before a word that begins a sentence."""
_OF_TEST: Final = "(?:analys[ei]s|counts?|data|images?|probes?|results?|scores?|signals?)"
_OF_SCORE: Final = "(?:[0-9≥>]|high|low|negative|positive)"
_OF_TREATMENT: Final = "(?:drugs?|medication|medicines?|patients|therap(?:y|ies)|treatments?)"
_CLOCK: Final = "[0-9]{1,2}(?::[0-9]{2})? ?(?:[ap]m|[AP]M|[ap][.]m[.])"
_AIR: Final = r"(?:[Bb]reath\w*|[Oo]xygen\w*|O2|[Ss]at(?:s|ting|uration)?|[Ss][Pp]O2)"

IN_OWN_CASE: Final = {
    "act": (
        "~ACT (?:I{1,3}|NOW|UP|[Ss]cores?|[Gg]overnment)|(?:Canberra|SATs?|GRE|C[Aa][Rr][Ee])[, /]+(?:and |or )?~ACT"
    ),
    "aid": f"{_HELPING} ~AIDS",
    "all": "~ALL in (?:my|your|her|his|the) heads?|~ALL in ~?ALL|[Aa]t ~ALL(?= ?(?:\\Z|[.,!?;]))|[Aa]bove ~ALL,",
    "alp": "~ALP (?:leaders?|government|members?|senators?)",
    "alt": (
        r"~ALT (?:tab|keys?|tags?|texts?|attributes?|codes?|[Dd](?:EL|el)|F[0-9])|~ALT ?\+ ?[A-Z]"
        r"|(?:CTRL|Ctrl|SHIFT|Shift) ?\+? ?~ALT|(?:[Hh]old|[Pp]ress)(?: the)? ~ALT"
    ),
    "anc": "~ANC (?:part(?:y|ies)|leaders?|government|members?|politicians?|voters?|youth)",
    "apc": "~APC (?:ups|UPS|vehicles?|troops?)",
    "ast": f"{_CLOCK} ~AST|~AST {_CLOCK}",
    "bcc": "(?i:cc)(?:ed)?(?:,| and| or| ?/) ~BCC|~BCC (?:me|him|her|us|them|everyone|line|field)",
    "car": (
        rf"{_WHOSE} ~CAR {_OF_CAR}|{_DRIVING} {_WHOSE} ~CAR(?! (?:NK|T|cells?|expression|therap))"
        r"|~CAR (?i:dealers?(?:hips?)?|hire|insurance|keys?|loans?|parks?|rentals?|sales?|seats?|wash(?:es)?)"
    ),
    "cbc": "~CBC (?:News|Radio|Sports|TV|Television)",
    "central line": "(?:[Tt]he|[Oo]n|[Vv]ia) ~Central line",
    "cps": (
        r"~CPS (?:cases?|investigat\w+|opened|removed|took|workers?)"
        f"|(?:[Cc]all(?:ed)?|[Rr]eport(?:ed)? to) ~CPS(?! {_OF_SCORE})"
    ),
    "cr": "~CR ?(?:2032|2025|2016|123)",
    "fish": f"{_EATING} ~FISH(?! {_OF_TEST})|~FISH (?:and chips|dinner|fillets?|for (?:dinner|lunch)|oil|soup|tank)",
    "hr": f"~HR (?:{_STAFF}|asked|said|says|told|wants)|(?:[Aa]sk|[Cc]all|[Cc]ontact|[Tt]ell) ~HR",
    "it": f"~IT (?:guy|support|{_STAFF})|(?:[Jj]obs?|[Ww]ork(?:s|ed|ing)?) in ~IT",
    "ms": (
        f"~MS {_MENTAL}|[Aa]n ~MS ?[1-4]|~MS (?:degree|students?|in {_SCIENCE})|B[AS] ?(?:/|and|or) ~MS"
        "|~MS (?:Access|Dos|DOS|Excel|Office|Outlook|Paint|PowerPoint|Project|SQL|Teams|Word)"
    ),
    "nhl": "~NHL (?:clubs?|games?|goalies?|hockey|league|players?|playoffs?|records?|seasons?|stars?|teams?)",
    "os": "~OS (?:boots?|crash(?:ed|es)?|froze|reboots?)",
    "pet": f"{_KEEPING} {_WHOSE} ~PET|{_WHOSE} ~PET {_OF_ANIMAL}|~PET (?:dog|cat)s?|~PETS",
    "ra": rf"{_AIR} [^~.;]{{0,30}}on ~RA(?! {_OF_TREATMENT})|~RA in (?:my|our|the|a) (?:dorm|hall|house)|"
    "(?:[89][0-9]|100) ?% ?(?:on |in )?~RA(?! (?:patients|positive))",
    "sd": "(?:[Mm]icro|GB|HD (?:and|or)) ~SD|~SD (?:cards?|slots?|TV|videos?)",
    "soc": "~SOC (?:2|analysts?|class(?:es)?|courses?)",
    "tb": f"[0-9]+ ?~TB (?:of )?(?:[A-Za-z]+ )?{_DATA}|~TB (?:of )?{_DATA}",
    "til": f"{_BEGINS}~TIL {_LEARNED}",
    "tls": r"~TLS (?:v?1\.[0-3]|(?:certificates?|connections?|encryption|handshakes?|keys?))|SSL ?(?:/|and|or) ?~TLS",
    "uc": f"~UC {_CAMPUS}",
    "wbc": "~WBC (?:bouts?|boxing|champions?|fights?|titles?)",
}
"""The phrases for each word, as regular expressions."""
