"""A small vocabulary, made up, that uses everything a bundle can say."""

from typing import Final

from immuno_cli.model import (
    Category,
    Classification,
    Concept,
    Document,
    Facet,
    Match,
    Relation,
    RelationType,
    Scheme,
    Statement,
)

SCHEME: Final = Scheme(
    id="kitchen",
    title="Kitchen words",
    language="en",
    description="What is in a kitchen, and what it is for.",
    version="2.1",
    license="CC0-1.0",
    attribution="The cooks & their friends",
    iri="https://example.org/kitchen/",
    documents=(
        Document("cook", "The <Cook>", "cook.txt", author="A. Cook", publisher="Pan & Son", date="2020-01-02"),
        Document("list", "A list", "list.txt", note="Found on a fridge."),
    ),
    facets=(
        Facet("heat", "heat", "Does it get hot?", (Category("hot", "hot", "Yes."), Category("cold", "cold"))),
        Facet("empty", "an empty facet"),
    ),
    relation_types=(RelationType("cuts", "cuts", "is cut by", "The first divides the second."),),
)

CONCEPTS: Final = (
    Concept("tool", "tool", kind="general", definitions=(Statement("A thing to work with."),)),
    Concept(
        "knife",
        "knife",
        alt_labels=("kitchen knife", "couteau"),
        hidden_labels=("knive",),
        notations=("K1", "7"),
        kind="tool",
        definitions=(
            Statement("It has a blade.", "document", ("cook:p1.s1", "list:p2")),
            Statement("A *sharp* <tool>.", "headline", ("cook:p9.s1",), ("PMID:1", "https://example.org/x?a=1&b=2")),
        ),
        scope_notes=(Statement("Not for children.", "opinion", ("list:p1.s1",)), Statement("Plain.")),
        examples=(Statement("A bread knife.", "inferred", ("a passage without a document",)),),
        editorial_notes=(Statement("Keep it sharp.", "glossary"),),
        categories=(
            Classification("cold", "document", ("cook:p1.s2",), "It lies in a drawer."),
            Classification("unlisted"),
        ),
        broader=("tool", "elsewhere"),
        related=("board",),
        relations=(
            Relation("cuts", "bread", "document", ("cook:p3.s1",)),
            Relation("cuts", "board", "glossary"),
            Relation("unheard-of", "tool"),
        ),
        exact_matches=(Match("MESH:D000001", "Knife"), Match("NCIT:C1")),
        close_matches=(Match("https://example.com/knife", "a knife"),),
        broad_matches=(Match("WIKIDATA:Q1"),),
        narrow_matches=(Match("OTHER:a b/c"),),
        related_matches=(Match("no prefix at all", "odd"),),
    ),
    Concept("board", "board", categories=(Classification("hot", "inferred", ("cook:p4.s1",)), Classification("cold"))),
    Concept("bread", "Brot “fresh” – \\ 'd'", broader=("tool",)),
    Concept("CL:0000084", "an OBO id"),
    Concept("café/crème 100%", "an id that needs escaping", broader=("category/hot",)),
    Concept("category/hot", "an id like one of ours"),
    Concept("http://example.net/#a", "an id that is an address"),
    Concept("spoon-old", "", deprecated=True, is_replaced_by=("knife", "elsewhere")),
)
