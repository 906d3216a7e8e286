"""Texts and tables of other formats that are not read, told by their first lines: what each is, and what to do."""

import re
from typing import Final

SAVE_AS: Final = "Save its terms as a table: CSV, Excel or OpenDocument."
ROBOT: Final = "ROBOT converts it: robot convert --input FILE --output FILE.owl"
_BY_NUMBER: Final = (
    "Take out its first lines, and name the columns by their numbers: grep -v '^#' FILE > FILE.tsv;"
    " immuno vocabulary add FILE.tsv --column 1=prefLabel --column 2=definition"
)
_TO_TABLE: Final = "awk -F'{}' -v OFS='\\t' 'BEGIN {{print \"id\", \"prefLabel\"}} {}' FILE > FILE.tsv"
_OF_UMLS: Final = "Make a table of the English ones: " + _TO_TABLE.format("|", '$2 == "ENG" {print $1, $15}')
_OF_SNOMED: Final = "Make a table of those in use: " + _TO_TABLE.format("\\t", "$3 == 1 {print $5, $8}")
_OF_THESAURI: Final = "SN|BT|NT|RT|UF|USE|TT|TG|TE|TR|UP|EP|NA|OB|UB|VB|BF"
"""The tags of a printed thesaurus, in English, French, Spanish and German."""

