"""IRIs of what SKOS has no property or class for. All but one are in this project's own namespace."""

from typing import Final

from immuno_cli.formats.iris import IMMUNO, SKOS

OBO_IN_OWL: Final = "http://www.geneontology.org/formats/oboInOwl#"

# properties of a concept
RELATED_SYNONYM: Final = OBO_IN_OWL + "hasRelatedSynonym"
LABEL_PROPERTIES: Final = {
    "pref": SKOS + "prefLabel",
    "alt": SKOS + "altLabel",
    "related": RELATED_SYNONYM,
    "hidden": SKOS + "hiddenLabel",
}
"""The properties of labels, by role."""
KIND: Final = IMMUNO + "kind"
PRONUNCIATION: Final = IMMUNO + "pronunciation"
CATEGORY: Final = IMMUNO + "category"
DISTINCT_FROM: Final = IMMUNO + "distinctFrom"
REVIEW_STATUS: Final = IMMUNO + "reviewStatus"
REVIEW_DATE: Final = IMMUNO + "reviewDate"

# what a statement rests on
BASIS: Final = IMMUNO + "basis"
PASSAGE: Final = IMMUNO + "passage"

# classes of collections
FACET_CLASS: Final = IMMUNO + "Facet"
CATEGORY_CLASS: Final = IMMUNO + "Category"

# properties of a scheme
EXTENDS: Final = IMMUNO + "extends"
NAME_STEM: Final = IMMUNO + "nameStem"

# properties of a name stem
STEM: Final = IMMUNO + "stem"
STEM_CONCEPT: Final = IMMUNO + "concept"

# properties of a document
FILE: Final = IMMUNO + "file"
URL: Final = IMMUNO + "url"
ACCESSED: Final = IMMUNO + "accessed"
SECTION: Final = IMMUNO + "section"

# properties of a section of a document
FIRST_PARAGRAPH: Final = IMMUNO + "from"
LAST_PARAGRAPH: Final = IMMUNO + "to"
