"""What languages are called in English."""

from typing import Final

_NAMES: Final = {
    "ar": "Arabic",
    "ca": "Catalan",
    "cs": "Czech",
    "da": "Danish",
    "de": "German",
    "el": "Greek",
    "en": "English",
    "es": "Spanish",
    "fi": "Finnish",
    "fr": "French",
    "hu": "Hungarian",
    "it": "Italian",
    "ja": "Japanese",
    "la": "Latin",
    "nb": "Norwegian",
    "nl": "Dutch",
    "pl": "Polish",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "sv": "Swedish",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "zh": "Chinese",
}


def name_of_language(tag: str) -> str:
    """Return what a language is called, by its BCP 47 tag; the tag itself where it is not known here.

    >>> name_of_language("es"), name_of_language("de-AT"), name_of_language("tlh")
    ('Spanish', 'German', 'tlh')
    """
    return _NAMES.get(tag.partition("-")[0].casefold(), tag)
