"""The terminology bundle: JSON made to be read and mended by hand."""
