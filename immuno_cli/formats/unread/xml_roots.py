"""What XML is, by its root element."""

import re
from collections.abc import Mapping
from typing import Final

from immuno_cli.formats.unread.kinds import ANNOTATE, NEWS, OTHER_SCHEMA, ROBOT, SAVE_AS, TO_OTHER_RDF, Unread

WEB_PAGE: Final = Unread(
    "a web page without a list or a table of terms",
    "Save the data that it shows, or convert it: pandoc -f html -t markdown FILE -o FILE.md",
)
_BEFORE_ROOT: Final = r"(?:<\?[^>]*+>\s*+|<!--(?:(?!-->).)*+-->\s*+|<!DOCTYPE[^>\[]*+(?:\[[^\]]*+\]\s*+)?>\s*+)*+"
_ROOT: Final = re.compile(
    rf"{_BEFORE_ROOT}<(?P<root>(?:[\w.-]{{1,60}}:)?(?P<name>[\w.-]{{1,60}}))(?P<attributes>[\s/>][^>]*)", re.DOTALL
)
_KINDS: Final[Mapping[str, Unread]] = {
    "alignment": Unread("an alignment of ontologies", SAVE_AS),
    "claml": Unread("a classification in ClaML", SAVE_AS),
    "descriptorrecordset": Unread("MeSH in XML", "Take MeSH in RDF: mesh.nt.gz"),
    "feed": Unread("a news feed", SAVE_AS),
    "glossary": Unread("a glossary in DocBook or DITA", SAVE_AS),
    "glossgroup": Unread("a glossary in DITA", SAVE_AS),
    "glossentry": Unread("a glossary in DITA", SAVE_AS),
    "grammar": Unread("a schema in RELAX NG", OTHER_SCHEMA),
    "graphml": Unread("a graph in GraphML", SAVE_AS),
    "html": WEB_PAGE,
    "jdbor": Unread("a file of Orphadata", "Take the Orphanet ontology (ORDO) in OWL."),
    "lexicalresource": Unread("a lexicon in LMF", SAVE_AS),
    "workbook": Unread(
        "a workbook of Excel 2003 in XML", "Open it in Excel or LibreOffice and save it as .xlsx or CSV."
    ),
    "document": Unread("a flat OpenDocument file", "Open it in LibreOffice and save it as .ods or CSV."),
    "mediawiki": Unread("the export of a wiki", "Save the text of its glossary as a file of its own."),
    "mods": Unread("a bibliographic record in MODS", SAVE_AS),
    "oai-pmh": Unread("an answer of OAI-PMH", "Save the <rdf:RDF> in it as a file of its own."),
    "obo": Unread("OBO in XML", "Take its OBO or OWL form."),
    "ontology": Unread("OWL/XML", ROBOT),
    "plist": Unread("a property list", SAVE_AS),
    "rss": NEWS,
    "sbml": Unread("a model in SBML", "Name the ontology that it refers to."),
    "schema": Unread("an XML schema", OTHER_SCHEMA),
    "svg": Unread("an image in SVG"),
    "tei": Unread("a text in TEI", ANNOTATE),
    "tmx": Unread("a translation memory in TMX", SAVE_AS),
    "topicmap": Unread("a topic map", SAVE_AS),
    "trix": Unread("RDF in TriX", TO_OTHER_RDF.format("trix")),
    "vdex": Unread("a vocabulary in VDEX", SAVE_AS),
    "xliff": Unread("a translation in XLIFF", SAVE_AS),
    "zthes": Unread("a thesaurus in Zthes", SAVE_AS),
}
"""What XML is, by the name of its root element in small letters."""
_IN_NAMESPACE: Final = {"ontology": "owl#", "workbook": ":office:spreadsheet", "document": ":opendocument:"}
"""What the namespaces of a root element hold whose name may mean something else, too."""


def xml_root(text: str) -> re.Match[str] | None:
    """Return the first tag of XML, in the groups "root", "name" and "attributes". None if the text is no XML."""
    return _ROOT.match(text)


def unread_xml(text: str) -> Unread | None:
    """Return what XML is whose root element is known, None for other texts.

    >>> unread_xml("<svg>").name, unread_xml("<words>")
    ('an image in SVG', None)
    """
    root = xml_root(text)
    name = root["name"].casefold() if root else ""
    is_known = root is not None and name in _KINDS and _IN_NAMESPACE.get(name, "") in root["attributes"]
    return _KINDS[name] if is_known else None
