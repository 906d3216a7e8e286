"""Phrases that ask for the case of letters: an abbreviation of another field, a railway, a person.

In each, the sign of the term stands before the word, and the word stands behind it as the text has it.
"""

from typing import Final

TERM: Final = "~"
"""Stands in a phrase for the word itself, in the singular or the plural. Here it stands before the word."""

_ALTERNATES: Final = r"(?:and|or|to|vs\.?|versus|/|&)"
_DIRECT_CURRENT: Final = (
    rf"[0-9]+(?: ?[kmµ]?[VW]|(?: | ?[kmµ])A)(?:dc)? ?~DC|AC (?:{_ALTERNATES} )?~DC|~DC (?:{_ALTERNATES} )?AC"
    r"|~DC (?:brushed|bus|circuits?|coupled|currents?|grid|inverter|magnetron|sputtering)"
    r"|~DC (?:bias|offset|power)(?! (?:[A-Z]|(?:an?|its|the|their|that|these|this)\b))"
)
_SAID_OF_PEOPLE: Final = (
    "answered|arrived|asked|bought|called|came|comes|cried|died|drove|gave|goes|grew|knew|laughed|left|liked"
    "|liv(?:es|ed)|looked|loved|married|met|played|put|ran|replied|said|sat|says|smiled|stood|talked|thought|told|took"
    "|walked|wanted|went|won|wor(?:e|ks|ked)|wrote"
)
_PEOPLE: Final = "[Aa]unt|[Bb]rother|[Cc]ousin|[Dd]ear|[Ff]riend|[Hh]ello|[Hh]i|[Kk]ing|Mr|[Nn]amed|[Ss]on|[Uu]ncle"
_DATA: Final = "(?:data|disks?|drives?|memory|ram|ssds?|storage)"
_STAFF: Final = "(?:agency|agencies|consultants?|departments?|firms?|managers?|policy|policies|professionals?|stunts?)"
_CAMPUS: Final = "(?:Berkeley|Davis|Irvine|Los|Merced|Regents|Riverside|San|Santa)"

IN_OWN_CASE: Final = {
    "act": (
        "~ACT (?:I{1,3}|NOW|UP|[Ss]cores?|[Gg]overnment)|(?:Canberra|SATs?|GRE|C[Aa][Rr][Ee])[, /]+(?:and |or )?~ACT"
    ),
    "adc": "bits? ~ADC|~ADC (?:chips?|converters?|inputs?|pins?)",
    "alt": (
        r"~ALT (?:keys?|tags?|texts?|attributes?|codes?|[Dd](?:EL|el)|F[0-9])|~ALT ?\+ ?[A-Z]"
        r"|(?:CTRL|Ctrl|SHIFT|Shift) ?\+? ?~ALT|(?:[Hh]old|[Pp]ress)(?: the)? ~ALT"
    ),
    "anc": "~ANC (?:part(?:y|ies)|leaders?|government|members?|politicians?|voters?|youth)",
    "apc": "~APC (?:ups|UPS|vehicles?|troops?)",
    "car": "~CAR (?i:dealers?(?:hips?)?|hire|insurance|keys?|loans?|parks?|rentals?|sales?|seats?|wash(?:es)?)",
    "cbc": "~CBC (?:News|Radio|Sports|TV|Television)",
    "central line": "(?:[Tt]he|[Oo]n|[Vv]ia) ~Central line",
    "ci": "~CI ?/ ?CD|~CI (?:builds?|jobs?|pipelines?|runners?|servers?)",
    "cr": "~CR ?(?:2032|2025|2016|123)",
    "dc": _DIRECT_CURRENT,
    "fl": "~FL (?:[0-9]{3}|Studio)",
    "hr": f"~HR (?:{_STAFF}|asked|said|says|told|wants)|(?:[Aa]sk|[Cc]all|[Cc]ontact|[Tt]ell) ~HR",
    "mg": r"[0-9]+ ?~MG|~MG ?/ ?(?:D?L|KG|M[L2]|DAY|HR)",
    "ms": "~MS (?:Access|Dos|DOS|Excel|Office|Outlook|Paint|PowerPoint|Project|SQL|Teams|Word)",
    "ned": rf"~NED (?:and \w+ )?(?:{_SAID_OF_PEOPLE})(?! (?:for|since))|(?:{_PEOPLE}) ~NED",
    "nhl": "~NHL (?:clubs?|games?|goalies?|hockey|league|players?|playoffs?|records?|seasons?|stars?|teams?)",
    "pid": "~PID (?:[0-9]+|control(?:ler|lers)?|file|loops?|tuning)",
    "pr": f"~PR {_STAFF}|~PR (?:campaigns?|teams?|intervals?|prolongation|segments?)",
    "ra": "(?:[89][0-9]|100) ?% ?(?:on |in )?~RA(?! (?:patients|positive))",
    "sd": "(?:[Mm]icro|GB|HD (?:and|or)) ~SD|~SD (?:cards?|slots?|TV|videos?)",
    "soc": "~SOC (?:2|analysts?)",
    "tb": f"[0-9]+ ?~TB (?:of )?(?:[A-Za-z]+ )?{_DATA}|~TB (?:of )?{_DATA}",
    "tls": r"~TLS (?:v?1\.[0-3]|(?:certificates?|connections?|encryption|handshakes?|keys?))|SSL ?(?:/|and|or) ?~TLS",
    "uc": f"~UC {_CAMPUS}",
    "wbc": "~WBC (?:bouts?|boxing|champions?|fights?|titles?)",
}
"""The phrases for each word, as regular expressions."""
