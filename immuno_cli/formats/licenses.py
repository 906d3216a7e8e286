"""The addresses of licences. RDF wants a licence named by its address; people name it by its SPDX identifier."""

import re
from typing import Final

from immuno_cli.formats.iris import is_iri

_SPDX: Final = "https://spdx.org/licenses/"
_NAMES: Final = re.compile(
    r"MIT|ISC|0BSD|Unlicense|Apache-2\.0|BSD-[234]-Clause|MPL-2\.0|EUPL-1\.[0-2]"
    r"|(?:[AL]?GPL)-[123]\.[01](?:-only|-or-later)?|GFDL-1\.[123](?:-only|-or-later)?"
    r"|CC0-1\.0|CC-BY(?:-NC)?(?:-SA|-ND)?-[1-4]\.[05]|ODbL-1\.0|ODC-By-1\.0|PDDL-1\.0|OGL-UK-[123]\.0|etalab-2\.0",
    re.ASCII,
)


def license_iri(text: str) -> str | None:
    """Return the address of a licence: the text itself, or that of an SPDX identifier. None for any other text.

    >>> license_iri("MIT"), license_iri("https://example.org/terms"), license_iri("Free for teaching")
    ('https://spdx.org/licenses/MIT', 'https://example.org/terms', None)
    """
    if _NAMES.fullmatch(text):
        return _SPDX + text
    return text if is_iri(text) else None


def license_name(text: str) -> str:
    """Return the SPDX identifier of a licence that is named by its address there, and any other text unchanged.

    >>> license_name("https://spdx.org/licenses/MIT"), license_name("https://example.org/terms")
    ('MIT', 'https://example.org/terms')
    """
    name = text.removeprefix(_SPDX)
    return name if _NAMES.fullmatch(name) else text
