"""All checks of what a vocabulary says, by number. See `problem` for what the hundreds mean."""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Final

from immuno_cli.validate import link_checks, name_checks, source_checks
from immuno_cli.validate.checked import Checked
from immuno_cli.validate.problem import Finding, Places, findings_of, is_asked

SHARED_LABEL: Final = 201
CHECKS: Final[Mapping[int, Callable[[Checked], Places]]] = {
    109: name_checks.id_twice,
    110: name_checks.id_of_base,
    111: name_checks.label_of_base,
    112: link_checks.missing_base,
    113: link_checks.extension_cycle,
    114: name_checks.other_bundle_id,
    SHARED_LABEL: name_checks.shared_label,
    202: link_checks.unknown_target,
    203: link_checks.cycle,
    204: link_checks.related_kind,
    205: source_checks.unlisted_document,
    206: link_checks.unknown_relation,
    207: link_checks.unknown_category,
    208: link_checks.unknown_kind,
    209: name_checks.label_twice,
    210: link_checks.self_reference,
    211: link_checks.target_twice,
    212: link_checks.unchecked_pair,
    213: source_checks.unreachable_reference,
    214: source_checks.insecure_address,
    215: link_checks.unknown_meaning,
    216: source_checks.reversed_section,
    217: name_checks.damaged_letters,
    218: link_checks.narrower_of_no_base,
    219: source_checks.unknown_aspect,
    220: link_checks.unknown_treatment,
    301: name_checks.no_slug,
    302: source_checks.no_basis,
    303: source_checks.no_definition,
    401: link_checks.redundant_parent,
    402: link_checks.unchecked_parent,
}

BROKEN_LINKS: Final = frozenset({202, 206, 207, 215})
"""Checks that find what leads to something that does not exist. A vocabulary with such links is used as it is."""

_NEED_BASE: Final = frozenset({202, 205, 206, 207, 215, 220})
"""Checks that would find fault with each reference to a base that is not known."""


def iter_findings(checked: Checked, *, ours: bool, without: Collection[int] = ()) -> Iterator[Finding]:
    """Yield what all checks find in the checked bundle itself, check by check.

    `without` are the numbers of checks that are left out.
    """
    for number, check in CHECKS.items():
        if number in without or not is_asked(number, ours=ours):
            continue
        if number in _NEED_BASE and not checked.base.is_known:
            continue
        for finding in findings_of(number, check, check(checked)):
            if checked.is_own(finding.path):
                yield finding
