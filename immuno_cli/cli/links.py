"""Addresses in messages: links where the terminal has links, else on a line of their own that is never broken."""

import re
from collections.abc import Mapping
from textwrap import wrap
from typing import Final

_NAMED: Final = re.compile(r"(?P<indent> *)(?P<name>.+): (?P<address>https?://[!-~]+)")
_PROGRAMS: Final = frozenset({"iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "rio", "Tabby"})
_TERMINALS: Final = ("xterm-kitty", "xterm-ghostty", "alacritty", "foot", "wezterm", "contour")
_SIGNS: Final = ("WT_SESSION", "KONSOLE_VERSION", "KITTY_WINDOW_ID", "DOMTERM")
_FIRST_VTE: Final = 5000
"""The version of VTE, the terminal of GNOME and others, that first had links (0.50)."""


def has_links(environment: Mapping[str, str]) -> bool:
    """Return whether a terminal is known to show links (OSC 8). tmux and screen may swallow them.

    >>> has_links({"TERM": "xterm-256color", "VTE_VERSION": "7600"}), has_links({"TERM": "linux"})
    (True, False)
    """
    terminal = environment.get("TERM", "")
    if environment.get("TMUX") or environment.get("STY") or terminal.startswith(("screen", "tmux")):
        return False
    if terminal in ("", "dumb", "linux"):
        return "WT_SESSION" in environment and terminal == ""
    version = environment.get("VTE_VERSION", "")
    if version.isdecimal() and int(version) >= _FIRST_VTE:
        return True
    known = environment.get("TERM_PROGRAM") in _PROGRAMS or terminal.startswith(_TERMINALS)
    return known or any(map(environment.get, _SIGNS))


def rows_with_address(line: str, columns: int, *, linked: bool) -> list[str]:
    r"""Return the rows of a line that has an address. No address is broken over rows.

    Where the line is a name and its address, the name is a link if `linked`; else the address has its own row.

    >>> rows_with_address("  MedlinePlus: https://medlineplus.gov/a/long/way", 24, linked=False)
    ['  MedlinePlus:', '    https://medlineplus.gov/a/long/way']
    >>> rows_with_address("  MedlinePlus: https://medlineplus.gov", 24, linked=True)
    ['  \x1b]8;;https://medlineplus.gov\x1b\\MedlinePlus\x1b]8;;\x1b\\']
    """
    named = _NAMED.fullmatch(line)
    if named is None:
        return _rows(line, columns)
    indent, name, address = named["indent"], named["name"], named["address"]
    if not linked:
        return [*_rows(f"{indent}{name}:", columns), f"{indent}  {address}"]
    rows = [(row[: len(row) - len(row.lstrip())], row.lstrip()) for row in _rows(f"{indent}{name}", columns)]
    return [f"{blank}\x1b]8;;{address}\x1b\\{text}\x1b]8;;\x1b\\" for blank, text in rows]


def _rows(line: str, columns: int) -> list[str]:
    indent = line[: len(line) - len(line.lstrip())]
    return wrap(
        line.strip(),
        columns,
        initial_indent=indent,
        subsequent_indent=f"{indent}  ",
        break_on_hyphens=False,
        break_long_words=False,
    )