_COMMENTS: Final = r"(?:[#%][^\n]*\n\s*)*+"
_SPARQL: Final = (
    r"(?:(?:PREFIX\s+\S*:|BASE)\s*<[^>]*>\s*)*+(?:SELECT\s+(?:[?*$(]|DISTINCT\s|\w+\s+FROM\s|\w+,)"
    r"|(?:CONSTRUCT|ASK)\s*(?:\{|WHERE\b)|DESCRIBE\s+[?<]|(?:INSERT|DELETE)\s+(?:DATA\b|WHERE\b|\{))"
)
_SQL: Final = r"(?:CREATE|INSERT|DROP|ALTER)\s+(?:TABLE|INTO|DATABASE|SCHEMA)\s"
CERTAIN_TEXTS: Final = (
    (re.compile(rf"{_COMMENTS}@\w+\s*\{{\s*[^\s,{{}}]+\s*,", re.IGNORECASE), "a bibliography in BibTeX", ""),
    (re.compile(r"TY  - \w+\s*\n"), "a bibliography in RIS", ""),
    (re.compile(rf"{_COMMENTS}\\(?:documentclass|newglossaryentry|begin|usepackage)\b"), "a text in LaTeX", SAVE_AS),
    (re.compile(rf"(?:(?:--|/\*|#)[^\n]*\n\s*)*+{_SQL}"), "SQL", "Load it, and export a table as CSV."),
    (re.compile(rf"{_COMMENTS}{_SPARQL}"), "a query", "Save what it finds as CSV, or as Turtle."),
    (re.compile(rf"{_COMMENTS}(?:Prefix|Ontology)\s*\("), "OWL in functional syntax", ROBOT),
    (re.compile(rf"{_COMMENTS}(?:Prefix:\s+\S*:\s*<|Ontology:\s+<)"), "OWL in Manchester syntax", ROBOT),
    (
        re.compile(rf"{_COMMENTS}(?:(?:default\s+)?namespace\s+\w*\s*=|datatypes\s+\w+\s*=|start\s*=\s)"),
        "a schema in RELAX NG",
        "Name the vocabulary itself, not its schema.",
    ),
    (re.compile(r"\[\[?[\w. -]+\]\]?[ \t]*\n[\w.-]+[ \t]*="), "a configuration file", SAVE_AS),
    (re.compile(r"(?:\[[a-z][\w,#.%=\" -]*\]\n)++(?:= \S|[^\n]+::[ \n])"), "AsciiDoc", SAVE_AS),
    (
        re.compile(
            r"(?://[^\n]*\n\s*)*+"
            r"(?:export\s+default|module\.exports\s*=|(?:export\s+)?(?:const|let|var)\s+\w+[^=\n]{0,80}=)\s*[\[{]"
        ),
        "a program in JavaScript",
        "Save the value in it as JSON.",
    ),
    (re.compile(r"#!"), "a program", ""),
    (re.compile(r"C\d{7}\|[A-Z]{3}\|[PS]\|L\d+\|"), "the names of UMLS concepts (MRCONSO.RRF)", _OF_UMLS),
    (
        re.compile(r"C\d{7}\|(?:[^|\n]*\|){2,}\n"),
        "a table of the UMLS (RRF)",
        "Take its names of concepts: they are in MRCONSO.RRF.",
    ),
    (
        re.compile(r"id\teffectiveTime\tactive\tmoduleId\tconceptId\tlanguageCode\t"),
        "the descriptions of SNOMED CT (RF2)",
        _OF_SNOMED,
    ),
    (
        re.compile(r"id\teffectiveTime\tactive\tmoduleId\t"),
        "a table of SNOMED CT (RF2) without names",
        "Take its names of concepts: they are in the file whose name begins with sct2_Description.",
    ),
    (
        re.compile(r"\d+\|[A-Z]{3}\|(?:[^|\n]*\|){12}"),
        "the names of RxNorm (RXNCONSO.RRF)",
        "Make a table of them: " + _TO_TABLE.format("|", "{print $1, $15}"),
    ),
    (
        re.compile(r"\d{8}\$[^$\n]+\$"),
        "a table of MedDRA",
        "Make a table of its terms: " + _TO_TABLE.format("[$]", "{print $1, $2}"),
    ),
    (
        re.compile(r"\d+\t\|\t[^\t\n]+\t\|"),
        "a table of the NCBI taxonomy (names.dmp)",
        "Make a table of its names: " + _TO_TABLE.format("\\t[|]\\t?", '$4 == "scientific name" {print $1, $2}'),
    ),
    (re.compile(r"\*NEWRECORD\s"), "MeSH in ASCII", "Take MeSH in RDF: mesh.nt.gz"),
    (
        re.compile(r"!(?:gaf|gpa|gpi)-version:"),
        "a list of annotations of genes (GAF, GPAD)",
        "Name the ontology itself.",
    ),
    (
        re.compile(r"#NAME\s+\"[^\n]*\n\s*#INDEX_LANGUAGE"),
        "a dictionary of Lingvo (DSL)",
        "Convert it to a table: pyglossary FILE FILE.csv",
    ),
    (
        re.compile(r"\{\{\w[^{}\n]*\}\}[ \t]*\n|\{\|[^\n]*\n"),
        "a text with the markup of a wiki",
        "Convert it: pandoc -f mediawiki -t markdown FILE -o FILE.md",
    ),
    (
        re.compile(r"#\+[A-Za-z_]+:[^\n]*\n"),
        "a text in Org mode",
        "Convert it: pandoc -f org -t markdown FILE -o FILE.md",
    ),
    (
        re.compile(rf"[^\W\d_][^\n:]{{0,100}}\n[ \t]+(?:{_OF_THESAURI})\d?[:. ]+\S"),
        "a thesaurus as text (BT, NT, UF)",
        "Export it as SKOS, or as a table with a column for each of these.",
    ),
    (
        re.compile(r"id:[ ](?=.*^(?:enums|classes|slots|types):)(?=.*\blinkml:)", re.MULTILINE | re.DOTALL),
        "a schema in LinkML",
        "Convert it: gen-skos FILE > FILE.ttl, or gen-owl FILE > FILE.owl.ttl",
    ),
)
"""How texts begin that could be nothing else, what they are, and what to do."""
OTHER_TABLES: Final = (
    (
        re.compile(r"#separator:[^\n]*\n(?:#(?!columns:)[^\n]*\n)*+(?!#columns:)"),
        "an export of Anki, whose columns have no names",
        _BY_NUMBER,
    ),
    (
        re.compile(r"(?:#[^\n]*\n)*+(?=[^\n]*\bpredicate_id\b)(?=[^\n]*\bsubject_id\b)[^\n]*\bobject_id\b"),
        "a mapping between vocabularies in SSSOM",
        "Name the vocabularies that it maps: it describes none of their terms.",
    ),
)
"""The same of tables, where no column is known as that of the terms."""
