"""Recognizes the outputs of earlier runs by their content: answers in JSON Lines, pages, and summaries."""

import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from immuno_cli.annotate.collections.annotator import Fields
from immuno_cli.annotate.collections.earlier import can_be_answers, has_answers

_PAGE_START: Final = b"<!DOCTYPE html>\n<html lang="
_PAGE_END: Final = b'<div id="tip" role="tooltip" hidden></div>\n<script>'
"""What every page of ours has before its script, which is its end."""
_END_SIZE: Final = 1 << 16
_SUMMARY_START: Final = b"term\tmentions\tdocuments\tid\tvocabulary\n"


def is_earlier_output(path: Path, fields: Fields) -> bool:
    """Return whether a file that is found in a folder is an output, and so no text. One that cannot be read is not."""
    with suppress(OSError):
        return _is_page(path) or has_answers(path, fields)
    return False


def can_be_written_over(path: Path, fields: Fields) -> bool:
    """Return whether a file is an output, or the beginning of one. One that cannot be read is not."""
    with suppress(OSError):
        return _is_page(path) or can_be_answers(path, fields)
    return False


def _is_page(path: Path) -> bool:
    """Return whether a file is a page with marks, or a summary."""
    with path.open("rb") as file:
        start = file.read(len(_SUMMARY_START))
        if not start.startswith(_PAGE_START):
            return start == _SUMMARY_START
        file.seek(max(0, file.seek(0, os.SEEK_END) - _END_SIZE))
        return _PAGE_END in file.read()
