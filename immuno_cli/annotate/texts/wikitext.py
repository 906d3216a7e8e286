"""The markup of MediaWiki in a text, masked by as many characters: templates, references, links and emphasis."""

import re
from typing import Final

from immuno_cli.annotate.texts.masks import match_as_code, padded
from immuno_cli.annotate.texts.wiki_templates import mask_templates

_SIGNS: Final = re.compile(
    r"\[\[[^\[\]\n|]{1,200}(?:\|[^\[\]\n]{1,200})?\]\]|<ref[\s>/]|(?<!')'''[^'\n]{1,200}'''(?!')|\{\{[^{}]{1,300}[|}]"
)
"""What tells the markup of a wiki. One of these may be anything else."""
_FEWEST: Final = 2
_HEAD: Final = 20_000
_REFERENCE: Final = re.compile(
    r"<ref(?=[\s>/])[^<>]{0,300}(?:/>|>(?:[^<]|<(?!/?ref[\s>/])){0,5000}</ref\s*>)", re.IGNORECASE
)
_COMMENT: Final = re.compile(r"<!--(?:[^-]|-(?!->))*+-->")
_FILE: Final = re.compile(
    r"\[\[(?:File|Image|Category|Datei|Kategorie|Fichier|Archivo|:?[a-z]{2,3}):[^\[\]|]{1,200}", re.IGNORECASE
)
_TARGET: Final = re.compile(r"\[\[(?:[^\[\]|\n]{1,200}\|(?=[^\[\]|\n]))?|\]\]")
_ATTRIBUTES: Final = re.compile(r"^(?:\{\||\|-|[|!](?=[ \t]*[a-z]+=[\"'][^|\n]*\|))[^|\n]*", re.MULTILINE)
_EMPHASIS: Final = re.compile(r"(?<!')'{2,3}(?!')|(?<!')'{5}(?!')")


def mask_wikitext(text: str) -> str:
    r"""Return a text without the markup of a wiki if it has some; else the text itself.

    References, comments, the names of files, and templates but for their text become CODE, emphasis and brackets of
    links PADDING.

    >>> from immuno_cli.annotate.texts.masks import PADDING
    >>> mask_wikitext("a '''T''' cell{{x}} of [[b|c]]").replace(PADDING, "_")
    'a ___T___ cell\x00\x00\x00\x00\x00 of ____c__'
    """
    if not _is_wikitext(text):
        return text
    last = text.rfind("-->") + 3  # after it no comment ends
    text = _REFERENCE.sub(match_as_code, _COMMENT.sub(match_as_code, text[:last]) + text[last:])
    text = mask_templates(text)
    text = padded(_TARGET, _FILE.sub(match_as_code, text))
    return padded(_EMPHASIS, _ATTRIBUTES.sub(match_as_code, text))


def _is_wikitext(text: str) -> bool:
    if "[[" not in text and "{{" not in text and "<ref" not in text:
        return False
    return sum(1 for _, _ in zip(_SIGNS.finditer(text, 0, _HEAD), range(_FEWEST), strict=False)) == _FEWEST
