"""Texts and tables of other formats, by how they begin: what each is, and what to do with it."""

import re
from collections.abc import Callable
from typing import Final

from immuno_cli.formats.unread.kinds import (
    ASCIIDOC,
    BIBTEX,
    CONFIGURATION,
    GETTEXT,
    JAVASCRIPT,
    LATEX,
    MEDIAWIKI,
    ORG,
    OTHER_SCHEMA,
    ROBOT,
    SAVE_AS,
    TO_OTHER_RDF,
    YAML,
    Unread,
)
from immuno_cli.formats.unread.wiki import is_wiki
from immuno_cli.formats.unread.xml_roots import WEB_PAGE

_BY_NUMBER: Final = (
    "Take out its first lines, and name the columns by their numbers: grep -v '^#' FILE > FILE.tsv;"
    " immuno vocabulary add FILE.tsv --column 1=prefLabel --column 2=definition"
)
_TO_TABLE: Final = "awk -F'{}' -v OFS='\\t' 'BEGIN {{print \"id\", \"prefLabel\"}} {}' FILE > FILE.tsv"
_NAMES_TO_TABLE: Final = (
    "awk -F'{separator}' -v OFS='\\t' '{used}!seen[{id}, {name}]++"
    ' {{names[{id}] = count[{id}]++ ? names[{id}] "|" {name} : {name} OFS}}'
    ' END {{print "id", "prefLabel", "altLabel"; for (id in names) print id, names[id]}}\''
    " FILE > FILE.tsv"
)
"""Makes one row of the names of a concept, which stand in a row each. The first one is the preferred label."""
_OF_UMLS: Final = "Make a table of the English ones: " + _NAMES_TO_TABLE.format(
    separator="|", used='$2 == "ENG" && ', id="$1", name="$15"
)
_OF_RXNORM: Final = "Make a table of them: " + _NAMES_TO_TABLE.format(separator="|", used="", id="$1", name="$15")
_OF_SNOMED: Final = "Make a table of those in use: " + _NAMES_TO_TABLE.format(
    separator="\\t", used="$3 == 1 && ", id="$5", name="$8"
)
_OF_THESAURI: Final = "SN|BT|NT|RT|UF|USE|TT|TG|TE|TR|UP|EP|NA|OB|UB|VB|BF"
"""The tags of a printed thesaurus, in English, French, Spanish and German."""

