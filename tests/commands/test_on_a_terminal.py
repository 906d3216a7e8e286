"""What only someone at a terminal sees: hints to type, progress of what takes long, messages that fit."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

from tests.commands.terminal import in_terminal

NO_PAGER: Final = {"IMMUNO_PAGER": ""}


def typing(text: bytes) -> Callable[[int], None]:
    """Return what types a text and ends the input. The terminal keeps it until the command reads it."""

    def run(keyboard: int) -> None:
        os.write(keyboard, text + b"\x04")

    return run


def test_search_without_a_query_says_how_to_type_some() -> None:
    shown = in_terminal("search", "-", "--limit", "1", environment=NO_PAGER, while_running=typing(b"limfosite\n"))
    assert shown.code == 0
    assert "Type one query per line; Ctrl-D ends the input." in shown.screen
    assert "lymphocyte" in shown.screen


def test_annotate_without_a_file_says_how_to_type_a_text() -> None:
    shown = in_terminal("annotate", environment=NO_PAGER, while_running=typing(b"no more headaches\n"))
    assert shown.code == 0
    assert "Type or paste a text; Ctrl-D ends the input." in shown.screen
    assert "[1]" in shown.screen


def test_help_has_bold_headings_and_no_boxes() -> None:
    shown = in_terminal("explain", "--help")
    assert shown.code == 0
    assert "\x1b[1mOptions\x1b[0m:\n" in shown.screen
    assert not set("│╭╰─") & set(shown.screen)
    assert "\x1b" not in in_terminal("explain", "--help", environment={"TERM": "dumb"}).screen


def test_an_import_shows_how_far_it_is_and_leaves_only_its_result(tmp_path: Path) -> None:
    table = tmp_path / "many.csv"
    table.write_text("id,prefLabel\n" + "".join(f"x{n},word {n}\n" for n in range(20_000)), encoding="utf-8")
    shown = in_terminal("vocabulary", "add", str(table))
    assert shown.code == 0
    assert "Reading" in shown.screen
    assert "20,000" in shown.screen
    after = shown.screen.rpartition("\x1b[2K")[2]
    assert "Added as “many”." in after
    assert "Reading" not in after


def test_a_long_text_shows_how_far_annotating_is(tmp_path: Path) -> None:
    text = tmp_path / "long.txt"
    text.write_text("Nobody had any fever that day.\n" * 70_000, encoding="utf-8")
    shown = in_terminal("annotate", str(text), "--only-terms", environment=NO_PAGER)
    assert shown.code == 0
    assert "Annotating" in shown.screen
    after = shown.screen.rpartition("\x1b[2K")[2]
    assert "fever" in after
    assert "Annotating" not in after
    short = tmp_path / "short.txt"
    short.write_text("Nobody had any fever that day.\n", encoding="utf-8")
    assert "Annotating" not in in_terminal("annotate", str(short), "--only-terms", environment=NO_PAGER).screen


def test_an_exported_file_does_a_terminal_no_harm(tmp_path: Path) -> None:
    table = tmp_path / "odd.csv"
    table.write_text("id,prefLabel\na,\x1b[2Jclear\nb,\u202eback\nc,\x9b2Jclear\n", encoding="utf-8")
    for form in ("csv", "obo", "bundle", "jsonld"):
        screen = in_terminal("export", "--to", form, "-V", str(table)).screen
        assert not {"\x1b", "\u202e", "\x9b"} & set(screen)
        assert "u202e" in screen


NO_LINKS: Final = {
    "TERM": "xterm-256color",
    **dict.fromkeys(("VTE_VERSION", "TERM_PROGRAM", "WT_SESSION", "KONSOLE_VERSION", "KITTY_WINDOW_ID", "DOMTERM")),
    **dict.fromkeys(("TMUX", "STY")),
}
ADDRESS: Final = "https://www.cancer.gov/publications/dictionaries/cancer-terms/search/zorbl/?searchMode=Contains"


def test_an_address_in_a_message_is_never_broken() -> None:
    shown = in_terminal("explain", "zorbl", columns=40, environment={**NO_PAGER, **NO_LINKS})
    lines = [line.strip() for line in shown.screen.splitlines()]
    assert ADDRESS in lines
    assert "NCI Dictionary of Cancer Terms:" in lines


def test_a_terminal_with_links_shows_the_name_of_the_site_as_a_link() -> None:
    shown = in_terminal("explain", "zorbl", columns=40, environment={**NO_PAGER, **NO_LINKS, "VTE_VERSION": "7600"})
    link = f"\x1b]8;;{ADDRESS}\x1b\\NCI Dictionary of Cancer Terms\x1b]8;;\x1b\\"
    assert link in shown.screen
    assert ADDRESS not in shown.screen.replace(link, "")


def test_a_terminal_within_tmux_is_not_taken_to_have_links() -> None:
    inside = {**NO_LINKS, "VTE_VERSION": "7600", "TMUX": "tmux-1000/default,1,0"}
    shown = in_terminal("explain", "zorbl", columns=40, environment={**NO_PAGER, **inside})
    assert ADDRESS in [line.strip() for line in shown.screen.splitlines()]
