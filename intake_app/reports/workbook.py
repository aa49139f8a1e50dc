"""A table as a workbook (Office Open XML, ECMA-376): every cell is text by its type, so that none can be a formula."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from typing import Final
from xml.sax.saxutils import escape

_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_DOCUMENT: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_PARTS: Final = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{_DOCUMENT}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_DOCUMENT}"><sheets>'
    '<sheet name="1" sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{_DOCUMENT}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
}
_UNWRITABLE: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff\ud800-\udfff]|_(?=x[0-9A-Fa-f]{4}_)")
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)


def workbook(heading: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """The table as the one sheet of a workbook; the same table gives the same bytes, and nothing tells who made it."""
    lines = "".join(_row(cells) for cells in (heading, *rows))
    sheet = f'<worksheet xmlns="{_MAIN}"><sheetData>{lines}</sheetData></worksheet>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (*_PARTS.items(), ("xl/worksheets/sheet1.xml", sheet)):
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), _HEAD + content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _row(cells: Sequence[str]) -> str:
    inside = "".join(f'<c t="inlineStr"><is><t xml:space="preserve">{_text(each)}</t></is></c>' for each in cells)
    return f"<row>{inside}</row>"


def _text(text: str) -> str:
    """As the standard writes characters that XML lacks: ``_x0000_`` (ECMA-376, part 1, 22.9.2.19)."""
    return escape(_UNWRITABLE.sub(lambda found: f"_x{ord(found.group()):04X}_", text))
