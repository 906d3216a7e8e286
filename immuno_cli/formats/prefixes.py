"""The known prefixes of ids, such as `MESH` in `MESH:D007167`, and the addresses that they stand for.

Only these prefixes are expanded. An address under anyone's domain is theirs to give, so an id with another prefix gets
an IRI of ours (`immuno_cli.formats.iris`).
"""

import re
from collections.abc import Mapping
from typing import Final

OBO_PURL: Final = "http://purl.obolibrary.org/obo/"

_OBO_FOUNDRY: Final = (
    "AEO AGRO AISM AMPHX APO APOLLO_SV ARO BCO BFO BSPO BTO CARO CDAO CDNO CEPH CHEBI CHEMINF CHIRO CHMO CIO CL CLAO "
    "CLO CLYH CMO COB COLAO CRO CTENO CTO CVDO DDANAT DDPHENO DIDEO DOID DRON DUO ECAO ECO ECOCORE ECTO EHDAA2 EMAP "
    "EMAPA ENVO EPIO EUPATH EXO FAO FBbi FBbt FBcv FBdv FIDEO FIX FLOPO FMA FOBI FOODON FOVT FYPO GALLONT GAZ GECKO "
    "GENEPIO GENO GEO GNO GO GSSO HANCESTRO HAO HOM HP HSO HTN HsapDv IAO ICEO ICO IDO IDOMAL INO KISAO LABO LEPAO "
    "LUNGMAP MA MAMO MAXO MCO MCRO MF MFMO MFOEM MFOMD MI MIAPA MICRO MIRNAO MIRO MMO MOD MONDO MOP MP MPATH MPIO MRO "
    "MS MmusDv NBO NCBITaxon NCIT NCRO NGBO NMR NOMEN OAE OARCS OBA OBCS OBI OBIB OCCO OGG OGI OGMS OGSF OHD OHMI "
    "OHPI OLATDV OMIABIS OMIT OMO OMP OMRSE ONE ONS ONTONEO OOSTT OPL OPMI ORNASEQ OVAE PATO PCL PCO PDRO PDUMDV PECO "
    "PHIPO PLANA PLANP PO PORO PPO PR PROCO PSDO PSO PW RBO REX RNAO RO RS RXNO SBO SEPIO SIBO SLSO SO SPD STATO SWO "
    "SYMP T4FS TADS TAXRANK TGMA TO TRANS TTO TXPO UBERON UO UPA UPHENO VARIO VBO VO VT VTO WBPhenotype WBbt WBls XAO "
    "XCO XLMOD XPO ZECO ZFA ZFS ZP"
)
"""Prefixes of the OBO Foundry's ontologies, past ones included (https://obofoundry.org/registry/)."""

PREFIXES: Final[Mapping[str, str]] = {
    **{prefix: f"{OBO_PURL}{prefix}_" for prefix in _OBO_FOUNDRY.split()},
    "DOI": "https://doi.org/",
    "EFO": "http://www.ebi.ac.uk/efo/EFO_",
    "HGNC": "https://identifiers.org/hgnc:",
    "ICD10CM": "http://purl.bioontology.org/ontology/ICD10CM/",
    "MESH": "http://id.nlm.nih.gov/mesh/",
    "OMIM": "https://omim.org/entry/",
    "Orphanet": "http://www.orpha.net/ORDO/Orphanet_",
    "PMID": "https://pubmed.ncbi.nlm.nih.gov/",
    "SCTID": "http://snomed.info/id/",
    "UMLS": "https://identifiers.org/umls:",
    "WIKIDATA": "http://www.wikidata.org/entity/",
}
"""What stands before the rest of an id in its address."""

_OTHER_STARTS: Final = {start: prefix for prefix, start in PREFIXES.items() if not start.startswith(OBO_PURL)}
_OBO_LOCAL_ID: Final = re.compile(r"[A-Z]?[0-9][A-Z0-9]*(?:-[0-9]+)?", re.ASCII)
"""The digits of most ontologies (`0000084`), NCIT's `C1234`, and the Protein Ontology's accessions (`P04637-2`)."""
_DOI: Final = re.compile(r"10\.[0-9.]+/[\w.;()/:-]+", re.ASCII)
_OTHER_LOCAL_ID: Final = re.compile(r"[\w.-]+", re.ASCII)


def expand(identifier: str) -> str | None:
    """Return the address of an id with a known prefix, or None.

    >>> expand("CL:0000084"), expand("MESH:D007167"), expand("KITCHEN:1")
    ('http://purl.obolibrary.org/obo/CL_0000084', 'http://id.nlm.nih.gov/mesh/D007167', None)
    """
    prefix, _, local = identifier.partition(":")
    start = PREFIXES.get(prefix)
    if start is None:
        return None
    pattern = _OBO_LOCAL_ID if start.startswith(OBO_PURL) else _DOI if prefix == "DOI" else _OTHER_LOCAL_ID
    return start + local if pattern.fullmatch(local) else None


def contract(iri: str) -> str | None:
    """Return the id with a known prefix that has this address, or None: the reverse of `expand`.

    >>> contract("http://purl.obolibrary.org/obo/CL_0000084"), contract("https://example.org/1")
    ('CL:0000084', None)
    """
    if iri.startswith(OBO_PURL):
        prefix, _, local = iri.removeprefix(OBO_PURL).rpartition("_")
        candidate = f"{prefix}:{local}"
    else:
        start = next((start for start in _OTHER_STARTS if iri.startswith(start)), None)
        if start is None:
            return None
        candidate = f"{_OTHER_STARTS[start]}:{iri.removeprefix(start)}"
    return candidate if expand(candidate) == iri else None
