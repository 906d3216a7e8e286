r"""What a text names by an address: URLs, e-mail addresses, domains, DOIs and the paths of files.

A word inside an address is part of a name, not a mention of what it means: "cancer.gov", "C:\cancer\lupus.txt". Text
with slashes is no path: "and/or", "T/B cells".
"""

import re
from typing import Final

_MOST: Final = 2000
"""Characters before and after an offset in which the blanks around an address are looked for."""
_BOUNDS: Final = frozenset(' \t\n\r\v\f\0\x7f\u00a0<>"`“”„«»‘')
_AFTER: Final = re.compile(rf"[^{''.join(_BOUNDS)}]*+")
_SIGNS: Final = frozenset("./\\@:")
"""Each address has one of these."""
_OPENING: Final = "([{'’*_"
_CLOSING: Final = ".,;:!?'’)]}*_"
_POSSESSIVE: Final = ("'s", "’s")

_PLAIN_DOMAINS: Final = (
    "com org net gov edu mil info biz int eu uk de fr ch nl se dk fi es pl cz ru cn jp kr au nz ca br mx za ie pt gr "
    "tr tv io ai hu ro ua il sg hk tw vn ar cl ve rs sk lt lv ee bg hr app dev cloud xyz tech wiki "
    "online site health care clinic hospital institute foundation center science bio blog us co"
)
_DOMAINS_LIKE_WORDS: Final = "at be in is it me no so to my by am as do la"
_FILES: Final = (
    "txt md markdown rst tex bib html htm xml json jsonl yaml yml toml ini cfg conf log csv tsv xls xlsx ods "
    "doc docx odt ppt pptx pdf eps png jpg jpeg gif svg tif tiff bmp webp mp3 mp4 avi mov zip gz tgz tar bz2 "
    "xz rar 7z py pyc ipynb js tsx jsx css java cc cpp hpp cs rb php pl sh bat ps1 exe dll sql db sqlite "
    "parquet npy npz pkl h5 hdf5 rds rda rdata sas7bdat dta fa fasta fastq fq bam sam vcf gff gtf nii dcm fcs "
    "h5ad loom obo owl ttl rdf bak tmp R Rmd qmd rs kt lua jl swift ts rtf epub webm wav m4a sav dicom"
)
_DOMAIN_NAMES: Final = "|".join(_PLAIN_DOMAINS.split())
_DOMAIN_WORDS: Final = "|".join(_DOMAINS_LIKE_WORDS.split())
_FILE_ENDINGS: Final = "|".join((*_FILES.split(), *_FILES.upper().split()))

_URL: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://|\bwww\.|\b(?:mailto|doi|urn|data|tel):(?=\S)")
_MAIL: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_DOMAIN: Final = re.compile(
    rf"(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[a-z0-9])?\.)+(?:{_DOMAIN_NAMES}|[a-z-]+\.(?:{_DOMAIN_WORDS}))"
    r"(?:[:/?#]\S*)?|(?:[a-z0-9-]+\.)+[a-z]{2}/\S+|(?:[A-Z0-9-]+\.)+(?:GOV|COM|ORG|NET|EDU)|(?:[A-Z][A-Za-z0-9-]*\.)+(?:Gov|Com|Org|Net|Edu)"
)
_GLUED: Final = re.compile(rf"[a-z]{{2,}}\.(?:{_DOMAIN_WORDS})/(?:maybe|no|none|not|unknown|yes)")
"""A word and an answer to choose, without a blank between them: "cancer.no/yes"."""
_QUALIFIED: Final = re.compile(r"(?=[A-Z\d_:]*[a-z])[A-Za-z_]\w*+(?:::~?[A-Za-z_]\w*+)+")
"""A name of a program: "std::vector". Two genes in capitals, "BCR::ABL1", are fused."""
_PAIR: Final = re.compile(r"[A-Z]?[a-z]{3,}::[A-Z]?[a-z]{3,}")
_OF_PAIR: Final = re.compile(
    r"(?:\s|\r\n)(?:adducts?|binding|bonds?|complex(?:es)?|conjugates?|contacts?|fusions?|interactions?|interfaces?|pairs?|ratios?"
    r"|synapses?)\b"
)
"""What two things make together: "an antigen::antibody complex" is no name of a program."""
_DOI: Final = re.compile(r"10\.[0-9]{4,9}/\S+")
_HOST: Final = re.compile(r"(?:localhost|[A-Za-z][\w-]*\.[\w.-]*):[0-9]{2,5}/\S*")
_FILE: Final = re.compile(rf"[\w.~%$@+-]*\w\.(?:{_FILE_ENDINGS})(?::[0-9]+)*")
_PATH: Final = re.compile(
    rf"""(?:
        [A-Za-z]:[\\/]\S*                                 # C:\cancer
        | \\\\\w\S*                                       # \\server\cancer
        | (?:~|\.\.?|\$\w+|\$\{{\w+\}}|%\w+%)[\\/]\S*     # ~/cancer, ../cancer, $HOME/cancer
        | /[\w.@~-]+(?:/[\w.@~+%-]+)+/?                   # /data/cancer
        | /[\w.~-]+/                                      # /cancer/
        | /(?:\w[\w.-]*)?\.\w+                            # /.cancer
        | [\w.@~-]+(?:\\[\w.@~-]+)+\\?                    # cancer\lupus
        | [\w.@~+%-]+(?:/[\w.@~+%-]+)*/[\w.@~+%-]*\w\.(?:{_FILE_ENDINGS})(?::[0-9]+)*  # cancer/lupus.txt
        | (?:[\w.@~+%-]+/){{2,}}                          # data/cancer/
    )""",
    re.VERBOSE,
)


