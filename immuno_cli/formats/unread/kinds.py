"""What files are that are not read, and what to do with them: by their first bytes, and by their names."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from immuno_cli.signatures import kind_of

KNOWN: Final = (
    "Supported formats: bundles, OBO, OBO Graphs JSON, SKOS and OWL (Turtle, TriG, RDF/XML, N-Triples, N-Quads,"
    " JSON-LD), tables with a header (CSV, Excel, OpenDocument), and glossaries in JSON, Markdown, reStructuredText,"
    " HTML, TBX and the XML of Moodle."
)
SAVE_AS: Final = "Save its terms as a table: CSV, Excel or OpenDocument."
ROBOT: Final = "ROBOT converts it: robot convert --input FILE --output FILE.owl"
ANNOTATE: Final = "`immuno annotate` finds known terms in it."
OTHER_SCHEMA: Final = "Name the vocabulary itself, not its schema."
TO_OTHER_RDF: Final = "Convert it: rdfpipe -i {} -o turtle FILE > FILE.ttl"
_UNPACK: Final = "Unpack it, and name the vocabulary in it."


class Unread(NamedTuple):
    """What a file is that is not read, as a noun with its article where it has one, and what to do with it."""

    name: str
    hint: str = ""


SIGNED: Final[Mapping[str, Unread]] = {
    "pdf": Unread("a PDF document", ANNOTATE),
    "rtf": Unread("a text in RTF", SAVE_AS),
    "bzip2": Unread("a file packed with bzip2", "Unpack it: bzip2 -dc < FILE > NEW"),
    "xz": Unread("a file packed with xz", "Unpack it: xz -dc < FILE > NEW"),
    "zstd": Unread("a file packed with zstd", "Unpack it: zstd -dc < FILE > NEW"),
    "gzip": Unread("a file packed with gzip twice", "Unpack it once: gzip -dc < FILE > NEW"),
    "compress": Unread("a file packed with compress", "Unpack it: gzip -dc < FILE > NEW"),
    "7z": Unread("a 7z archive", _UNPACK),
    "rar": Unread("a RAR archive", _UNPACK),
    "tar": Unread("a tar archive", _UNPACK),
    "zip": Unread("a zip archive", _UNPACK),
    "sqlite": Unread("an SQLite database", "Export a table of it: sqlite3 -csv -header FILE 'SELECT …'"),
    "ole": Unread("a file of an old version of Word, Excel or PowerPoint", SAVE_AS),
    "image": Unread("an image"),
    "sound": Unread("a sound"),
    "film": Unread("an image or a film"),
    "media": Unread("an image, a sound or a film"),
    "program": Unread("a program"),
    "parquet": Unread("a Parquet file", SAVE_AS),
    "feather": Unread("a Feather file", SAVE_AS),
    "avro": Unread("an Avro file", SAVE_AS),
    "hdf5": Unread("an HDF5 file", SAVE_AS),
    "hdt": Unread("RDF in HDT", "Convert it to N-Triples: hdt2rdf FILE FILE.nt"),
    "word": Unread("a Word document", SAVE_AS),
    "excel": Unread("an Excel workbook", SAVE_AS),
    "powerpoint": Unread("a PowerPoint presentation", SAVE_AS),
    "opendocument text": Unread("an OpenDocument text", SAVE_AS),
    "opendocument spreadsheet": Unread("an OpenDocument spreadsheet", SAVE_AS),
    "opendocument presentation": Unread("an OpenDocument presentation", SAVE_AS),
    "opendocument graphics": Unread("an OpenDocument drawing", SAVE_AS),
    "opendocument drawing": Unread("an OpenDocument drawing", SAVE_AS),
    "epub": Unread("an e-book", SAVE_AS),
}
"""What files are that are no text, by the kinds of `signatures`."""

YAML: Final = Unread(
    "YAML", "Convert it to JSON: yq -o=json FILE > FILE.json (or with the other yq: yq . FILE > FILE.json)"
)
GETTEXT: Final = Unread(
    "a catalogue of translations (gettext)",
    "Name the glossary that it translates. If its texts are terms, make a table of it: po2csv FILE FILE.csv;"
    " immuno vocabulary add FILE.csv --column source=prefLabel --column target=prefLabel@TAG (the tag of its"
    " language, such as es)",
)
ASCIIDOC: Final = Unread(
    "AsciiDoc",
    "Convert it to a web page, which is read: asciidoctor -o FILE.html FILE",
)
ORG: Final = Unread("a text in Org mode", "Convert it: pandoc -f org -t markdown FILE -o FILE.md")
LATEX: Final = Unread("a text in LaTeX", SAVE_AS)
BIBTEX: Final = Unread("a bibliography in BibTeX")
CONFIGURATION: Final = Unread("a configuration file", SAVE_AS)
NEWS: Final = Unread(
    "a news feed, or an export of WordPress",
    "Export the glossary itself as CSV: its plugin can, or WP All Export.",
)
MEDIAWIKI: Final = Unread(
    "a text with the markup of a wiki", "Convert it: pandoc -f mediawiki -t markdown FILE -o FILE.md"
)
JAVASCRIPT: Final = Unread("a program in JavaScript", "Save the value in it as JSON.")

_BY_ENDING: Final[Mapping[str, Unread]] = {
    **dict.fromkeys(("yml", "yaml"), YAML),
    **dict.fromkeys(("po", "pot"), GETTEXT),
    **dict.fromkeys(("adoc", "asciidoc"), ASCIIDOC),
    **dict.fromkeys(("rss", "atom"), NEWS),
    **dict.fromkeys(("js", "mjs", "cjs", "jsx", "ts", "tsx"), JAVASCRIPT),
    **dict.fromkeys(("toml", "ini", "cfg", "conf", "properties"), CONFIGURATION),
    **dict.fromkeys(("mediawiki", "wiki"), MEDIAWIKI),
    "org": ORG,
    "tex": LATEX,
    "bib": BIBTEX,
    "tmx": Unread("a translation memory in TMX", SAVE_AS),
    "py": Unread("a program in Python"),
    "sql": Unread("SQL", "Load it, and export a table as CSV."),
}
_MAY_BE_TABLES: Final = (CONFIGURATION, MEDIAWIKI)
"""What has names that some programs give to tables, too."""


def signed(head: bytes) -> Unread | None:
    """Return what a file is whose first bytes tell that it is no text, None for a text.

    >>> signed(b"%PDF-1.7").name
    'a PDF document'
    """
    kind = kind_of(head)
    return SIGNED.get(kind, SIGNED["zip"]) if kind else None


def named(where: str) -> Unread | None:
    """Return what a file is by the ending of its name, packed or not. None if that tells nothing.

    >>> named("terms.yml").name, named("terms.csv")
    ('YAML', None)
    """
    return _BY_ENDING.get(_ending(where))


def may_be_table(where: str) -> bool:
    """Return whether a file may be a table, although its name is one of another format.

    >>> may_be_table("terms.conf"), may_be_table("terms.yml")
    (True, False)
    """
    return named(where) in _MAY_BE_TABLES


def _ending(where: str) -> str:
    return where.lower().removesuffix(".gz").rpartition(".")[2]