_COMMENTS: Final = r"(?:[#%][^\n]*\n\s*)*+"
_SPARQL: Final = (
    r"(?:(?:PREFIX\s+\S*:|BASE)\s*<[^>]*>\s*)*+(?:SELECT\s+(?:[?*$(]|DISTINCT\s|\w+\s+FROM\s|\w+,)"
    r"|(?:CONSTRUCT|ASK)\s*(?:\{|WHERE\b)|DESCRIBE\s+[?<]|(?:INSERT|DELETE)\s+(?:DATA\b|WHERE\b|\{))"
)
_SQL: Final = r"(?:CREATE|INSERT|DROP|ALTER)\s+(?:TABLE|INTO|DATABASE|SCHEMA)\s"
_ASCIIDOC_BEFORE: Final = (
    r"(?://[^\n]*\n|:!?[\w-]+!?:[^\n]*\n|\.[^\s.][^\n]*\n|(?:include|ifn?def|image)::[^\n]*\n|\s"
    r"|\[[^\]\n]*\]{1,2}[ \t]*\n)"
)
"""What may stand before the first text: comments, attributes, the title of a block, other files, and roles."""
_ASCIIDOC: Final = (
    rf"{_ASCIIDOC_BEFORE}*+(?:={{1,6}}[ ](?=\S)[^\n]*[^=\s][ \t]*\n|\|===[ \t]*\n)"  # a title, or a table
    rf"|(?=[/:\[.]){_ASCIIDOC_BEFORE}++[^\s|#*][^\n]*?::[ ]\S"  # a list of terms
    r"|(?:\[[a-z][\w,#.%=\" -]*\]\n)++[^\n]+::\n"
)
_YAML_KEY: Final = r"(?:[^\W\d_][\w. /-]{0,60}|\"[^\"\n]{1,60}\"|'[^'\n]{1,60}')[ ]?:"
_YAML_BEFORE: Final = r"(?:%YAML[^\n]*\n|---[ \t]*\n|#[^\n]*\n|\s)*+"
_YAML_LIST: Final = rf"{_YAML_BEFORE}-[ ]+{_YAML_KEY}(?:[ ][^\n]*)?\n[ ]+{_YAML_KEY}(?:\s|\Z)"
"""A list whose first item has two keys, one below the other."""
_YAML: Final = (
    rf"%YAML|{_YAML_BEFORE}(?:-[ ])?[\w\"' -]{{1,60}}:(?:[ ][^\n]*)?\n"  # a key with or without a value, then
    rf"(?:\s*-[ ]|[ ]+\S|[\w\"' -]{{1,60}}:(?:\s|$))"  # a list, something indented, or the next key
)
_PO: Final = r"(?:#[^\n]*\n|\s)*+(?:msgctxt[ ]+\"[^\n]*\n(?:\"[^\n]*\n)*+)?msgid[ ]+\""
_RDF_JSON: Final = r'\{\s*"(?:[a-z]+:|_:)[^"]*"\s*:\s*\{\s*"[a-z]+:[^"]*"\s*:\s*\[\s*\{'
_HEX_TUPLES: Final = r'\["[^"\n]*",\s?"[^"\n]*",\s?"(?:[^"\\\n]|\\.)*",\s?"[^"\n]*",\s?"[^"\n]*",\s?"[^"\n]*"\]\s'
CERTAIN: Final[tuple[tuple[re.Pattern[str], Unread], ...]] = (
    (re.compile(rf"{_COMMENTS}@\w+\s*\{{\s*[^\s,{{}}]+\s*,", re.IGNORECASE), BIBTEX),
    (re.compile(r"TY  - \w+\s*\n"), Unread("a bibliography in RIS")),
    (re.compile(rf"{_COMMENTS}\\(?:documentclass|newglossaryentry|begin|usepackage)\b"), LATEX),
    (re.compile(rf"(?:(?:--|/\*|#)[^\n]*\n\s*)*+{_SQL}"), Unread("SQL", "Load it, and export a table as CSV.")),
    (re.compile(rf"{_COMMENTS}{_SPARQL}"), Unread("a query", "Save what it finds as CSV, or as Turtle.")),
    (re.compile(rf"{_COMMENTS}(?:Prefix|Ontology)\s*\("), Unread("OWL in functional syntax", ROBOT)),
    (re.compile(rf"{_COMMENTS}(?:Prefix:\s+\S*:\s*<|Ontology:\s+<)"), Unread("OWL in Manchester syntax", ROBOT)),
    (
        re.compile(rf"{_COMMENTS}(?:(?:default\s+)?namespace\s+\w*\s*=|datatypes\s+\w+\s*=|start\s*=\s)"),
        Unread("a schema in RELAX NG", OTHER_SCHEMA),
    ),
    (re.compile(r"\[\[?[\w. -]+\]\]?[ \t]*\n[\w.-]+[ \t]*="), CONFIGURATION),
    (re.compile(_ASCIIDOC), ASCIIDOC),
    (re.compile(_PO), GETTEXT),
    (re.compile(_YAML_LIST), YAML),
    (re.compile(_RDF_JSON, re.IGNORECASE), Unread("RDF/JSON", "Convert it: riot --output=turtle FILE > FILE.ttl")),
    (re.compile(_HEX_TUPLES), Unread("RDF in HexTuples", TO_OTHER_RDF.format("hext"))),
    (
        re.compile(
            r"(?://[^\n]*\n\s*)*+"
            r"(?:export\s+default|module\.exports\s*=|(?:export\s+)?(?:const|let|var)\s+\w+[^=\n]{0,80}=)\s*[\[{]"
        ),
        JAVASCRIPT,
    ),
    (re.compile(r"#!"), Unread("a program")),
    (re.compile(r"C\d{7}\|[A-Z]{3}\|[PS]\|L\d+\|"), Unread("a table of UMLS names (MRCONSO.RRF)", _OF_UMLS)),
    (
        re.compile(r"C\d{7}\|(?:[^|\n]*\|){2,}\n"),
        Unread("a table of the UMLS (RRF)", "Take its names of concepts: they are in MRCONSO.RRF."),
    ),
    (
        re.compile(r"id\teffectiveTime\tactive\tmoduleId\tconceptId\tlanguageCode\t"),
        Unread("a table of SNOMED CT names (RF2)", _OF_SNOMED),
    ),
    (
        re.compile(r"id\teffectiveTime\tactive\tmoduleId\t"),
        Unread(
            "a table of SNOMED CT (RF2) without names",
            "Take its names of concepts: they are in the file whose name begins with sct2_Description.",
        ),
    ),
    (
        re.compile(r"\d+\|[A-Z]{3}\|(?:[^|\n]*\|){12}"),
        Unread("a table of RxNorm names (RXNCONSO.RRF)", _OF_RXNORM),
    ),
    (
        re.compile(r"\d{8}\$[^$\n]+\$"),
        Unread("a table of MedDRA", "Make a table of its terms: " + _TO_TABLE.format("[$]", "{print $1, $2}")),
    ),
    (
        re.compile(r"\d+\t\|\t[^\t\n]+\t\|"),
        Unread(
            "a table of the NCBI taxonomy (names.dmp)",
            "Make a table of its names: " + _TO_TABLE.format("\\t[|]\\t?", '$4 == "scientific name" {print $1, $2}'),
        ),
    ),
    (re.compile(r"\*NEWRECORD\s"), Unread("MeSH in ASCII", "Take MeSH in RDF: mesh.nt.gz")),
    (
        re.compile(r"!(?:gaf|gpa|gpi)-version:"),
        Unread("a list of annotations of genes (GAF, GPAD)", "Name the ontology itself."),
    ),
    (
        re.compile(r"#NAME\s+\"[^\n]*\n\s*#INDEX_LANGUAGE"),
        Unread("a dictionary of Lingvo (DSL)", "Convert it to a table: pyglossary FILE FILE.csv"),
    ),
    (re.compile(r"\{\{\w[^{}\n]*\}\}[ \t]*\n|\{\|[^\n]*\n"), MEDIAWIKI),
    (re.compile(r"#\+[A-Za-z_]+:[^\n]*\n"), ORG),
    (
        re.compile(rf"[^\W\d_][^\n:]{{0,100}}\n[ \t]+(?:{_OF_THESAURI})\d?[:. ]+\S"),
        Unread("a thesaurus as text (BT, NT, UF)", "Export it as SKOS, or as a table with a column for each of these."),
    ),
    (
        re.compile(r"id:[ ](?=.*^(?:enums|classes|slots|types):)(?=.*\blinkml:)", re.MULTILINE | re.DOTALL),
        Unread("a schema in LinkML", "Convert it: gen-skos FILE > FILE.ttl, or gen-owl FILE > FILE.owl.ttl"),
    ),
)
"""How texts begin that could be nothing else."""
LIKELY: Final[tuple[tuple[Callable[[str], object], Unread], ...]] = (
    (
        re.compile(r"<(?:!doctype )?html.*\s(?:typeof|vocab)=", re.IGNORECASE | re.DOTALL).match,
        Unread("a web page with RDFa", WEB_PAGE.hint),
    ),
    (re.compile(r"<(?:!doctype html|html|head|body|h[1-6]|div|p|dl|table)\b", re.IGNORECASE).match, WEB_PAGE),
    (re.compile(_YAML).match, YAML),
    (re.compile(r"(?:strict\s+)?(?:di)?graph\b[^{\n]*\{").match, Unread("a graph in DOT", SAVE_AS)),
    (is_wiki, MEDIAWIKI),
)
"""What tells whether a text, which is of no format that is read, is of another one."""
TABLES: Final[tuple[tuple[re.Pattern[str], Unread], ...]] = (
    (
        re.compile(r"#separator:[^\n]*\n(?:#(?!columns:)[^\n]*\n)*+(?!#columns:)"),
        Unread("an export of Anki, whose columns have no names", _BY_NUMBER),
    ),
    (
        re.compile(r"(?:#[^\n]*\n)*+(?=[^\n]*\bpredicate_id\b)(?=[^\n]*\bsubject_id\b)[^\n]*\bobject_id\b"),
        Unread(
            "a mapping between vocabularies in SSSOM",
            "Name the vocabularies that it maps: it describes none of their terms.",
        ),
    ),
)
"""How tables of other programs begin, of which no column is known as that of the terms."""