class Addresses:
    """The addresses of a text. Each is looked for only where a word could stand in it."""

    def __init__(self, text: str) -> None:
        """Keep the text. Nothing is read so far."""
        self._text = text
        self._start = self._end = self._address = 0

    def holds(self, start: int, end: int) -> bool:
        """Return whether a part of the text between two offsets stands in an address, or reaches into one.

        It is fast if the offsets rise: what stands between two blanks is read once.

        >>> Addresses("see www.cancer.org").holds(8, 14)
        True
        """
        text = self._text
        if text[start - 1 : start].isspace() and (text[end : end + 1].isspace() or self._ends_clause(start, end)):
            return False
        return self._reaches(start) or self._reaches(end - 1)

    def _ends_clause(self, start: int, end: int) -> bool:
        """Return whether one sign that closes stands at `end`, then a blank, and no other sign before it."""
        after = self._text[end : end + 2]
        return after[:1] in _CLOSING and after[1:].isspace() and _SIGNS.isdisjoint(self._text[start:end])

    def _reaches(self, offset: int) -> bool:
        """Return whether the character at `offset` stands in an address."""
        if not self._start <= offset < self._end:
            self._read(offset)
        return offset >= self._address

    def _read(self, offset: int) -> None:
        """Find the blanks around an offset, and where between them an address begins."""
        text, done, was_address = self._text, self._end, self._address < self._end
        start, self._end = word_around(text, offset, done if done <= offset else 0)
        self._start = start
        begin = address_in(text[start : self._end])
        if "::" in text[start : self._end] and self._is_pair(start):
            begin = -1
        self._address = self._end if begin < 0 else start + begin
        if was_address and start == done and text[start - 1] not in _BOUNDS:  # it goes on
            self._address = start

    def _is_pair(self, start: int) -> bool:
        """Return whether two words with colons between them stand here, and after them what the two make together."""
        pair = _PAIR.fullmatch(self._text[start : self._end].strip(_OPENING))
        return pair is not None and _OF_PAIR.match(self._text, self._end) is not None


def word_around(text: str, offset: int, lowest: int = 0) -> tuple[int, int]:
    """Return where what stands between two blanks around an offset begins, at `lowest` or after it, and ends.

    >>> word_around("see cancer.gov now", 8)
    (4, 14)
    """
    lowest = max(lowest, offset - _MOST)
    start = offset
    while start > lowest and text[start - 1] not in _BOUNDS:
        start -= 1
    after = _AFTER.match(text, offset, offset + _MOST)
    return start, after.end() if after else offset + 1


def address_in(word: str) -> int:
    r"""Return where an address begins in what stands between two blanks, -1 if there is none.

    >>> address_in("(cancer.gov),"), address_in("and/or"), address_in(r"C:\cancer\lupus.txt")
    (1, -1, 0)
    """
    if _SIGNS.isdisjoint(word):
        return -1
    url = _URL.search(word)
    if url:
        return url.start()
    mail = _MAIL.search(word) if "@" in word else None
    if mail:
        return mail.start()
    bare = word.lstrip(_OPENING)
    begin = len(word) - len(bare)
    bare = bare.rstrip(_CLOSING)
    return begin if _is_address(bare[:-2] if bare.endswith(_POSSESSIVE) else bare) else -1


def _is_address(bare: str) -> bool:
    """Return whether a string is a domain, a host, a DOI, a file, a path or a name of a program."""
    return not _GLUED.fullmatch(bare) and any(
        shape.fullmatch(bare) for shape in (_DOMAIN, _HOST, _FILE, _PATH, _DOI, _QUALIFIED)
    )
