"""The letters beyond ASCII of languages, and how common characters of East Asia are.

The letters stand in the order of how often they occur in texts. In Latin alphabets those after a `|` are rare.
"""

from typing import Final

WESTERN: Final = (
    "éàèêçîôâûùœ|ëïüæÿ",  # French
    "üäöß",  # German
    "óíáéñú|ü",  # Spanish
    "ãçáéíóêõâú|àô",  # Portuguese
    "èàùòé|ìóî",  # Italian
    "àéèóíç|òúïü",  # Catalan
    "äåö|éü",  # Swedish, Finnish
    "åøæ|éòó",  # Danish, Norwegian
    "ëéïè|öüáóê",  # Dutch
)
ICELANDIC: Final = "áíðéóúöþæý"
CENTRAL: Final = (
    "łąężóśćńź",  # Polish
    "áíéěřčšžýůúňťďó",  # Czech
    "áíéčšžúýťôľňď|äóĺŕ",  # Slovak
    "áéőöóüíúű",  # Hungarian
    "ăîâşţ",  # Romanian
    "čšžćđ",  # Croatian
    "čšž",  # Slovene
)
BALTIC: Final = (
    "ėšąųžįūčę",  # Lithuanian
    "āīēšūņļģčžķ",  # Latvian
    "äõüö|šž",  # Estonian
)
TURKISH: Final = "ıişüğçö|âîûi\u0307"
SIGNS: Final = "\u00a0°±µ·×§©®™€£½¼¾¹²³«»„“”‘’‚–—…•¿¡"
FRACTIONS: Final = "¼½¾¹²³§¶±»”"
"""Signs that no letter follows directly."""
CYRILLIC: Final = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъёіїєґјљњћџђ"
GREEK: Final = "αοιετσνηυρπκμςλόίάγέήδώθύχφβξζψϊϋΐΰ"
HEBREW: Final = "יוהלאמרתבשנםעדחקפגטצןכסזךץףפ"
ARABIC: Final = "اليمنرتوبةدسعهكفأحقجشطصخذىغزضظئءإؤثآ"
THAI: Final = "านรอก่เงมยลวดทส้ตะัีปบคหิืแจพชขใไุโ็์ูำผึธซณถศฟญภฉษฐฏฎฆฌฑฒฤฬฮๆฯ"
"""The letters of other alphabets, the commonest first."""
COMMON_CHINESE: Final = (
    "的一是不了在人有我他这這中大来來上国國个個到说說们們为為子和你地出道也时時年得就那要下以生会會自着去之过過家學学對对可"
    "里裡后後多方面法看起用第行作然事成分动動主"
)
EAST_ASIAN_MARKS: Final = "、。「」・ー，；：（）"
