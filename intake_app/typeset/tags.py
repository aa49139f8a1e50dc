"""The structure of a document for a screen reader: elements, the marks that belong to them, and their tree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from intake_app.typeset.engine import pdfdoc
from intake_app.typeset.pdf_file import Written, text_string


@dataclass(eq=False, slots=True)
class Element:
    """A structure element: ``tag`` as ISO 32000-1, 14.8.4 names it (P, H1, L, LI, Lbl, LBody, Table, TR, TH, TD).

    Its place among its siblings is where it was first drawn. ``language`` is set where it differs from its parent's;
    ``text`` is what a screen reader says instead of the drawn glyphs (right-to-left text), and what a Figure shows.
    """

    tag: str
    parent: Element | None = None
    language: str | None = None
    text: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a page's content that belongs to an element: page from 0, and its number (MCID) on that page."""

    page: int
    number: int
    element: Element


@dataclass(slots=True)
class _Entry:
    """An element's object and, in reading order, what is in it: elements and marks."""

    made: Written
    start: str
    kids: list[str] = field(default_factory=list)
    page: str = ""

    def add(self, page: str, number: int) -> None:
        """A mark on this page; the element's own page is that of its first mark."""
        self.page = self.page or page
        self.kids.append(str(number) if page == self.page else f"<</Type/MCR/Pg {page}/MCID {number}>>")

    def close(self) -> None:
        page = f"/Pg {self.page}" if self.page else ""
        self.made.content = f"<<{self.start}{page}/K[{' '.join(self.kids)}]>>".encode()


def write_tree(doc: Any, marks: Sequence[Mark], language: str) -> None:
    """Add the structure tree and the parent tree of these marks to a reportlab document whose pages are drawn."""
    root = Written(doc)
    top = _Entry(Written(doc), f"/S/Document/P {root.place}")
    entries: dict[Element | None, _Entry] = {None: top}
    places = [doc.Reference(page).format(doc).decode() for page in doc.Pages.pages]
    owners: list[list[str]] = [[] for _ in places]
    for mark in marks:
        owner = _entry(doc, mark.element, entries, language)
        owner.add(places[mark.page], mark.number)
        owners[mark.page].append(owner.made.place)
    for entry in entries.values():
        entry.close()
    numbers = " ".join(f"{key}[{' '.join(page)}]" for key, page in enumerate(owners))
    tree = f"/ParentTree<</Nums[{numbers}]>>/ParentTreeNextKey {len(owners)}"
    root.content = f"<</Type/StructTreeRoot/K {top.made.place}{tree}>>".encode()
    for key, page in enumerate(doc.Pages.pages):
        page.__NoDefault__ = (*page.__NoDefault__, "StructParents", "Tabs")
        page.StructParents, page.Tabs = key, pdfdoc.PDFName("S")
    doc.Catalog.StructTreeRoot = root
    doc.Catalog.MarkInfo = Written(doc, "<</Marked true>>")


def _entry(doc: Any, element: Element, entries: dict[Element | None, _Entry], language: str) -> _Entry:
    """The element's entry, made with its ancestors when it is first met."""
    if element in entries:
        return entries[element]
    parent = _entry(doc, element.parent, entries, language) if element.parent else entries[None]
    start = f"/S/{element.tag}/P {parent.made.place}"
    if element.tag == "TH":
        start += "/A<</O/Table/Scope/Row>>"
    if element.language and element.language != language:
        start += f"/Lang{text_string(element.language)}"
    if element.text:
        start += f"{'/Alt' if element.tag == 'Figure' else '/ActualText'}{text_string(element.text)}"
    entries[element] = entry = _Entry(Written(doc), start)
    parent.kids.append(entry.made.place)
    return entry
