"""Where the files are that ship with the package."""

from pathlib import Path


def data_directory() -> Path:
    """Return the folder of the shipped data: inside the package where it is installed, beside it in a checkout."""
    package = Path(__file__).parent
    installed = package / "_data"
    return installed if installed.is_dir() else package.parent / "data"
