"""Where the data files are that ship with the package."""

from functools import cache
from pathlib import Path


@cache
def data_directory() -> Path:
    """Return the folder of the data: `_data` in an installed package, `data` beside the package in a checkout."""
    package = Path(__file__).parent
    installed = package / "_data"
    return installed if installed.is_dir() else package.parent / "data"
