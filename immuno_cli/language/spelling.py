"""British and American spelling: words, endings and stems, each pair once, the British form first."""

from typing import Final

from immuno_cli.language.endings import Rule, Rules, by_last_letter, replace_ending

WORDS: Final = {
    "grey": "gray",
    "ageing": "aging",
    "aluminium": "aluminum",
    "programme": "program",
    "neurone": "neuron",
    "artefact": "artifact",
    "judgement": "judgment",
    "practise": "practice",
    "tyre": "tire",
    "mould": "mold",
    "sceptic": "skeptic",
}
"""Whole words that no rule covers."""

ENDINGS: Final[tuple[Rule, ...]] = (
    ("our", "or", 2, ()),
    ("oural", "oral", 2, ()),
    ("oured", "ored", 2, ()),
    ("ouring", "oring", 2, ()),
    ("ourable", "orable", 2, ()),
    ("ourless", "orless", 2, ()),
    ("ourful", "orful", 2, ()),
    ("ourist", "orist", 2, ()),
    ("ise", "ize", 3, ()),
    ("ised", "ized", 3, ()),
    ("iser", "izer", 3, ()),
    ("ising", "izing", 3, ()),
    ("isation", "ization", 3, ()),
    ("isational", "izational", 3, ()),
    ("lyse", "lyze", 2, ()),
    ("lysed", "lyzed", 2, ()),
    ("lyser", "lyzer", 2, ()),
    ("lysing", "lyzing", 2, ()),
    ("lled", "led", 4, ()),
    ("lling", "ling", 4, ()),
    ("ller", "ler", 4, ()),
    ("llation", "lation", 4, ()),
    ("tre", "ter", 2, ()),
    ("bre", "ber", 2, ()),
    ("uvre", "uver", 2, ()),
    ("ogue", "og", 3, ()),
    ("efence", "efense", 1, ()),
    ("offence", "offense", 0, ()),
    ("licence", "license", 0, ()),
)
"""Endings of singular words."""

STARTS: Final = (("leuc", "leuk"),)
"""Beginnings of words. Not inside a word: cell therapies are called "tisagenlecleucel" everywhere."""

CONSONANTS: Final = (("sulph", "sulf"),)
"""Stems that differ in a consonant, anywhere in a word."""

VOWELS: Final = (
    ("haem", "hem"),
    ("aemia", "emia"),
    ("aemic", "emic"),
    ("oesoph", "esoph"),
    ("oedem", "edem"),
    ("oestr", "estr"),
    ("foet", "fet"),
    ("paed", "ped"),
    ("rrhoe", "rrhe"),
    ("caec", "cec"),
    ("faec", "fec"),
    ("gynaec", "gynec"),
    ("aesth", "esth"),
    ("aetiol", "etiol"),
    ("coeli", "celi"),
    ("schae", "sche"),
    ("pnoe", "pne"),
    ("phaeo", "pheo"),
    ("aeval", "eval"),
)
"""Stems in which British spelling has "ae" or "oe" for "e". `american` does not need them: it changes all words."""

_RULES: Final[Rules] = by_last_letter(ENDINGS)
_LONGEST_LIKE_POET: Final = 4


def american(word: str) -> str:
    """Return the American spelling of a singular word in lower case.

    Every "ae" and "oe" becomes "e", also in words that have it in American English. That does no harm to a key.

    >>> american("tumour"), american("leucocyte"), american("haemophilia"), american("poet")
    ('tumor', 'leukocyte', 'hemophilia', 'poet')
    """
    word = replace_ending(_RULES, WORDS.get(word, word))
    if "ae" in word:
        word = word.replace("ae", "e")
    if "oe" in word and len(word) > _LONGEST_LIKE_POET:
        word = word[:-2].replace("oe", "e") + word[-2:] if word.endswith("oe") else word.replace("oe", "e")
    for british, american_stem in STARTS:
        if word.startswith(british):
            word = american_stem + word[len(british) :]
    for british, american_stem in CONSONANTS:
        word = word.replace(british, american_stem)
    return word
