"""Workbooks written by hand, as small as they can be."""

import io
import zipfile
from collections.abc import Mapping
from typing import Final
from xml.sax.saxutils import escape

_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_OPEN_DOCUMENT: Final = "urn:oasis:names:tc:opendocument:xmlns"
_SHEET_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_BOOK_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_ODS: Final = "application/vnd.oasis.opendocument.spreadsheet"


def text_cell(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'


def xlsx_rows(*rows: tuple[str, ...]) -> str:
    """Return the rows of a sheet whose cells hold text."""
    return "".join(
        f'<row r="{line}">{"".join(text_cell(f"{chr(65 + n)}{line}", cell) for n, cell in enumerate(row))}</row>'
        for line, row in enumerate(rows, 1)
    )


def xlsx(sheets: Mapping[str, str], *, hidden: str = "") -> bytes:
    """Return an Excel workbook with these sheets, each given as its rows in XML."""
    numbered = list(enumerate(sheets, 1))
    state = {name: ' state="hidden"' if name == hidden else "" for name in sheets}
    listed = "".join(f'<sheet name="{name}" sheetId="{n}"{state[name]} r:id="r{n}"/>' for n, name in numbered)
    linked = "".join(
        f'<Relationship Id="r{n}" Type="{_RELATIONS}/worksheet" Target="worksheets/sheet{n}.xml"/>' for n, _ in numbered
    )
    typed = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{_SHEET_TYPE}"/>' for n, _ in numbered
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Override PartName="/xl/workbook.xml"'
        f' ContentType="{_BOOK_TYPE}"/>{typed}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1"'
        f' Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{linked}</Relationships>',
    }
    for n, name in numbered:
        sheet = f'<worksheet xmlns="{_MAIN}"><sheetData>{sheets[name]}</sheetData></worksheet>'
        parts[f"xl/worksheets/sheet{n}.xml"] = sheet
    return _packed(parts)


def ods(*rows: tuple[str, ...], more: str = "", end: str = "</table:table>") -> bytes:
    """Return an OpenDocument workbook with one sheet. `more` is put after its rows, and `end` ends it."""
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    listed = "".join(
        f"<table:table-row>{''.join(cell.format(escape(text)) for text in row)}</table:table-row>" for row in rows
    )
    names = " ".join(f'xmlns:{name}="{_OPEN_DOCUMENT}:{name}:1.0"' for name in ("office", "table", "text"))
    content = (
        f"<office:document-content {names}><office:body><office:spreadsheet>"
        f'<table:table table:name="Terms">{listed}{more}{end}'
        f"</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        f'<m:manifest xmlns:m="{_OPEN_DOCUMENT}:manifest:1.0"><m:file-entry m:full-path="/" m:media-type="{_ODS}"/>'
        f'<m:file-entry m:full-path="content.xml" m:media-type="text/xml"/></m:manifest>'
    )
    return _packed({"mimetype": _ODS, "META-INF/manifest.xml": manifest, "content.xml": content})


def _packed(parts: Mapping[str, str]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            whole = content if name == "mimetype" else f'<?xml version="1.0" encoding="UTF-8"?>{content}'
            kind = zipfile.ZIP_STORED if name == "mimetype" else None
            archive.writestr(name, whole, compress_type=kind)
    return data.getvalue()
