"""Beginnings of words that some write with a hyphen after them: "micro-vesicle", "pre-adipocyte"."""

from typing import Final

COMBINING: Final = (
    *("auto", "bio", "chemo", "cyto", "electro", "endo", "exo", "extra", "hetero", "homeo", "homo", "hyper", "hypo"),
    *("immuno", "intra", "macro", "meta", "micro", "mono", "nano", "neo", "neuro", "onco", "peri", "photo", "poly"),
    *("proto", "pseudo", "radio", "sub", "super", "tele", "trans", "ultra"),
)
"""Combining forms that every reader knows: "microvesicle" is a kind of vesicle."""
PREFIXES: Final = ("anti", "multi", "non", "post", "pre", "pro")
"""Prefixes that every reader knows."""
OF_THE_BODY: Final = (
    *("angio", "arterio", "broncho", "cardio", "cerebro", "cranio", "dermato", "encephalo", "fibro", "gastro", "glio"),
    *("hemo", "haemo", "hepato", "laryngo", "lipo", "lympho", "musculo", "myelo", "myo", "naso", "nephro", "oculo"),
    *("oro", "osteo", "pneumo", "psycho", "retino", "rhino", "spino", "thrombo", "utero", "vaso", "veno"),
)
"""Combining forms for parts of the body."""
